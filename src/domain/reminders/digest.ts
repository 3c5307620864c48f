/**
 * The weekly letter to line managers and leaders: who is overdue, and who is due soon.
 *
 * @module
 */
import { awayOn, type Absence } from '../staff/absence.ts';
import { hasAccess } from '../staff/staff.ts';
import { addDays, dayNumber, type Day } from '../units.ts';
import { isSendingTime, type Moment, type ReminderSettings } from './settings.ts';
import type { Calendar } from '../cycle/calendar.ts';

/** Due within so many days is soon. */
export const SOON_DAYS = 14;

/** Somebody whom the letter names. */
export interface Pressing {
	readonly id: string;
	readonly name: string;
	readonly due: Day;
	/** Days past the due day; 0 or below when it is still to come. */
	readonly over: number;
	/** Whether what stands as their declaration does not count; they are told apart, whenever it is due (M14). */
	readonly doubted?: boolean;
}

/** What is looked at of whoever would get the letter. */
export interface Told {
	readonly leftOn?: Day;
	readonly absences: readonly Absence[];
	readonly reachable: boolean;
	/** How many people the letter would name. */
	readonly pressing: number;
	/** The Monday of the last week for which they were sent one. */
	readonly lastWeek?: Day;
	readonly writtenOn?: Day;
	/** The day on which a backup was restored. */
	readonly heldUntil?: Day;
	/** Whether a reminder of their own is due to them at this moment. */
	readonly ownFirst: boolean;
}

/** The Monday of the week that a day is in. */
export function weekOf(day: Day): Day {
	return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
}

/** Whether the letters of a day's week are held, as a backup was restored in that week or later (M13). */
export function isWeekHeld(day: Day, heldUntil: Day | undefined): boolean {
	return heldUntil !== undefined && weekOf(day) <= weekOf(heldUntil);
}

/** Whether somebody is to get the weekly letter at a moment (M10, M13). */
export function digestDue(
	told: Told,
	settings: ReminderSettings,
	calendar: Calendar,
	now: Moment
): boolean {
	return (
		settings.on &&
		settings.digest &&
		told.pressing > 0 &&
		told.reachable &&
		!told.ownFirst &&
		hasAccess(told, now.day) &&
		!awayOn(told.absences, now.day) &&
		told.writtenOn !== now.day &&
		(told.lastWeek === undefined || told.lastWeek < weekOf(now.day)) &&
		!isWeekHeld(now.day, told.heldUntil) &&
		isSendingTime(now, settings, calendar)
	);
}

/** Those who are overdue or due soon, and those whose declaration does not count (M14), the longest overdue first, then by name. */
export function pressingOf(people: readonly Pressing[]): readonly Pressing[] {
	return people
		.filter(({ over, doubted }) => over > -SOON_DAYS || doubted)
		.sort((a, b) => b.over - a.over || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
