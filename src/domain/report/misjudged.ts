/**
 * Which decisions are most often misjudged, told so that nobody's single answer can be worked out.
 *
 * @module
 */
import type { Judgement } from '../policy/policy.ts';
import type { Instant, Slug } from '../units.ts';

/** The smallest number of people whose answers are told together, and the step in which more are added. */
export const TOGETHER = 5;

/** The fewest in ten that are told of so many people; the most are as far from ten. */
export function leastInTen(of: number): number {
	return of < 2 * TOGETHER ? 2 : 1;
}

/** One person's first finished try at one scenario: what was judged where. */
export interface FirstTry {
	readonly scenario: Slug;
	readonly endedAt: Instant;
	readonly decisions: readonly {
		readonly scene: Slug;
		readonly judgement: Judgement;
		/** Whether the decision counts: ways back and what is not scored are left out. */
		readonly counted: boolean;
	}[];
}

/** A decision that people misjudged. */
export interface Misjudged {
	readonly scenario: Slug;
	readonly scene: Slug;
	/** How many in ten, rounded, from 1 to 9, of five people from 2 to 8: never all and never none. */
	readonly inTen: number;
	/** How many people's answers it rests on, a multiple of {@link TOGETHER}. */
	readonly of: number;
}

/**
 * The decisions most often misjudged on the first finished try, the most misjudged first.
 *
 * Answers are taken five at a time in the order they were finished, so that a list looked at before and after one
 * person's try is the same list (R7). Tenths end at 9, of five people at 8, so that no number says "all of them" (R8).
 * The whole school is always counted: no filter and no date narrows it (R9).
 *
 * @param tries the first finished try of every person, leavers included
 */
export function mostMisjudged(tries: readonly FirstTry[]): readonly Misjudged[] {
	const met = new Map<string, { scenario: Slug; scene: Slug; wrong: boolean[] }>();
	const inOrder = [...tries].sort((a, b) =>
		a.endedAt < b.endedAt ? -1 : a.endedAt > b.endedAt ? 1 : 0
	);
	for (const { scenario, decisions } of inOrder)
		for (const { scene, judgement, counted } of decisions) {
			if (!counted) continue;
			const key = `${scenario}/${scene}`;
			const place = met.get(key) ?? { scenario, scene, wrong: [] };
			place.wrong.push(judgement !== 'compliant' && judgement !== 'compliant-best');
			met.set(key, place);
		}
	return [...met.values()]
		.flatMap(({ scenario, scene, wrong }) => {
			const of = wrong.length - (wrong.length % TOGETHER);
			const many = wrong.slice(0, of).filter(Boolean).length;
			const tenths = of === 0 ? 0 : Math.round((many * 10) / of);
			return tenths === 0
				? []
				: [{ scenario, scene, inTen: Math.min(10 - leastInTen(of), tenths), of, share: many / of }];
		})
		.sort(
			(a, b) =>
				b.share - a.share ||
				b.of - a.of ||
				(`${a.scenario}/${a.scene}` < `${b.scenario}/${b.scene}` ? -1 : 1)
		)
		.map(({ scenario, scene, inTen, of }) => ({ scenario, scene, inTen, of }));
}
