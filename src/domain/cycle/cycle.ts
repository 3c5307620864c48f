/**
 * School years: which one a day falls in, and the days that a school names by month and day.
 *
 * @module
 */
import { addDays, dayNumber, type Day } from '../units.ts';

/** A month and a day that comes round each year, such as `09-01`. */
export type MonthDay = string;

/** One school year of obligations. */
export interface Cycle {
	/** The first day. */
	readonly from: Day;
	/** The last day. */
	readonly to: Day;
	/** As a school says it: `2026/27`. */
	readonly name: string;
}

/** The day in a calendar year; 29 February is 1 March where a year has none. */
export function dayIn(year: number, on: MonthDay): Day {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return `${String(year).padStart(4, '0')}-${on === '02-29' && !leap ? '03-01' : on}`;
}

/** The cycle that a day falls in, where years start on `starts`. Every day is in exactly one (Y1). */
export function cycleOf(day: Day, starts: MonthDay): Cycle {
	const year = Number(day.slice(0, 4));
	const began = dayIn(year, starts) <= day ? year : year - 1;
	return cycleFrom(began, starts);
}

/** The cycle after one. */
export function nextCycle(cycle: Cycle, starts: MonthDay): Cycle {
	return cycleOf(addDays(cycle.to, 1), starts);
}

/** The one day within a cycle with this month and day. */
export function dayWithin({ from, to }: Cycle, on: MonthDay): Day {
	const day = dayIn(Number(from.slice(0, 4)), on);
	return day >= from ? day : dayIn(Number(to.slice(0, 4)), on);
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

function cycleFrom(year: number, starts: MonthDay): Cycle {
	const name = String(year);
	return {
		from: dayIn(year, starts),
		to: addDays(dayIn(year + 1, starts), -1),
		name: starts === '01-01' ? name : `${name}/${String((year + 1) % 100).padStart(2, '0')}`
	};
}
