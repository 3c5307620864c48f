/**
 * What a refresher holds: what has changed in the policy, what this person misjudged, and a small sample; the rest is
 * skipped, and each part says why.
 *
 * @module
 */
import { shuffled } from '../attempt/shuffle.ts';
import type { Slug } from '../units.ts';
import type { Offered } from './course.ts';

/** Why a situation is in a refresher. */
export type TakenBecause = 'changed' | 'misjudged' | 'sample';
/** Why a situation is not. */
export type SkippedBecause = 'recent' | 'well-judged';

/** What a refresher is drawn from, as it stood when it opened. */
export interface RefresherFacts {
	/** The situations of the person's course, in its order. */
	readonly offered: readonly Offered[];
	/** Those that the policy now judges differently, or by clauses that say something else. */
	readonly changed: readonly Slug[];
	/** Decisions misjudged at the first try, by situation, the last time each was played. */
	readonly misjudged: Readonly<Record<Slug, number>>;
	/** What the last refresher held; nothing after an induction. */
	readonly last: readonly Slug[];
	/** Whose it is and in which cycle: the same person gets the same sample, another one another. */
	readonly seed: string;
}

/** A refresher. */
export interface Refresher {
	readonly taken: readonly { readonly scenario: Offered; readonly because: TakenBecause }[];
	readonly skipped: readonly { readonly scenario: Slug; readonly because: SkippedBecause }[];
}

/**
 * The longest refresher, in the minutes that its situations state, unless the policy has changed in more: two of them.
 * Stated minutes are those of somebody who takes any choice as readily as another, wrong turns included.
 */
export const LONGEST_REFRESHER = 12;

/**
 * Draws a refresher (F1–F4). It holds at least one situation wherever the course has any.
 */
export function refresherOf({
	offered,
	changed,
	misjudged,
	last,
	seed
}: RefresherFacts): Refresher {
	const taken = new Map<Slug, TakenBecause>();
	let minutes = 0;
	const take = ({ slug, minutes: more }: Offered, because: TakenBecause) => {
		if (
			taken.has(slug) ||
			(because !== 'changed' && taken.size > 0 && minutes + more > LONGEST_REFRESHER)
		)
			return;
		taken.set(slug, because);
		minutes += more;
	};
	for (const each of offered) if (changed.includes(each.slug)) take(each, 'changed');
	const wrong = (slug: Slug) => (Object.hasOwn(misjudged, slug) ? (misjudged[slug] ?? 0) : 0);
	const most = offered
		.filter(({ slug }) => wrong(slug) > 0 && !taken.has(slug))
		.sort((a, b) => wrong(b.slug) - wrong(a.slug))[0];
	if (most) take(most, 'misjudged');
	const rest = offered.filter(({ slug }) => !taken.has(slug));
	const fresh = rest.filter(({ slug }) => !last.includes(slug));
	const [drawn] = shuffled(fresh.length > 0 ? fresh : rest, seed);
	if (drawn) take(drawn, 'sample');
	return {
		taken: offered.flatMap((scenario) => {
			const because = taken.get(scenario.slug);
			return because ? [{ scenario, because }] : [];
		}),
		skipped: offered
			.filter(({ slug }) => !taken.has(slug))
			.map(({ slug }) => ({
				scenario: slug,
				because: last.includes(slug) ? ('recent' as const) : ('well-judged' as const)
			}))
	};
}
