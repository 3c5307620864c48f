/**
 * How good the questions are: decisions nearly everybody judges well, choices nobody takes, and the time they take.
 *
 * @module
 */
import type { Slug } from '../units.ts';
import { TOGETHER } from './misjudged.ts';
import type { Place, Took, Tries } from './tries.ts';
import { inOrder, together } from './understanding.ts';

/** Longer than this somebody has not been deciding, but was called away. */
export const LONGEST_SECONDS = 300;

/** Times are told in steps of this many seconds. */
const STEP = 5;

/** From what part on "nearly everybody" is said. */
const NEARLY_ALL = 0.95;

/** Of how many people at least "nearly everybody" is said: of fewer it would be all of them, and each one be known. */
export const EASY_FROM = 20;

/** What a decision offers. */
export interface Offers extends Place {
	readonly choices: readonly Slug[];
}

/** What can be said of a decision. */
export interface Quality extends Place {
	/** How many people's first answers it rests on, a multiple of five. */
	readonly of: number;
	/** Whether nearly everybody judged it well the first time: then it may teach nothing. Never of fewer than {@link EASY_FROM}. */
	readonly easy: boolean;
	/**
	 * Choices that nobody took the first time: then they may be no choices. None are told where they would tell what
	 * everybody took, or that all misjudged it.
	 */
	readonly untaken: readonly Slug[];
	/** Half of the people took no longer; rounded to five seconds. */
	readonly seconds: number;
}

/**
 * Looks at every decision of the course, five people at a time in the order of time (R15).
 *
 * @param people what each person decided, leavers included
 * @param decisions every decision of the course with what it offers
 * @returns those that five or more people have taken, in the order of `decisions`
 */
export function qualityOf(
	people: readonly (readonly Tries[])[],
	decisions: readonly Offers[]
): readonly Quality[] {
	const taken = new Map<string, { readonly took: Took; readonly endedAt: string }[]>();
	for (const { scenario, first, endedAt } of people.flat())
		for (const took of first) {
			const key = `${scenario}/${took.scene}`;
			const all = taken.get(key) ?? [];
			all.push({ took, endedAt });
			taken.set(key, all);
		}
	return decisions.flatMap(({ scenario, scene, choices }) => {
		const all = taken.get(`${scenario}/${scene}`) ?? [];
		const counted = together(inOrder(all, ({ endedAt }) => endedAt)).map(({ took }) => took);
		if (counted.length < TOGETHER) return [];
		const well = counted.filter(({ misjudged }) => !misjudged).length;
		const chosen = new Set(counted.map(({ choice }) => choice));
		return [
			{
				scenario,
				scene,
				of: counted.length,
				easy: counted.length >= EASY_FROM && well >= NEARLY_ALL * counted.length,
				untaken: chosen.size > 1 && well > 0 ? choices.filter((choice) => !chosen.has(choice)) : [],
				seconds: medianOf(counted.map(({ seconds }) => seconds))
			}
		];
	});
}

/** The lower middle of the times, none longer than the longest, in whole steps. */
function medianOf(seconds: readonly number[]): number {
	const sorted = seconds.map((each) => Math.min(each, LONGEST_SECONDS)).sort((a, b) => a - b);
	const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	return Math.max(STEP, Math.round(middle / STEP) * STEP);
}

/** A time as people say it: `about 35 seconds`, `about 2 minutes`, `5 minutes or more`. */
export function secondsInWords(seconds: number): string {
	if (seconds >= LONGEST_SECONDS) return '5 minutes or more';
	if (seconds < 90) return `about ${seconds} seconds`;
	const minutes = Math.round(seconds / 30) / 2;
	return `about ${String(minutes).replace('.5', '½').replace(/^0½/, '½')} minutes`;
}
