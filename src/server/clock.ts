/**
 * The time, as the server sees it; passed on as an argument, never read inside the domain.
 *
 * @module
 */
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

/** The calendar day of an instant where the schools are. */
export function dayOf(instant: Instant): Day {
	return LONDON.format(new Date(instant));
}
