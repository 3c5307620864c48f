import { describe, expect, test } from 'vitest';
import type { Calendar } from '../cycle/calendar.ts';
import { digestDue, pressingOf, weekOf, type Told } from './digest.ts';
import { REMINDERS } from './settings.ts';

const ON = { ...REMINDERS, on: true };
const manager = (more: Partial<Told> = {}): Told => ({
	absences: [],
	reachable: true,
	pressing: 2,
	ownFirst: false,
	...more
});
const at = (day: string, more: Partial<Told> = {}, settings = ON, calendar: Calendar = []) =>
	digestDue(manager(more), settings, calendar, { day, minute: 540 });

describe('the weekly letter', () => {
	test('[M10] goes out once a week, on its first day at school', () => {
		expect(at('2026-11-22')).toBe(false);
		expect(at('2026-11-23')).toBe(true);
		expect(at('2026-11-24', { lastWeek: weekOf('2026-11-23') })).toBe(false);
		expect(at('2026-11-30', { lastWeek: '2026-11-23' })).toBe(true);
		const monday: Calendar = [
			{ from: '2026-11-23', to: '2026-11-23', kind: 'holiday', name: 'Closed' }
		];
		expect(at('2026-11-23', {}, ON, monday)).toBe(false);
		expect(at('2026-11-24', {}, ON, monday)).toBe(true);
	});

	test('[M13] is held for the week of a restore', () => {
		expect(at('2026-11-26', { heldUntil: '2026-11-25' })).toBe(false);
		expect(at('2026-11-30', { heldUntil: '2026-11-25' })).toBe(true);
	});

	test.each([
		['there is nobody to name', { pressing: 0 }],
		['a reminder of their own is due', { ownFirst: true }],
		['they had another letter today', { writtenOn: '2026-11-23' }],
		['they are away', { absences: [{ from: '2026-11-20' }] }],
		['they have left', { leftOn: '2026-11-20' }],
		['there is no address', { reachable: false }]
	])('[M10] does not go out while %s', (_why, more) => {
		expect(at('2026-11-23', more)).toBe(false);
	});

	test('[M1] [M10] does not go out where the school has turned it off', () => {
		expect(at('2026-11-23', {}, REMINDERS)).toBe(false);
		expect(at('2026-11-23', {}, { ...ON, digest: false })).toBe(false);
	});

	test('[M10] names who is overdue and due soon, the longest overdue first', () => {
		const one = (name: string, over: number) => ({ id: name, name, over, due: '2026-11-20' });
		expect(
			pressingOf([one('b', -3), one('d', -14), one('a', -3), one('c', 9)]).map(({ name }) => name)
		).toEqual(['c', 'a', 'b']);
	});

	test('[M10] a week begins on a Monday', () => {
		expect(['2026-11-22', '2026-11-23', '2026-11-29', '1969-12-31'].map(weekOf)).toEqual([
			'2026-11-16',
			'2026-11-23',
			'2026-11-23',
			'1969-12-29'
		]);
	});
});

test('[M14] names those whose declaration does not count, however far off what they owe is due', () => {
	const pressing = (id: string, over: number, doubted = false) => ({
		...{ id, name: id, due: '2026-12-24', over },
		doubted
	});
	const named = pressingOf([pressing('later', -34), pressing('doubted', -34, true)]);
	expect(named.map(({ id }) => id)).toEqual(['doubted']);
});
