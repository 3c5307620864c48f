/**
 * Ways through a scenario that an invented person may have taken.
 *
 * @module
 */
import { shuffled } from '#domain/attempt/shuffle.ts';
import { weigh, grade, type Threshold } from '#domain/attempt/score.ts';
import { isRefusal } from '#domain/refusal.ts';
import { choose, offers, open, type Play, type Position } from '#domain/scenario/machine.ts';
import type { Step } from '#domain/scenario/scenario.ts';

/**
 * Finds a path that passes or fails, or the first two steps of one; which of many depends on the seed alone.
 * Throws when a scenario has no such path: the content check would have refused it (PR family).
 */
export function choicesThat(
	result: 'pass' | 'fail' | 'part',
	play: Play,
	threshold: Threshold,
	seed: string
): readonly Step[] {
	const wanted = result !== 'fail';
	const found = search(play, threshold, open(play), wanted, seed);
	if (!found)
		throw new TypeError(`No path through “${play.scenario.title}” ${wanted ? 'passes' : 'fails'}.`);
	return result === 'part' ? found.slice(0, 2) : found;
}

function search(
	play: Play,
	threshold: Threshold,
	position: Position,
	wanted: boolean,
	seed: string
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
		const next = choose(play, position, choice);
		const found = isRefusal(next) ? undefined : search(play, threshold, next, wanted, seed);
		if (found) return found;
	}
	return undefined;
}
