/**
 * The weekly letter to governors with the values by which the school's evidence is checked, and the question before it.
 *
 * @module
 */
import { isWorkingDay, type Calendar } from '../cycle/calendar.ts';
import { daysBetween } from '../cycle/cycle.ts';
import { addDays, type Day, type Instant } from '../units.ts';
import { isWeekHeld, weekOf } from './digest.ts';
import { isSendingTime, type Moment, type ReminderSettings } from './settings.ts';

/** A day of the week, from 1 for Monday to 5 for Friday. */
export type Weekday = 1 | 2 | 3 | 4 | 5;

/** The days of the week that can be chosen. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** An address that the letter is to go to, and what its owner says to that. */
export interface Governor {
	/** In lower case. */
	readonly email: string;
	/** Absent until its owner has answered the question. */
	readonly answer?: { readonly says: 'yes' | 'no'; readonly at: Instant };
}

/** What a school sets about the letter to governors. */
export interface GovernorsSettings {
	readonly on: boolean;
	/** The day of the week on which it goes out. */
	readonly weekday: Weekday;
	readonly addresses: readonly Governor[];
}

/** Until a school decides otherwise: off. */
export const GOVERNORS: GovernorsSettings = { on: false, weekday: 1, addresses: [] };

/** How many addresses a school can name. */
export const GOVERNORS_AT_MOST = 12;
/** An address is never asked more often than this. */
export const ASKED_AT_MOST = 3;
/** So many days lie between two times that an address is asked. */
export const ASKED_APART_DAYS = 7;
/** A school puts the question no more often than this within that many days, to whomever. */
export const ASKED_TOGETHER = 2 * GOVERNORS_AT_MOST;

/**
 * The day of a week on which the letter stands: the one that is set; where nobody is at school then, the next day of
 * that week on which they are, else the last before it; undefined in a week without a day at school (M11).
 */
export function governorsDay(monday: Day, weekday: Weekday, calendar: Calendar): Day | undefined {
	const open = [0, 1, 2, 3, 4, 5, 6]
		.map((offset) => addDays(monday, offset))
		.filter((day) => isWorkingDay(day, calendar));
	const set = addDays(monday, weekday - 1);
	return open.find((day) => day >= set) ?? open.at(-1);
}

/** What is looked at of an address. */
export interface Addressed {
	readonly answer?: Governor['answer'];
	/** Whether no mail server has refused it. */
	readonly reachable: boolean;
	/** The Monday of the last week for which the letter was sent there. */
	readonly lastWeek?: Day;
	/** The days on which the question was put to it, the oldest first. */
	readonly asked: readonly Day[];
	/** The day on which a backup was restored. */
	readonly heldUntil?: Day;
}

/** Whether the letter is to go to an address at a moment (M11–M13). */
export function valuesDue(
	{ answer, reachable, lastWeek, heldUntil }: Addressed,
	{ on, weekday }: Pick<GovernorsSettings, 'on' | 'weekday'>,
	hours: Pick<ReminderSettings, 'from' | 'until'>,
	calendar: Calendar,
	now: Moment
): boolean {
	const monday = weekOf(now.day);
	const stands = governorsDay(monday, weekday, calendar);
	return (
		on &&
		answer?.says === 'yes' &&
		reachable &&
		(lastWeek === undefined || lastWeek < monday) &&
		!isWeekHeld(now.day, heldUntil) &&
		stands !== undefined &&
		stands <= now.day &&
		isSendingTime(now, hours, calendar)
	);
}

/** Why an address is not asked. */
export type NotAsked = 'answered' | 'refused' | 'enough' | 'too-soon' | 'too-many';

/**
 * Why the question is not put to an address on a day; undefined where it may be (M12).
 *
 * @param lately how often the school has put it within the last {@link ASKED_APART_DAYS} days, to whomever
 */
export function whyNotAsk(
	{ answer, reachable, asked }: Addressed,
	lately: number,
	on: Day
): NotAsked | undefined {
	const last = asked.at(-1);
	if (answer) return 'answered';
	if (!reachable) return 'refused';
	if (asked.length >= ASKED_AT_MOST) return 'enough';
	if (last !== undefined && daysBetween(last, on) < ASKED_APART_DAYS) return 'too-soon';
	return lately >= ASKED_TOGETHER ? 'too-many' : undefined;
}

/** Whether the question is to be put to an address at a moment without anybody pressing a button: once (M12, M13). */
export function questionDue(
	addressed: Addressed,
	lately: number,
	{ on }: Pick<GovernorsSettings, 'on'>,
	hours: Pick<ReminderSettings, 'from' | 'until'>,
	calendar: Calendar,
	now: Moment
): boolean {
	return (
		on &&
		addressed.asked.length === 0 &&
		addressed.heldUntil === undefined &&
		whyNotAsk(addressed, lately, now.day) === undefined &&
		isSendingTime(now, hours, calendar)
	);
}
