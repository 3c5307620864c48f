import { expect, test } from 'vitest';
import { dayInWords, dayOf, systemClock } from './clock.ts';

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
