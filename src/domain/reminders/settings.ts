/**
 * What a school sets about its reminders.
 *
 * @module
 */
import { isWorkingDay, type Calendar } from '../cycle/calendar.ts';
import type { Day } from '../units.ts';

/** A time of day, in whole minutes after midnight; 1440 is the end of the day. */
export type Minute = number;

/** A moment as the clock on the school's wall shows it. */
export interface Moment {
	readonly day: Day;
	readonly minute: Minute;
}

/** When reminders are sent. */
export interface ReminderSettings {
	readonly on: boolean;
	/** So many days before the due day. */
	readonly before: readonly number[];
	/** Whether one is sent on the due day itself. */
	readonly onDay: boolean;
	/** So many days after it. */
	readonly after: readonly number[];
	/** The most reminders of one duty. */
	readonly most: number;
	/** Letters go out from this time … */
	readonly from: Minute;
	/** … until just before this one. */
	readonly until: Minute;
	/** Whether line managers and leaders get their weekly letter. */
	readonly digest: boolean;
}

/** Until a school decides otherwise: off. */
export const REMINDERS: ReminderSettings = {
	on: false,
	before: [14, 3],
	onDay: true,
	after: [3, 10, 24],
	most: 6,
	from: 8 * 60,
	until: 16 * 60,
	digest: true
};

/** What can be set at most. */
export const REMINDERS_AT_MOST = { before: 3, after: 5, daysBefore: 60, daysAfter: 120, most: 8 };

/** Whether letters may go out now: a day at school, in the hours set (M3). */
export function isSendingTime(
	{ day, minute }: Moment,
	{ from, until }: Pick<ReminderSettings, 'from' | 'until'>,
	calendar: Calendar
): boolean {
	return from <= minute && minute < until && isWorkingDay(day, calendar);
}
