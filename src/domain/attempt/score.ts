/**
 * What a decision and a path are worth, and whether an attempt passes.
 *
 * @module
 */
import type { Judged } from '../policy/judge.ts';
import type { FailsOn, Judgement } from '../policy/policy.ts';
import { compareRatios, ratio, type Ratio, type Slug } from '../units.ts';

/** What one counted decision is worth at most (G1). */
export const POINTS_OF = 2;

/** A decision with its judgement and its worth. */
export interface Decision {
	readonly scene: Slug;
	readonly choice: Slug;
	readonly conduct: Slug;
	readonly judged: Judged;
	readonly wayBack: boolean;
	/** Whether it counts towards the score; a decision that does not has `points` and `of` 0. */
	readonly counted: boolean;
	readonly points: number;
	readonly of: number;
	/** Whether it was told before the attempt began, and not taken in it (G9). */
	readonly told?: boolean;
}

/** What an attempt has to reach. */
export interface Threshold {
	/** A ratio, never a percentage; exactly the pass mark is a pass (G2). */
	readonly passMark: Ratio;
	readonly failsOn: readonly FailsOn[];
}

/** Why an attempt stands where it stands. */
export type Why =
	'passed' | 'not-ended' | 'floor' | 'serious-breach' | 'breach' | 'below-pass-mark';

/** The outcome of an attempt. */
export interface Grade {
	readonly score: Ratio;
	readonly passed: boolean;
	readonly why: Why;
	/** The first decision that failed it, counted from 0; absent unless a single decision did. */
	readonly decision?: number;
}

const WORTH: Readonly<Record<Judgement, number>> = {
	'compliant-best': 2,
	compliant: 2,
	risky: 1,
	breach: 0,
	'serious-breach': 0,
	'not-addressed': 0
};

/**
 * What a decision is worth (G1, G3, G4).
 *
 * On a way back, only a breach or a serious breach counts, and costs: the way back never raises a score.
 * A conduct that is not scored counts neither way.
 */
export function weigh(
	judged: Judged,
	wayBack: boolean
): Pick<Decision, 'counted' | 'points' | 'of'> {
	const worse = judged.judgement === 'breach' || judged.judgement === 'serious-breach';
	if (!judged.scored || (wayBack && !worse)) return { counted: false, points: 0, of: 0 };
	return { counted: true, points: WORTH[judged.judgement], of: POINTS_OF };
}

/** Points over points available on the path, exactly; `0/1` while nothing has counted (G2). */
export function score(decisions: readonly Decision[]): Ratio {
	const available = decisions.reduce((sum, { of }) => sum + of, 0);
	if (available === 0) return ratio(0, 1);
	return ratio(
		decisions.reduce((sum, { points }) => sum + points, 0),
		available
	);
}

/**
 * Grades a path: an ending reached, the pass mark met, nothing that fails an attempt on its own (G2–G5, G9).
 *
 * @param ended whether the story has reached an ending; without one nothing passes
 */
export function grade(decisions: readonly Decision[], ended: boolean, threshold: Threshold): Grade {
	const reached = score(decisions);
	const failed = (why: Why, decision?: number): Grade => ({
		score: reached,
		passed: false,
		why,
		...(decision === undefined ? {} : { decision })
	});
	for (const [index, { judged, told }] of decisions.entries()) {
		const why = told ? undefined : failing(judged, threshold.failsOn);
		if (why) return failed(ended ? why : 'not-ended', index);
	}
	if (!ended) return failed('not-ended');
	if (!decisions.some(({ counted }) => counted)) return failed('below-pass-mark');
	if (compareRatios(reached, threshold.passMark) < 0) return failed('below-pass-mark');
	return { score: reached, passed: true, why: 'passed' };
}

/** Why this decision alone fails an attempt, if it does (G3); one that is not scored never does (G4). */
export function failing(
	judged: Judged,
	failsOn: readonly FailsOn[]
): 'floor' | 'serious-breach' | 'breach' | undefined {
	if (!judged.scored && !judged.floor) return undefined;
	if (judged.floor) return 'floor';
	if (judged.judgement === 'serious-breach') return 'serious-breach';
	if (judged.judgement === 'breach' && failsOn.includes('breach')) return 'breach';
	return undefined;
}
