/**
 * What a refresher holds: what has changed in the policy, what this person misjudged, and a small sample; the rest is
 * skipped, and each part says why.
 *
 * @module
 */
import { shuffled } from '../attempt/shuffle.ts';
import type { Slug } from '../units.ts';
import type { Offered } from './course.ts';
import type { Part } from './parts.ts';

/** Why a situation is in a refresher. */
export type TakenBecause = 'changed' | 'misjudged' | 'sample';
/** Why a situation is not: it was held last time, there is nothing to look at again, or there is no room this time. */
export type SkippedBecause = 'recent' | 'well-judged' | 'another-time';

/** A situation that a refresher may hold, and which parts of it. */
export interface Candidate {
	readonly scenario: Offered;
	/** The parts that may be a sample; those of the person's own way in come first. At least one is whole. */
	readonly parts: readonly Part[];
	/** Where the policy now judges it differently, or by clauses that say something else: the part about that. */
	readonly changed?: Part;
	/** Where the person misjudged something the last time it was played. */
	readonly misjudged?: Misjudged;
}

/** What somebody misjudged in a situation. */
export interface Misjudged {
	/** Whether that try passed all the same. */
	readonly passed: boolean;
	/** How many decisions it was. */
	readonly decisions: number;
	/** What is to be played. */
	readonly part: Part;
}

/** What a refresher is drawn from, as it stood when it opened. */
export interface RefresherFacts {
	/** The situations of the person's course, in its order. */
	readonly candidates: readonly Candidate[];
	/** What the last refresher held; nothing after an induction. */
	readonly last: readonly Slug[];
	/** Which of them was the sample, where that is known. */
	readonly lastSample?: Slug;
	/** Whose it is and in which cycle: the same person gets the same sample, another one another. */
	readonly seed: string;
}

/** A situation that a refresher holds. */
export interface Taken {
	/** With the minutes of the part. */
	readonly scenario: Offered;
	readonly because: TakenBecause;
	readonly part: Part;
}

/** A refresher. */
export interface Refresher {
	/** In the course's order. */
	readonly taken: readonly Taken[];
	readonly skipped: readonly { readonly scenario: Slug; readonly because: SkippedBecause }[];
	/** What it takes, the signature included, to one decimal place. */
	readonly minutes: number;
}

/** The longest refresher in minutes, unless the policy has changed in more. */
export const LONGEST_REFRESHER = 10;
/** How long the signature takes, in minutes. */
export const SIGNING = 1;

/** Draws a refresher (F1–F6). It holds at least one situation wherever the course has any. */
export function refresherOf({ candidates, last, lastSample, seed }: RefresherFacts): Refresher {
	const taken = new Map<Slug, Pick<Taken, 'because' | 'part'>>();
	/** In tenths of a minute, so that sums are exact. */
	let room = tenths(LONGEST_REFRESHER - SIGNING);
	const take = ({ scenario }: Candidate, because: TakenBecause, part: Part) => {
		taken.set(scenario.slug, { because, part });
		room -= tenths(part.minutes);
	};
	/** Whom a sample could be drawn from, were these taken and this much room left; the fewer are spared, the better. */
	const drawnFrom = (without: readonly Candidate[], left: number) => {
		const rest = candidates.filter((each) => !without.includes(each));
		const pools = [
			rest.filter(({ scenario: { slug } }) => !last.includes(slug)),
			rest.filter(({ scenario: { slug } }) => slug !== lastSample),
			rest
		].map((pool) => pool.filter(({ parts }) => fitting(parts, left) !== undefined));
		const best = pools.findIndex((pool) => pool.length > 0);
		return { pool: pools[best] ?? [], best: best < 0 ? pools.length : best, rest };
	};

	const changed = candidates.filter((each) => each.changed);
	for (const each of changed) if (each.changed) take(each, 'changed', each.changed);
	const held = [...changed];
	const wrong = candidates
		.filter((each) => each.misjudged && !each.changed)
		.sort((a, b) => weight(b) - weight(a));
	for (const each of wrong) {
		if (!each.misjudged) continue;
		const left = room - tenths(each.misjudged.part.minutes);
		const [now, then] = [drawnFrom(held, room), drawnFrom([...held, each], left)];
		const first = held.length === changed.length;
		const spares = first ? then.pool.length > 0 || then.rest.length === 0 : then.best <= now.best;
		if (left < 0 || !spares) continue;
		take(each, 'misjudged', each.misjudged.part);
		held.push(each);
	}
	const [drawn] = shuffled(drawnFrom(held, room).pool, seed);
	const part = drawn && fitting(drawn.parts, room);
	if (drawn && part) take(drawn, 'sample', part);
	// A course in which nothing fits: the shortest, so that a refresher is never empty.
	const [any] = taken.size > 0 ? [] : [...candidates].sort((a, b) => least(a) - least(b));
	const short = any && shortest(any.parts);
	if (any && short) take(any, 'sample', short);

	const crowded = wrong.some(({ scenario }) => !taken.has(scenario.slug));
	return {
		taken: candidates.flatMap(({ scenario }) => {
			const found = taken.get(scenario.slug);
			return found ? [{ scenario: { ...scenario, minutes: found.part.minutes }, ...found }] : [];
		}),
		skipped: candidates
			.filter(({ scenario }) => !taken.has(scenario.slug))
			.map(({ scenario: { slug } }) => ({
				scenario: slug,
				because: last.includes(slug) ? 'recent' : crowded ? 'another-time' : 'well-judged'
			})),
		minutes: (tenths(LONGEST_REFRESHER) - room) / 10
	};
}

/**
 * Of the parts of a situation, the longest that fits on the person's own way in; where none does, the longest of another
 * that begins in the middle: a whole situation is begun on one's own way in (C3).
 *
 * @param room in tenths of a minute
 */
function fitting(parts: readonly Part[], room: number): Part | undefined {
	const fit = parts.filter(({ minutes }) => tenths(minutes) <= room);
	const own = fit.filter(({ who }) => who === parts[0]?.who);
	return shortest(own.length > 0 ? own : fit.filter(({ told }) => told.length > 0), -1);
}

/** What failed comes before what passed, whatever else; then the more decisions the sooner. */
function weight({ misjudged }: Candidate): number {
	return misjudged ? misjudged.decisions + (misjudged.passed ? 0 : 1000) : 0;
}

function shortest(parts: readonly Part[], sign = 1): Part | undefined {
	return [...parts].sort((a, b) => sign * (a.minutes - b.minutes))[0];
}

function least({ parts }: Candidate): number {
	return shortest(parts)?.minutes ?? Infinity;
}

function tenths(minutes: number): number {
	return Math.round(minutes * 10);
}
