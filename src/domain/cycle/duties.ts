/**
 * What somebody owes on a day: the induction when they are new, then a refresher in each school year.
 *
 * Worked out from dates each time and never stored, so that a correction of a date corrects everything that follows
 * from it, and a new cycle touches no record of an old one.
 *
 * @module
 */
import { backAtWork, dueAfter, type Absence } from '../staff/absence.ts';
import { addDays, type Day, type Slug } from '../units.ts';
import { workingDayFrom, type Calendar } from './calendar.ts';
import { cycleOf, daysBetween, dayWithin, nextCycle, type Cycle, type MonthDay } from './cycle.ts';

/** When an induction is due after somebody has started. */
export const INDUCTIONS = ['before-contact', 'one-week', 'two-weeks', 'one-month'] as const;
export type Induction = (typeof INDUCTIONS)[number];

/** What a school asks for, and when. */
export interface Duties {
	/** The day on which a cycle starts. */
	readonly yearStarts: MonthDay;
	readonly induction: Induction;
	/** Where a staff group has an induction of its own. */
	readonly inductions: Readonly<Record<Slug, Induction>>;
	readonly refresher: {
		readonly opens: MonthDay;
		readonly due: MonthDay;
		/**
		 * Whoever completed on this day or later in a cycle has done the next cycle's refresher too: nobody who finished
		 * in June starts again in September. Absent: everybody refreshes in every cycle.
		 */
		readonly carriesFrom?: MonthDay;
	};
}

/** Until a school decides otherwise. */
export const DUTIES: Duties = {
	yearStarts: '09-01',
	induction: 'two-weeks',
	inductions: {},
	refresher: { opens: '09-01', due: '10-31', carriesFrom: '05-01' }
};

/** What is looked at of a person. */
export interface Employed {
	readonly group: Slug;
	readonly startsOn: Day;
	/** The day they came onto this staff list, where they had started before: nobody owes what nobody could ask for. */
	readonly listedOn?: Day;
	readonly absences: readonly Absence[];
	/** The days on which they completed the course, in any order. */
	readonly completions: readonly Day[];
}

/** What is owed. */
export interface Duty {
	readonly kind: 'induction' | 'refresher';
	readonly cycle: Cycle;
	/** From when it can be done. */
	readonly opens: Day;
	/** By the end of which day; the day after is overdue. */
	readonly due: Day;
}

/** Where somebody stands on a day. */
export interface Standing {
	/** What is owed now; absent while nothing is. */
	readonly owed?: Duty;
	/** What comes next once nothing is owed. */
	readonly next: Duty;
	/** The completion that counts for this cycle. */
	readonly completedOn?: Day;
}

/** Works out what somebody owes on a day (Y3–Y8). */
export function standingOn(
	person: Employed,
	duties: Duties,
	calendar: Calendar,
	on: Day
): Standing {
	const done = [...person.completions].filter((day) => day <= on).sort();
	const completedOn = done.at(-1);
	if (completedOn === undefined) {
		const owed = induction(person, duties, calendar, on);
		return {
			owed,
			next: refresher(nextCycle(owed.cycle, duties.yearStarts), person, duties, calendar, on)
		};
	}
	const covered = coveredBy(completedOn, duties);
	const next = refresher(nextCycle(covered, duties.yearStarts), person, duties, calendar, on);
	if (on <= covered.to) return { next, completedOn };
	// Somebody who has come back after leaving is new again, unless what they did before still counts.
	if (person.startsOn > covered.to) {
		const owed = induction(person, duties, calendar, on);
		return {
			owed,
			next: refresher(nextCycle(owed.cycle, duties.yearStarts), person, duties, calendar, on)
		};
	}
	return on < next.opens ? { next, completedOn } : { owed: next, next };
}

/** The last cycle that a completion counts for. */
function coveredBy(completedOn: Day, { yearStarts, refresher: { carriesFrom } }: Duties): Cycle {
	const cycle = cycleOf(completedOn, yearStarts);
	return carriesFrom !== undefined && completedOn >= dayWithin(cycle, carriesFrom)
		? nextCycle(cycle, yearStarts)
		: cycle;
}

/**
 * The day by which something is due so many days after it opens: neither a day away (S3) nor one on which nobody is at
 * school (Y2), whichever of the two moved it last.
 */
export function dueOn(
	opens: Day,
	days: number,
	absences: readonly Absence[],
	calendar: Calendar,
	on: Day
): Day {
	for (let due = dueAfter(opens, days, absences, on); ;) {
		const next = backAtWork(workingDayFrom(due, calendar), absences, on);
		if (next === due) return due;
		due = next;
	}
}

function induction(person: Employed, duties: Duties, calendar: Calendar, on: Day): Duty {
	const { startsOn, listedOn = startsOn, group, absences } = person;
	const opens = listedOn > startsOn ? listedOn : startsOn;
	const rule = Object.hasOwn(duties.inductions, group)
		? (duties.inductions[group] ?? duties.induction)
		: duties.induction;
	const last = lastDayOf(rule, opens);
	const days = daysBetween(opens, last);
	return {
		kind: 'induction',
		cycle: cycleOf(opens, duties.yearStarts),
		opens,
		// Before contact is before contact: a weekend does not move it.
		due:
			rule === 'before-contact'
				? dueAfter(opens, days, absences, on)
				: dueOn(opens, days, absences, calendar, on)
	};
}

function refresher(
	cycle: Cycle,
	{ absences }: Employed,
	{ refresher: { opens, due } }: Duties,
	calendar: Calendar,
	on: Day
): Duty {
	const first = dayWithin(cycle, opens);
	const last = dayWithin(cycle, due);
	// A window that would end before it begins ends with the cycle.
	const days = daysBetween(first, last < first ? cycle.to : last);
	return {
		kind: 'refresher',
		cycle,
		opens: first,
		due: dueOn(first, days, absences, calendar, on)
	};
}

function lastDayOf(rule: Induction, from: Day): Day {
	switch (rule) {
		case 'before-contact':
			return from;
		case 'one-week':
			return addDays(from, 7);
		case 'two-weeks':
			return addDays(from, 14);
		case 'one-month':
			return monthAfter(from);
	}
}

/** The same day of the next month, or its last day where it is shorter. */
function monthAfter(day: Day): Day {
	const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
	const first =
		month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
	const after = addDays(first, 31);
	const length = daysBetween(first, `${after.slice(0, 8)}01`);
	return addDays(first, Math.min(date, length) - 1);
}
