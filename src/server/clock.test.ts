import { expect, test } from 'vitest';
import { isSendingTime } from '#domain/reminders/settings.ts';
import { dayInWords, dayOf, momentOf, systemClock } from './clock.ts';

test('an instant is told in UTC, to the millisecond, as records keep it', () => {
	expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('a day is the schools’ own: in summer it begins an hour before it does in UTC', () => {
	expect(dayOf('2026-07-01T22:59:59.999Z')).toBe('2026-07-01');
	expect(dayOf('2026-07-01T23:00:00.000Z')).toBe('2026-07-02');
	expect(dayOf('2026-12-01T23:59:59.999Z')).toBe('2026-12-01');
	expect(dayOf('2026-12-02T00:00:00.000Z')).toBe('2026-12-02');
});

test('the days on which the clocks change are days like any other', () => {
	expect(dayOf('2026-03-29T00:30:00.000Z')).toBe('2026-03-29');
	expect(dayOf('2026-03-29T23:00:00.000Z')).toBe('2026-03-30');
	expect(dayOf('2026-10-24T23:00:00.000Z')).toBe('2026-10-25');
	expect(dayOf('2026-10-25T23:59:00.000Z')).toBe('2026-10-25');
});

test('a day is told as a letter tells it', () => {
	expect(dayInWords('2026-12-18')).toBe('Friday 18 December 2026');
});

test('a moment is what the clock on the wall shows', () => {
	expect(momentOf('2026-12-01T08:05:59.000Z')).toEqual({ day: '2026-12-01', minute: 485 });
	expect(momentOf('2026-07-01T08:05:00.000Z')).toEqual({ day: '2026-07-01', minute: 545 });
	expect(momentOf('2026-07-01T23:00:00.000Z')).toEqual({ day: '2026-07-02', minute: 0 });
});

test('[M3] school hours are the same on the wall before and after the clocks change', () => {
	const hours = { from: 8 * 60, until: 16 * 60 };
	const opens = (instant: string) => isSendingTime(momentOf(instant), hours, []);
	// The clocks go back on 25 October 2026, and forward on 28 March 2027.
	for (const [day, first] of [
		['2026-10-23', '07:00'],
		['2026-10-26', '08:00'],
		['2027-03-26', '08:00'],
		['2027-03-29', '07:00']
	] as const) {
		const at = Date.parse(`${day}T${first}:00.000Z`);
		expect(opens(new Date(at - 1000).toISOString())).toBe(false);
		expect(opens(new Date(at).toISOString())).toBe(true);
	}
	// The hour that comes twice is one hour of the wall, twice.
	const night = { from: 60, until: 120 };
	for (const hour of ['00', '01'])
		expect(
			isSendingTime(momentOf(`2026-10-25T${hour}:30:00.000Z`), night, [
				{ from: '2026-10-25', to: '2026-10-25', kind: 'inset', name: 'INSET' }
			])
		).toBe(true);
});
