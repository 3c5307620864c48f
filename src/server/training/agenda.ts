/**
 * The INSET agenda of a school: what to talk about, with the clause, a question, and what good practice asks for.
 *
 * @module
 */
import type { Clause } from '#domain/policy/policy.ts';
import { agendaFrom, questionFor } from '#domain/report/agenda.ts';
import { ASKING, type Place } from '#domain/report/tries.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';
import { inWords, stageAt, understandingOfSchool, type UnderstoodHere } from './understanding.ts';

/** Good practice at a place: what one can do, and the clause it rests on. */
export interface GoodPractice {
	readonly does: string;
	readonly clause?: Clause;
}

/** A part of the agenda, in words. */
export interface AgendaItemHere {
	readonly understood: UnderstoodHere;
	readonly minutes: number;
	readonly question: string;
	readonly practice?: GoodPractice;
}

/** An agenda, and from how many people it was made. */
export interface AgendaHere {
	readonly items: readonly AgendaItemHere[];
	readonly minutes: number;
	/** The largest group that a part of it rests on. */
	readonly people: number;
}

/** Makes the agenda from what a school understands least. It names nobody. */
export function agendaAt(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): AgendaHere {
	const { items, minutes } = agendaFrom(understandingOfSchool(people, school, playing).told);
	const { here } = inWords(school, playing);
	return {
		minutes,
		people: Math.max(0, ...items.map(({ understood }) => understood.before.of)),
		items: items.flatMap((item) => {
			const understood = here(item.understood);
			if (!understood) return [];
			const practice = practiceAt(understood.place, school, playing);
			return [
				{
					understood,
					minutes: item.minutes,
					question: questionFor(understood.clause.force, understood.most),
					...(practice && { practice })
				}
			];
		})
	};
}

function practiceAt(
	{ scenario, scene }: Place,
	school: SchoolRecord,
	playing: Playing
): GoodPractice | undefined {
	const play = stageAt(scenario, school, playing)?.play;
	const choices = Object.values(play?.scenario.scenes[scene]?.choices ?? {});
	if (!play) return undefined;
	const { baseline, notScored } = play.standard;
	const judged = (judgement: string) =>
		choices.find(
			({ conduct }) =>
				!Object.hasOwn(notScored, conduct) && baseline[conduct]?.judgement === judgement
		);
	const best = judged('compliant-best') ?? judged('compliant');
	if (!best) return undefined;
	const clauses = playing.edition(school.baseline).clauses;
	const clause = (baseline[best.conduct]?.clauses ?? [])
		.flatMap((id) => clauses.find((each) => each.id === id) ?? [])
		.find(({ force }) => ASKING.includes(force));
	return { does: best.text, ...(clause && { clause }) };
}
