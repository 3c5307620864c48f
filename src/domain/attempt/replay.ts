/**
 * An attempt, replayed from its log through the machine: where it stands, each decision judged, and the grade.
 *
 * @module
 */
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Slug } from '../units.ts';
import { choose, offers, open, type Play, type Position } from '../scenario/machine.ts';
import type { Step } from '../scenario/scenario.ts';
import { grade, weigh, type Decision, type Grade, type Threshold } from './score.ts';

/** An attempt as it stands. */
export interface Played {
	readonly who: Slug;
	/** The scene or ending the story has reached. */
	readonly at: Slug;
	readonly ended: boolean;
	readonly ending?: Slug;
	readonly decisions: readonly Decision[];
	/** How many of them were told and not taken (G9). */
	readonly told: number;
	/** The choices on offer now, in file order; none once ended. */
	readonly offers: readonly Slug[];
	readonly grade: Grade;
	readonly position: Position;
}

/** A choice of the log, without its time. */
export interface Picked {
	readonly scene?: Slug;
	readonly choice: Slug;
}

/**
 * Replays choices from the first scene. The same log gives the same answer, always.
 *
 * Refuses `choice-not-offered` and `attempt-ended` as the machine does, and `log-does-not-fit` when an entry
 * names another scene than the one the story had reached.
 *
 * @param told how many of the first choices were told, and count neither way
 * @see RULES.md G2–G6, G9
 */
export function replay(
	play: Play,
	picked: readonly Picked[],
	threshold: Threshold,
	told = 0
): Played | Refusal<'choice-not-offered' | 'attempt-ended' | 'log-does-not-fit'> {
	let position = open(play);
	for (const [index, { scene, choice }] of picked.entries()) {
		if (scene !== undefined && scene !== position.at)
			return refuse(
				'log-does-not-fit',
				`Decision ${index + 1} of the log was taken in “${scene}”, but the story stands at “${position.at}”.`
			);
		const next = choose(play, position, choice);
		if (isRefusal(next)) return next;
		position = next;
	}
	return standing(play, position, threshold, told);
}

/** Takes one more choice from where an attempt stands; refuses as {@link replay} does. */
export function advance(
	play: Play,
	played: Played,
	choice: Slug,
	threshold: Threshold
): Played | Refusal<'choice-not-offered' | 'attempt-ended'> {
	const next = choose(play, played.position, choice);
	return isRefusal(next) ? next : standing(play, next, threshold, played.told);
}

function standing(play: Play, position: Position, threshold: Threshold, told: number): Played {
	const decisions = position.steps.map((step, index) =>
		index < told ? { ...decisionOf(play, step), ...TOLD } : decisionOf(play, step)
	);
	return {
		who: play.who,
		at: position.at,
		ended: position.ended,
		...(position.ended ? { ending: position.at } : {}),
		decisions,
		told,
		offers: offers(play, position),
		grade: grade(decisions, position.ended, threshold),
		position
	};
}

/** What was told was decided by nobody here: it counts neither way. */
const TOLD = { counted: false, points: 0, of: 0, told: true } as const;

/** A step of the story with its judgement and its worth. */
export function decisionOf(play: Play, step: Step): Decision {
	const judged = play.judged[step.conduct];
	if (!judged) throw new TypeError(`Conduct “${step.conduct}” was compiled without a judgement.`);
	const wayBack = play.scenario.scenes[step.scene]?.wayBack ?? false;
	return {
		scene: step.scene,
		choice: step.choice,
		conduct: step.conduct,
		judged,
		wayBack,
		...weigh(judged, wayBack)
	};
}
