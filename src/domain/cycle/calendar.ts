/**
 * The calendar a school keeps: holidays, when nobody is there, and INSET days, when staff are there without pupils.
 *
 * @module
 */
import { addDays, dayNumber, type Day } from '../units.ts';

/** Days that are not ordinary school days, from the first to the last. */
export interface Stretch {
	readonly from: Day;
	readonly to: Day;
	readonly kind: 'holiday' | 'inset';
	readonly name: string;
}

/** The whole calendar, in no order. */
export type Calendar = readonly Stretch[];

/** Whether staff are at school: a weekday outside the holidays; INSET days are days at school (Y2). */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
	// 1 January 1970 was a Thursday.
	const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
	const inset = calendar.some((each) => each.kind === 'inset' && holds(each, day));
	return inset || (weekday < 5 && !calendar.some((each) => holds(each, day)));
}

/** The day itself, or the next on which staff are at school; the day itself where none comes within a year. */
export function workingDayFrom(day: Day, calendar: Calendar): Day {
	for (let ahead = 0; ahead <= 366; ahead++) {
		const next = addDays(day, ahead);
		if (isWorkingDay(next, calendar)) return next;
	}
	return day;
}

function holds({ from, to }: Stretch, day: Day): boolean {
	return from <= day && day <= to;
}
