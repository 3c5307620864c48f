/**
 * One person's log of choices through one scenario. The log is the truth: everything else is a fold over it.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Hash, Instant, Slug } from '../units.ts';

/** One entry of the log. */
export interface Chosen {
	readonly scene: Slug;
	readonly choice: Slug;
	readonly at: Instant;
}

/** What an attempt is played and judged by, by content hash, so that it can be replayed years later. */
export interface Under {
	readonly scenario: Hash;
	readonly policy: Slug;
	readonly edition: Hash;
	readonly baseline: Hash;
}

/** One person's log of choices through one scenario; append-only. */
export interface Attempt {
	readonly id: string;
	readonly scenario: Slug;
	readonly who: Slug;
	readonly under: Under;
	readonly startedAt: Instant;
	/** Set when the log began as a copy of another's first choices (G6). */
	readonly from?: { readonly attempt: string; readonly decisions: number };
	/** How many of the first choices were told before it began, and not decided in it (G9); never 0. */
	readonly told?: number;
	readonly chosen: readonly Chosen[];
}

/** Opens an attempt with an empty log. */
export function start(facts: Omit<Attempt, 'chosen' | 'from' | 'told'>): Attempt {
	return { ...facts, chosen: [] };
}

/**
 * Opens an attempt in the middle of the story: the choices before are told, and marked as told (G9). Those of an earlier
 * log of the same person keep their times and name it; others were made by nobody, and bear the time of the start.
 *
 * @param told the choices to tell, from the first scene on; at least one
 * @param source the log whose first choices they are
 */
export function startTold(
	facts: Omit<Attempt, 'chosen' | 'from' | 'told'>,
	told: readonly { readonly scene: Slug; readonly choice: Slug }[],
	source?: Attempt
): Attempt {
	return {
		...facts,
		...(source ? { from: { attempt: source.id, decisions: told.length } } : {}),
		told: told.length,
		chosen: told.map(({ scene, choice }, index) => ({
			scene,
			choice,
			at: source?.chosen[index]?.at ?? facts.startedAt
		}))
	};
}

/** Of each choice that was told in an attempt, whether the same person decided it in an earlier one. */
export function ownAmongTold(attempt: Attempt, all: readonly Attempt[]): readonly boolean[] {
	const isOwn = ({ from }: Attempt, index: number): boolean => {
		const source = from && all.find(({ id }) => id === from.attempt);
		if (!source) return false;
		return index >= (source.told ?? 0) || isOwn(source, index);
	};
	return attempt.chosen.slice(0, attempt.told ?? 0).map((_, index) => isOwn(attempt, index));
}

/** When an attempt was last moved on: its last choice, or its start where all its choices are older. */
export function movedAt({ startedAt, chosen }: Attempt): Instant {
	const last = chosen.at(-1)?.at ?? startedAt;
	return last < startedAt ? startedAt : last;
}

/**
 * Appends a choice. Time never runs backwards in a log: an earlier clock is recorded as the last entry's time.
 * Whether the scene offers the choice is for {@link ../attempt/replay.ts} to say first.
 */
export function append(attempt: Attempt, scene: Slug, choice: Slug, at: Instant): Attempt {
	const { startedAt, chosen } = attempt;
	const before = chosen.at(-1)?.at ?? startedAt;
	// A log that began as a copy was started after its first entries were chosen.
	const last = before < startedAt ? startedAt : before;
	return { ...attempt, chosen: [...attempt.chosen, { scene, choice, at: at < last ? last : at }] };
}

/**
 * A new attempt whose log starts with the choices before a decision and names where it came from (G6). What was told in
 * the one stays told in the other (G9).
 *
 * @param decision the decision to take again, counted from 0
 * @returns refuses `decision-unknown` when the log has no such decision
 */
export function replayFrom(
	attempt: Attempt,
	decision: number,
	id: string,
	at: Instant
): Attempt | Refusal<'decision-unknown'> {
	if (!Number.isInteger(decision) || decision < 0 || decision >= attempt.chosen.length)
		return refuse(
			'decision-unknown',
			`This attempt has ${attempt.chosen.length} decisions; there is no decision ${decision + 1} to replay from.`
		);
	const told = Math.min(attempt.told ?? 0, decision);
	return {
		id,
		scenario: attempt.scenario,
		who: attempt.who,
		under: attempt.under,
		startedAt: at,
		from: { attempt: attempt.id, decisions: decision },
		...(told > 0 ? { told } : {}),
		chosen: attempt.chosen.slice(0, decision)
	};
}
