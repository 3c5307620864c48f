/**
 * What is worked out of everybody's records at once, kept for as long as they are the same records.
 *
 * @module
 */
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';

type Of<Answer> = (
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
) => Answer;

interface Kept<Answer> {
	readonly people: readonly PersonRecord[];
	readonly school: SchoolRecord;
	readonly answer: Answer;
}

/** Works something out once for each school. Records never change in place, so the same ones have the same answer. */
export function rememberedFor<Answer>(of: Of<Answer>): Of<Answer> {
	const remembered = new WeakMap<Playing, Map<string, Kept<Answer>>>();
	return (people, school, playing) => {
		const schools = remembered.get(playing) ?? new Map<string, Kept<Answer>>();
		remembered.set(playing, schools);
		const known = schools.get(school.id);
		if (known?.school === school && areSame(known.people, people)) return known.answer;
		const answer = of(people, school, playing);
		schools.set(school.id, { people, school, answer });
		return answer;
	};
}

/** Whether two lists hold the very same, in the same order. */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
	return some.length === others.length && some.every((each, index) => each === others[index]);
}
