/**
 * How a school understands each clause, with the words to show: the clause, where it came up, what was chosen.
 *
 * @module
 */
import type { Clause, ClauseId } from '#domain/policy/policy.ts';
import type { Place } from '#domain/report/tries.ts';
import {
	understandingOf,
	type Chosen,
	type Share,
	type Understanding,
	type Understood
} from '#domain/report/understanding.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing, Stage } from './playing.ts';
import { clausesAtStake, triesOf } from './tries.ts';
import { rememberedFor } from './whole-school.ts';

/** A clause as leaders read of it. */
export interface UnderstoodHere {
	readonly clause: Clause;
	/** Whether the clause is good practice's, which stands in where the policy is silent. */
	readonly baseline: boolean;
	readonly before: Share;
	readonly after?: Share;
	/** Where most people met it: the situation, what happens there, and what is asked. */
	readonly place: Place & {
		readonly title: string;
		readonly headline: string;
		readonly says: string;
		readonly asks: string;
	};
	/** What was most often chosen against it, the commonest first, in the words of the choices. */
	readonly most: readonly string[];
}

/** The understanding of a school's clauses. */
export interface UnderstandingHere {
	readonly told: readonly UnderstoodHere[];
	readonly tooFew: readonly (Pick<Clause, 'id' | 'ref'> & { readonly baseline: boolean })[];
}

/** How every clause of a school's course is understood, the least understood first. */
export function understandingAt(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): UnderstandingHere {
	const { told, tooFew } = understandingOfSchool(people, school, playing);
	const { clauses, here } = inWords(school, playing);
	return {
		told: told.flatMap((understood) => here(understood) ?? []),
		tooFew: tooFew.flatMap((id) => {
			const known = clauses.get(id);
			return known ? [{ id, ref: known.clause.ref, baseline: known.baseline }] : [];
		})
	};
}

/** Puts clauses and places into the words of a school. */
export function inWords(school: SchoolRecord, playing: Playing) {
	const clauses = new Map<ClauseId, { readonly clause: Clause; readonly baseline: boolean }>();
	for (const clause of playing.edition(school.baseline).clauses)
		clauses.set(clause.id, { clause, baseline: school.edition !== school.baseline });
	for (const clause of playing.edition(school.edition).clauses)
		clauses.set(clause.id, { clause, baseline: false });
	const here = (understood: Understood): UnderstoodHere | undefined => {
		const known = clauses.get(understood.clause);
		const place = placeAt(understood.place, playing);
		if (!known || !place) return undefined;
		const { before, after, most } = understood;
		return {
			...known,
			before,
			...(after && { after }),
			place,
			most: most.flatMap((each) => choiceIn(each, playing) ?? [])
		};
	};
	return { clauses, here };
}

/** The understanding of a school, worked out once for as long as nothing changes. */
export const understandingOfSchool = rememberedFor(
	(people: readonly PersonRecord[], school: SchoolRecord, playing: Playing): Understanding =>
		understandingOf(
			people.map((person) => triesOf(person, school, playing)),
			clausesAtStake(school, playing)
		)
);

function placeAt(
	{ scenario, scene }: Place,
	playing: Playing
): UnderstoodHere['place'] | undefined {
	const held = playing.library.scenarios[scenario]?.scenario;
	const where = held?.scenes[scene];
	return held && where
		? {
				scenario,
				scene,
				title: held.title,
				headline: where.headline,
				says: where.says,
				asks: where.asks
			}
		: undefined;
}

function choiceIn({ scenario, scene, choice }: Chosen, playing: Playing): string | undefined {
	return playing.library.scenarios[scenario]?.scenario.scenes[scene]?.choices[choice]?.text;
}

/** The stage on which a situation is played at a school, at its first way in. */
export function stageAt(
	scenario: string,
	school: SchoolRecord,
	playing: Playing
): Stage | undefined {
	const held = playing.library.scenarios[scenario];
	const [who = ''] = Object.keys(held?.scenario.ways ?? {});
	const { policy, edition, baseline } = school;
	return held && playing.stage({ scenario: held.hash, policy, edition, baseline }, who);
}
