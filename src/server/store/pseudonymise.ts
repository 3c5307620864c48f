/**
 * Taking out of the records who somebody was, and leaving what was done: the one way in which history is altered.
 *
 * @module
 */
import { dueAfter, type Absence } from '#domain/staff/absence.ts';
import { addDays, dayNumber, type Day, type Instant } from '#domain/units.ts';
import { SAYS_AT_MOST, type LogEntry } from './logs.ts';
import type { PersonRecord } from './records.ts';

/** The days of the usual induction, by which the time away that counted is worked out. */
const USUAL_DAYS = 14;

/** A name no shorter than this is looked for in sentences; a shorter one would be found inside other words. */
const SHORTEST_NAME = 4;

/** What somebody is called from then on, told apart by a few letters that say nothing. */
export function pseudonymOf(tag: string): string {
	return `Former member of staff ${tag}`;
}

/** The record with who it was taken out (S9). */
export function pseudonymised(record: PersonRecord, name: string, now: Instant): PersonRecord {
	const { version, school, id, group, phase, startsOn, listedOn, leftOn, attempts } = record;
	const { relistedOn, earlier = [], absences } = record;
	return {
		version,
		school,
		id,
		name,
		group,
		...(phase !== undefined && { phase }),
		roles: record.roles.filter((role) => role === 'learner'),
		startsOn,
		...(listedOn !== undefined && { listedOn }),
		...(relistedOn !== undefined && { relistedOn }),
		...(leftOn !== undefined && { leftOn }),
		...(earlier.length > 0 && { earlier }),
		absences: [
			...earlier.flatMap(({ from, to }) => asLongAs(from, absences, to, to)),
			...asLongAs(startsOn, absences, leftOn ?? startsOn)
		],
		pseudonymisedAt: now,
		attempts,
		declarations: record.declarations.map((declaration) => ({ ...declaration, name })),
		questions: record.questions.map((question) => ({ ...question, says: '' }))
	};
}

/**
 * One time away that moves the due date by as much as all of them did, and says nothing of when they were.
 *
 * @param start the first day of a time at the school
 * @param last the last day that it may reach, where another time follows
 */
function asLongAs(
	start: Day,
	absences: readonly Absence[],
	on: Day,
	last?: Day
): readonly Absence[] {
	const due = dueAfter(start, USUAL_DAYS, absences, on);
	const days = dayNumber(due) - dayNumber(start) - USUAL_DAYS;
	const most = last === undefined ? days : Math.min(days, dayNumber(last) - dayNumber(start));
	return most > 0 ? [{ from: addDays(start, 1), to: addDays(start, most) }] : [];
}

/** What stands in the place of words about somebody that were taken out. */
export const TAKEN_OUT = 'Taken out with the name.';

/**
 * An entry of a log without the name of somebody who did it or whom it is about; the very same where there is none.
 * What a leader noted about them goes as a whole: it may tell of illness, or of a dispute.
 */
export function withoutName<Entry extends LogEntry>(
	entry: Entry,
	{ id, name, email }: Pick<PersonRecord, 'id' | 'name' | 'email'>,
	pseudonym: string
): Entry {
	if (entry.by !== id && entry.about !== id) return entry;
	let says = 'followUp' in entry && entry.about === id ? TAKEN_OUT : entry.says;
	for (const word of [email, name])
		if (word !== undefined && word.length >= SHORTEST_NAME)
			says = says.replaceAll(word, pseudonym).slice(0, SAYS_AT_MOST);
	const byName = entry.by === id ? pseudonym : entry.byName;
	return says === entry.says && byName === entry.byName ? entry : { ...entry, byName, says };
}
