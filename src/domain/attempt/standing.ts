/**
 * What a person's attempts at one scenario come to: first and best are both kept (G6).
 *
 * @module
 */
import { compareRatios, type Instant } from '../units.ts';
import type { Grade } from './score.ts';

/** An attempt's outcome with when it was reached. */
export interface Outcome {
	readonly attempt: string;
	readonly ended: boolean;
	readonly grade: Grade;
	readonly startedAt: Instant;
	readonly lastAt: Instant;
	/** Decisions taken so far. */
	readonly decisions: number;
	/** How many of them were told (G9); absent where all were taken. */
	readonly told?: number;
}

/** Where a person stands in one scenario. */
export interface Standing {
	/** The first attempt that reached an ending. */
	readonly first?: Outcome;
	/** The best ended attempt: a pass before any score, then the higher score, then the earlier. */
	readonly best?: Outcome;
	/** The latest attempt that has not ended. */
	readonly open?: Outcome;
	readonly passed: boolean;
	readonly attempts: number;
}

/** Folds outcomes, in the order they were started, into a standing; nothing achieved is lowered. */
export function standingOf(outcomes: readonly Outcome[]): Standing {
	const ended = outcomes.filter((each) => each.ended);
	const [first] = ended;
	const best = ended.reduce<Outcome | undefined>(
		(top, each) => (top === undefined || isBetter(each.grade, top.grade) ? each : top),
		undefined
	);
	const open = outcomes.filter((each) => !each.ended).at(-1);
	return {
		...(first ? { first } : {}),
		...(best ? { best } : {}),
		...(open ? { open } : {}),
		passed: best?.grade.passed ?? false,
		attempts: outcomes.length
	};
}

function isBetter(a: Grade, b: Grade): boolean {
	return a.passed === b.passed ? compareRatios(a.score, b.score) > 0 : a.passed;
}
