/**
 * Absence from work, such as parental leave or illness: its days do not count towards a due date.
 *
 * @module
 */
import { addDays, dayNumber, type Day } from '../units.ts';

/** A time away. */
export interface Absence {
	/** The first day away. */
	readonly from: Day;
	/** The last day away; absent while nobody knows. */
	readonly to?: Day;
}

/** Whether somebody is away on a day. */
export function awayOn(absences: readonly Absence[], day: Day): boolean {
	return absences.some(({ from, to }) => from <= day && (to === undefined || day <= to));
}

/** The day itself, or the first after it on which somebody is not away; times away without an end last until `on`. */
export function backAtWork(day: Day, absences: readonly Absence[], on: Day): Day {
	const closed = absences.map(({ from, to }) => ({ from, to: to ?? (on > from ? on : from) }));
	for (let at = day; ;) {
		const away = closed.find(({ from, to }) => from <= at && at <= to);
		if (!away) return at;
		at = addDays(away.to, 1);
	}
}

/**
 * The day that is `days` days at work after `start`: days away between the two do not count, overlapping times away
 * count once. An absence without an end is taken to last until `on`, so that the answer moves on with each day of it.
 * The answer is never a day away, not even where `days` is 0.
 */
export function dueAfter(start: Day, days: number, absences: readonly Absence[], on: Day): Day {
	const away = [...absences].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	let due = dayNumber(start) + days;
	let counted = dayNumber(start);
	for (const { from, to } of away) {
		const first = Math.max(dayNumber(from), counted + 1);
		const last = dayNumber(to ?? (on > from ? on : from));
		if (first > due || last < first) continue;
		due += last - first + 1;
		counted = last;
	}
	return backAtWork(addDays('1970-01-01', due), absences, on);
}
