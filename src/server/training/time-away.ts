/**
 * What time away has moved.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { owingOf } from './owing.ts';
import type { Playing } from './playing.ts';
import { offeredBy } from './progress.ts';

/** The day by which somebody would owe what they owe on a day, or owe next, had they never been away. */
export function dueWithoutAbsences(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): Day {
	const offering = { offered: offeredBy(playing, school), playing };
	const { owed, next } = owingOf(
		{ ...playing.counted(person), absences: [] },
		school,
		offering,
		on
	);
	return (owed ?? next).due;
}
