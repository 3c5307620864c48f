/**
 * How a school stood at the end of each of the last weeks.
 *
 * @module
 */
import { cycleOf } from '#domain/cycle/cycle.ts';
import { lightsOf, weeksTo, type Lights } from '#domain/report/board.ts';
import { rowOf, type Row } from '#domain/report/report.ts';
import type { Day } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';
import { asOf, memberOf } from './progress.ts';

/** How many weeks are looked back at. */
const WEEKS = 8;

/** The lights at the end of a day. */
export interface Week {
	readonly on: Day;
	readonly lights: Lights;
}

/** The lights at the end of the last weeks of the cycle, the earliest first; the last is the day itself. */
export function weeksOf(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing,
	on: Day
): readonly Week[] {
	const days = weeksTo(on, cycleOf(on, school.duties.yearStarts).from, WEEKS);
	const each = people.map((person) => lightsOfPerson(person, school, playing, days));
	return days.map((day, at) => ({ on: day, lights: lightsOf(each.map((lights) => lights[at])) }));
}

interface Known {
	readonly school: SchoolRecord;
	readonly playing: Playing;
	readonly on: Day | undefined;
	readonly lights: readonly Row['light'][];
}

const remembered = new WeakMap<PersonRecord, Known>();

/** A person's light on each day. Records never change in place, so what was is worked out once. */
function lightsOfPerson(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	days: readonly Day[]
): readonly Row['light'][] {
	const on = days.at(-1);
	const known = remembered.get(person);
	if (known && known.school === school && known.playing === playing && known.on === on)
		return known.lights;
	const lights = days.map((day) =>
		person.startsOn <= day
			? rowOf(memberOf(asOf(person, day), school, playing, day), day).light
			: undefined
	);
	remembered.set(person, { school, playing, on, lights });
	return lights;
}
