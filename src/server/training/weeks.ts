/**
 * How a school stood at the end of each of the last weeks.
 *
 * @module
 */
import { cycleOf } from '#domain/cycle/cycle.ts';
import type { Exempt } from '#domain/follow-up/follow-up.ts';
import { lightsOf, weeksTo, type Lights } from '#domain/report/board.ts';
import { rowOf, type Row } from '#domain/report/report.ts';
import { asTimedOn } from '#domain/staff/times.ts';
import type { Day } from '#domain/units.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';
import { memberThen } from './progress.ts';
import { areSame } from './whole-school.ts';

/** How many weeks are looked at, this one among them. */
const WEEKS = 8;

/** The lights at the end of a day. */
export interface Week {
	readonly on: Day;
	readonly lights: Lights;
}

/**
 * The lights at the end of the last weeks of the cycle, the earliest first; the last is the day itself.
 *
 * @param rows the report's lines of that day
 * @param exemptOn who was exempt on a day: whoever would be red is amber then (U6)
 */
export function weeksOf(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing,
	on: Day,
	rows: readonly Pick<Row, 'light'>[],
	exemptOn: (day: Day) => ReadonlyMap<string, Exempt>
): readonly Week[] {
	const before = daysBefore(on, school);
	const past = pastWeeks(people, school, playing, before);
	return [
		...past.map(({ on: day, lights }) => {
			const exempt = exemptOn(day);
			if (exempt.size === 0) return { on: day, lights };
			const held = people.filter(
				(person) => exempt.has(person.id) && lightOn(person, school, playing, day) === 'red'
			).length;
			return {
				on: day,
				lights: { ...lights, red: lights.red - held, amber: lights.amber + held }
			};
		}),
		{ on, lights: lightsOf(rows.map(({ light }) => light)) }
	];
}

function daysBefore(on: Day, { duties }: SchoolRecord): readonly Day[] {
	return weeksTo(on, cycleOf(on, duties.yearStarts).from, WEEKS).slice(0, -1);
}

/** Works out how one person stood at the end of the past weeks, so that {@link weeksOf} need not. */
export function lookBack(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	on: Day
): void {
	for (const day of daysBefore(on, school)) lightOn(person, school, playing, day);
}

interface Asked {
	readonly people: readonly PersonRecord[];
	readonly school: SchoolRecord;
	readonly days: readonly Day[];
	readonly weeks: readonly Week[];
}

const lastAsked = new WeakMap<Playing, Map<string, Asked>>();

/** The past weeks with no regard to exemptions, kept for as long as the same is asked of the same records. */
function pastWeeks(
	people: readonly PersonRecord[],
	school: SchoolRecord,
	playing: Playing,
	days: readonly Day[]
): readonly Week[] {
	const schools = lastAsked.get(playing) ?? new Map<string, Asked>();
	lastAsked.set(playing, schools);
	const known = schools.get(school.id);
	if (known?.school === school && areSame(known.days, days) && areSame(known.people, people))
		return known.weeks;
	const weeks = days.map((on) => ({
		on,
		lights: lightsOf(people.map((person) => lightOn(person, school, playing, on)))
	}));
	schools.set(school.id, { people, school, days, weeks });
	return weeks;
}

interface Known {
	readonly school: SchoolRecord;
	readonly playing: Playing;
	readonly lights: Map<Day, Row['light']>;
}

/** As many days as are kept for each person: those of two looks from different days. */
const DAYS_KEPT = 16;

const remembered = new WeakMap<PersonRecord, Known>();

/** A person's light at the end of a past day. Records never change in place, so it is worked out once. */
function lightOn(
	person: PersonRecord,
	school: SchoolRecord,
	playing: Playing,
	day: Day
): Row['light'] {
	let known = remembered.get(person);
	if (!known || known.school !== school || known.playing !== playing) {
		known = { school, playing, lights: new Map() };
		remembered.set(person, known);
	}
	const { lights } = known;
	if (lights.has(day)) return lights.get(day);
	const light =
		asTimedOn(person, day) !== undefined
			? rowOf(memberThen(playing.counted(person), school, playing, day), day).light
			: undefined;
	if (lights.size >= DAYS_KEPT) lights.clear();
	lights.set(day, light);
	return light;
}
