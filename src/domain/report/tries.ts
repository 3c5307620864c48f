/**
 * What people decided, as far as it may be counted: each decision with the clauses at stake in it.
 *
 * @module
 */
import { weigh } from '../attempt/score.ts';
import type { Judged } from '../policy/judge.ts';
import type { ClauseId, Force } from '../policy/policy.ts';
import type { Play } from '../scenario/machine.ts';
import type { Instant, Slug } from '../units.ts';

/** The place of a decision. */
export interface Place {
	readonly scenario: Slug;
	readonly scene: Slug;
}

/** A decision as somebody took it; ways back and what is not scored are none. */
export interface Took {
	readonly scene: Slug;
	readonly choice: Slug;
	/** What one does by it: the same conduct may be chosen in other words elsewhere. */
	readonly conduct: Slug;
	readonly at: Instant;
	/** From when the decision was in sight until it was taken. */
	readonly seconds: number;
	/** Whether it was unwise, or against the policy. */
	readonly misjudged: boolean;
	/** The clauses at stake here, whatever was chosen (R10). */
	readonly atStake: readonly ClauseId[];
	/** Those that what was chosen is misjudged by. */
	readonly against: readonly ClauseId[];
}

/** What one person decided in one situation. */
export interface Tries {
	readonly scenario: Slug;
	/** When the first try that came to an end did. */
	readonly endedAt: Instant;
	/** What was decided in it. */
	readonly first: readonly Took[];
	/** What was decided in every other try, in the order of time; decisions copied from an earlier try are none. */
	readonly others: readonly Took[];
}

/** The forces by which something is asked of people, or asked of them not to do. */
export const ASKING: readonly Force[] = [
	'must',
	'must-not',
	'should',
	'should-not',
	'advised-against'
];

/** The clauses that a conduct is misjudged by: none where it is in line, or where it is not scored. */
export function againstBy(judged: Judged): readonly ClauseId[] {
	return isMisjudged(judged)
		? judged.clauses.filter(({ force }) => ASKING.includes(force)).map(({ id }) => id)
		: [];
}

/** Whether a conduct counts, and is unwise or against the policy. */
export function isMisjudged(judged: Judged): boolean {
	const { counted, points, of } = weigh(judged, false);
	return counted && points < of;
}

/** The clauses at stake in a scene: those that any of its choices is misjudged by (R10). */
export function atStakeIn(play: Play, scene: Slug): readonly ClauseId[] {
	const { choices = {}, wayBack = false } = play.scenario.scenes[scene] ?? {};
	if (wayBack) return [];
	const ids = Object.values(choices).flatMap(({ conduct }) => {
		const judged = play.judged[conduct];
		return judged ? againstBy(judged) : [];
	});
	return [...new Set(ids)];
}
