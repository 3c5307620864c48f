/**
 * The first finished try of each person at each situation, for what is told of the whole school together.
 *
 * @module
 */
import { movedAt } from '#domain/attempt/attempt.ts';
import type { FirstTry } from '#domain/report/misjudged.ts';
import type { Slug } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';

/** The first finished try of everybody at each scenario, for what is told of the whole school together. */
export function firstTries(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing
): readonly FirstTry[] {
	return people.flatMap((person) => firstTriesOf(person, school, playing));
}

const triesOf = new WeakMap<
	PersonRecord,
	{ edition: string; playing: Playing; tries: readonly FirstTry[] }
>();

function firstTriesOf(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing
): readonly FirstTry[] {
	const known = triesOf.get(person);
	if (known && known.edition === school.edition && known.playing === playing) return known.tries;
	const met = new Set<Slug>();
	const tries = playing.counted(person).attempts.flatMap((attempt) => {
		if (attempt.under.edition !== school.edition || attempt.from || met.has(attempt.scenario))
			return [];
		const fold = playing.fold(attempt);
		if (!fold.ended) return [];
		met.add(attempt.scenario);
		const endedAt = movedAt(attempt);
		return [{ scenario: attempt.scenario, endedAt, decisions: fold.decisions }];
	});
	triesOf.set(person, { edition: school.edition, playing, tries });
	return tries;
}
