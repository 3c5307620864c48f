/**
 * Ways through a scenario that an invented person may have taken.
 *
 * @module
 */
import { shuffled } from '#domain/attempt/shuffle.ts';
import { failing, grade, weigh, type Threshold } from '#domain/attempt/score.ts';
import { isRefusal } from '#domain/refusal.ts';
import { choose, offers, open, type Play, type Position } from '#domain/scenario/machine.ts';
import type { Step } from '#domain/scenario/scenario.ts';
import type { Slug } from '#domain/units.ts';

/** How a way through a scenario ends: a slip begins well and fails later; a part is the first two steps of a pass. */
export type Result = 'pass' | 'fail' | 'slip' | 'part';

/**
 * Finds a path that ends as asked; which of many depends on the seed alone.
 * Throws when a scenario has no such path: the content check would have refused it (PR family).
 */
export function choicesThat(
	result: Result,
	play: Play,
	threshold: Threshold,
	seed: string
): readonly Step[] {
	const wanted = result === 'pass' || result === 'part';
	const found = search(play, threshold, open(play), wanted, seed, result === 'slip');
	if (!found)
		throw new TypeError(`No path through “${play.scenario.title}” ${wanted ? 'passes' : 'fails'}.`);
	return result === 'part' ? found.slice(0, 2) : found;
}

function search(
	play: Play,
	threshold: Threshold,
	position: Position,
	wanted: boolean,
	seed: string,
	well: boolean
): readonly Step[] | undefined {
	if (position.ended) {
		const decisions = position.steps.map((step) => {
			const judged = play.judged[step.conduct];
			if (!judged) throw new TypeError(`Conduct “${step.conduct}” has no judgement.`);
			const wayBack = play.scenario.scenes[step.scene]?.wayBack ?? false;
			return { ...step, judged, wayBack, ...weigh(judged, wayBack) };
		});
		return grade(decisions, true, threshold).passed === wanted ? position.steps : undefined;
	}
	for (const choice of shuffled([...offers(play, position)].sort(), `${seed}/${position.at}`)) {
		if (wanted && isHopeless(play, threshold, position, choice)) continue;
		if (well && position.steps.length === 0 && !isInLine(play, position, choice)) continue;
		const next = choose(play, position, choice);
		const found = isRefusal(next) ? undefined : search(play, threshold, next, wanted, seed, well);
		if (found) return found;
	}
	return undefined;
}

/** Whether a choice fails the attempt alone or earns nothing: no way to look for a pass. */
function isHopeless(play: Play, threshold: Threshold, { at }: Position, choice: Slug): boolean {
	const judged = play.judged[play.scenario.scenes[at]?.choices[choice]?.conduct ?? ''];
	if (!judged) return true;
	const { counted, points } = weigh(judged, false);
	return failing(judged, threshold.failsOn) !== undefined || (counted && points === 0);
}

/** Whether the policy, or good practice for it, has nothing against a choice. */
function isInLine(play: Play, { at }: Position, choice: Slug): boolean {
	const judged = play.judged[play.scenario.scenes[at]?.choices[choice]?.conduct ?? ''];
	return judged?.judgement === 'compliant' || judged?.judgement === 'compliant-best';
}
