/**
 * How each clause is understood, before and after feedback, told so that nobody's single answer can be worked out.
 *
 * @module
 */
import type { ClauseId } from '../policy/policy.ts';
import type { Instant, Slug } from '../units.ts';
import { leastInTen, TOGETHER } from './misjudged.ts';
import type { Place, Took, Tries } from './tries.ts';

/** How many people at least must have met a clause before it is named what was chosen against it. */
export const NAMED_FROM = 2 * TOGETHER;

/** How many choices are named together at the most. */
const NAMED_AT_MOST = 2;

/** How many in ten, of how many people. */
export interface Share {
	/** From 1 to 9, and of five people from 2 to 8: never all and never none. */
	readonly inTen: number;
	/** A multiple of {@link TOGETHER}, and never 0. */
	readonly of: number;
}

/** How a clause is understood. */
export interface Understood {
	readonly clause: ClauseId;
	/** Who first chose something that is misjudged by it. */
	readonly before: Share;
	/** Who misjudged that decision, of those who took it again; absent while they are too few. */
	readonly after?: Share;
	/** Where the commonest of what is named was chosen; where nothing is named, where most of them met it. */
	readonly place: Place;
	/**
	 * What was most often chosen against it, the commonest first: as few choices as it takes that {@link TOGETHER} people
	 * or more chose one of them; empty where more than two would have to be named, or fewer than {@link NAMED_FROM}
	 * people met the clause.
	 */
	readonly most: readonly Chosen[];
}

/** A choice that stands for all by which the same is done in that situation. */
export type Chosen = Place & { readonly choice: Slug };

/** The understanding of all clauses. */
export interface Understanding {
	/** The least understood first. */
	readonly told: readonly Understood[];
	/** Clauses that fewer than {@link TOGETHER} people have met: nothing is told of them. */
	readonly tooFew: readonly ClauseId[];
}

/** One person and one clause: where they met it first, and what came of it. */
interface Met {
	readonly place: Place;
	readonly choice: Slug;
	readonly conduct: Slug;
	readonly against: boolean;
	/** From when it counts. */
	readonly since: Instant;
	/** The first time that decision was taken again. */
	readonly again?: { readonly since: Instant; readonly misjudged: boolean };
}

/**
 * Works out how each clause is understood.
 *
 * A person counts once for a clause: at the first decision, in the first situation they finished, in which it was at
 * stake (R10). After feedback is the first time they took that same decision again (R11). Both are added five at a time
 * in the order of time and told in tenths from 1 to 9, so that no two numbers differ by a group of fewer (R12).
 *
 * @param people what each person decided, leavers included
 * @param course every clause that can be at stake in the course, met or not
 */
export function understandingOf(
	people: readonly (readonly Tries[])[],
	course: readonly ClauseId[]
): Understanding {
	const met = new Map<ClauseId, Met[]>(course.map((clause) => [clause, []]));
	for (const tries of people)
		for (const [clause, first] of metBy(tries)) {
			const all = met.get(clause);
			if (all) all.push(first);
			else met.set(clause, [first]);
		}
	const told: Understood[] = [];
	const tooFew: ClauseId[] = [];
	for (const [clause, all] of met) {
		const understood = understoodFrom(clause, all);
		if (understood) told.push(understood);
		else tooFew.push(clause);
	}
	return {
		told: told.sort(
			(a, b) =>
				b.before.inTen - a.before.inTen ||
				b.before.of - a.before.of ||
				(a.clause < b.clause ? -1 : 1)
		),
		tooFew: tooFew.sort()
	};
}

/** Where one person met each clause first. */
function metBy(tries: readonly Tries[]): ReadonlyMap<ClauseId, Met> {
	const met = new Map<ClauseId, Met>();
	for (const { scenario, endedAt, first, others } of inOrder(tries, ({ endedAt: at }) => at))
		for (const took of first)
			for (const clause of took.atStake) {
				if (met.has(clause)) continue;
				const again = others.find(({ scene, at }) => scene === took.scene && at > took.at);
				met.set(clause, {
					place: { scenario, scene: took.scene },
					choice: took.choice,
					conduct: took.conduct,
					against: took.against.includes(clause),
					since: endedAt,
					...(again && { again: againFrom(again, endedAt) })
				});
			}
	return met;
}

function againFrom({ at, misjudged }: Took, endedAt: Instant): NonNullable<Met['again']> {
	return { since: at > endedAt ? at : endedAt, misjudged };
}

function understoodFrom(clause: ClauseId, all: readonly Met[]): Understood | undefined {
	const counted = together(inOrder(all, ({ since }) => since));
	const before = shareOf(counted, ({ against }) => against);
	const most = namedOf(counted);
	const place = most[0] ?? mostOf(counted.map((each) => each.place));
	if (!before || !place) return undefined;
	const again = all.flatMap((each) => each.again ?? []);
	const after = shareOf(
		together(inOrder(again, ({ since }) => since)),
		({ misjudged }) => misjudged
	);
	return {
		clause,
		before,
		...(after && { after }),
		place: { scenario: place.scenario, scene: place.scene },
		most
	};
}

/**
 * What was most often chosen against a clause, told of so many people that nobody's choice is (R12): of five who all
 * chose the same, each one's would be. What comes as often stands in the order of its name.
 */
function namedOf(counted: readonly Met[]): readonly Chosen[] {
	if (counted.length < NAMED_FROM) return [];
	const kinds = new Map<string, Chosen[]>();
	for (const { against, place, choice, conduct } of counted) {
		if (!against) continue;
		const key = `${place.scenario}/${conduct}`;
		const alike = kinds.get(key) ?? [];
		kinds.set(key, alike);
		alike.push({ ...place, choice });
	}
	const commonest = [...kinds]
		.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
		.slice(0, NAMED_AT_MOST);
	const named: Chosen[] = [];
	let people = 0;
	for (const [, alike] of commonest) {
		const most = mostOf(alike);
		if (most) named.push({ scenario: most.scenario, scene: most.scene, choice: most.choice });
		people += alike.length;
		if (people >= TOGETHER) return named;
	}
	return [];
}

/** As many as make whole groups of five, the earliest first. */
export function together<Each>(all: readonly Each[]): readonly Each[] {
	return all.slice(0, all.length - (all.length % TOGETHER));
}

/** What is sorted by time; what is of the same moment keeps its place. */
export function inOrder<Each>(
	all: readonly Each[],
	when: (each: Each) => Instant
): readonly Each[] {
	return [...all].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}

/**
 * How many in ten something holds for, with open ends; undefined of nobody. Of five people one is two in ten: an end of
 * one or nine would be none or all of them (R8).
 */
export function shareOf<Each>(
	all: readonly Each[],
	holds: (each: Each) => boolean
): Share | undefined {
	if (all.length === 0) return undefined;
	const tenths = Math.round((all.filter(holds).length * 10) / all.length);
	const least = leastInTen(all.length);
	return { inTen: Math.min(10 - least, Math.max(least, tenths)), of: all.length };
}

/** What comes most often, and how often; of those that come as often, the first by name. */
function mostOf<Each extends Place & { readonly choice?: Slug }>(
	all: readonly Each[]
): (Each & { readonly many: number }) | undefined {
	const counts = new Map<string, Each & { readonly many: number }>();
	for (const each of all) {
		const key = `${each.scenario}/${each.scene}/${each.choice ?? ''}`;
		counts.set(key, { ...each, many: (counts.get(key)?.many ?? 0) + 1 });
	}
	return [...counts]
		.sort(([a, x], [b, y]) => y.many - x.many || (a < b ? -1 : 1))
		.map(([, most]) => most)[0];
}
