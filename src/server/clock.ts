/**
 * The time, as the server sees it; passed on as an argument, never read inside the domain.
 *
 * @module
 */
import type { Moment } from '#domain/reminders/settings.ts';
import type { Day, Instant } from '#domain/units.ts';

/** Tells the time. */
export interface Clock {
	now(): Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

const LONDON = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/London',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** An instant before eleven at night in UTC: London, never more than an hour ahead, has the same day. */
const SAME_DAY = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-2]):\d\d:\d\d\.\d{3}Z$/;

/** The calendar day of an instant where the schools are. */
export function dayOf(instant: Instant): Day {
	// Reports ask this of every choice of everybody; asking the calendar of London takes many times as long.
	if (SAME_DAY.test(instant)) return instant.slice(0, 10);
	return LONDON.format(new Date(instant));
}

const LONDON_TIME = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** An instant as the clock on the wall shows it where the schools are. */
export function momentOf(instant: Instant): Moment {
	const [hours = '0', minutes = '0'] = LONDON_TIME.format(new Date(instant)).split(':');
	return { day: dayOf(instant), minute: Number(hours) * 60 + Number(minutes) };
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** A calendar day as a letter says it: `Friday 18 December 2026`. */
export function dayInWords(day: Day): string {
	return LONG_DAY.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

const TIME = new Intl.DateTimeFormat('en-GB', {
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'Europe/London'
});

/** A moment as a letter says it, where the schools are: `Friday 18 December 2026 at 20:14`. */
export function momentInWords(at: Instant): string {
	return `${dayInWords(dayOf(at))} at ${TIME.format(new Date(at))}`;
}
