import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../units.ts';
import { awayOn } from '../staff/absence.ts';
import { isWorkingDay, type Calendar } from './calendar.ts';
import { DUTIES, standingOn, type Duties, type Employed } from './duties.ts';

const NONE: Calendar = [];
const person = (more: Partial<Employed> = {}): Employed => ({
	group: 'teacher',
	startsOn: '2026-09-01',
	absences: [],
	completions: [],
	...more
});
const at = (on: string, more: Partial<Employed> = {}, duties = DUTIES, calendar = NONE) =>
	standingOn(person(more), duties, calendar, on);

describe('an induction', () => {
	test.each([
		['before-contact', '2026-09-01'],
		['one-week', '2026-09-08'],
		['two-weeks', '2026-09-15'],
		['one-month', '2026-10-01']
	] as const)('[Y3] that is asked for %s is due on %s', (induction, due) => {
		expect(at('2026-09-02', {}, { ...DUTIES, induction }).owed).toEqual({
			kind: 'induction',
			cycle: { from: '2026-09-01', to: '2027-08-31', name: '2026/27' },
			opens: '2026-09-01',
			due
		});
	});

	test('[Y3] is due as the school asks of the staff group', () => {
		const duties: Duties = { ...DUTIES, inductions: { 'volunteer-agency': 'before-contact' } };
		expect(at('2026-09-02', { group: 'volunteer-agency' }, duties).owed?.due).toBe('2026-09-01');
		expect(at('2026-09-02', {}, duties).owed?.due).toBe('2026-09-15');
		expect(at('2026-09-02', { group: 'constructor' }, duties).owed?.due).toBe('2026-09-15');
	});

	test.each([
		['2027-01-31', '2027-03-01'],
		['2028-01-31', '2028-02-29'],
		['2027-12-15', '2028-01-17']
	])('[Y2] [Y3] of a month that starts on %s is due on %s', (startsOn, due) => {
		expect(at(startsOn, { startsOn }, { ...DUTIES, induction: 'one-month' }).owed?.due).toBe(due);
	});

	test('[Y2] moves out of the holidays, but never past the first contact with pupils', () => {
		const holiday: Calendar = [
			{ from: '2026-09-14', to: '2026-09-18', kind: 'holiday', name: 'A week off' }
		];
		expect(at('2026-09-02', {}, DUTIES, holiday).owed?.due).toBe('2026-09-21');
		const strict: Duties = { ...DUTIES, induction: 'before-contact' };
		expect(at('2026-09-05', { startsOn: '2026-09-05' }, strict).owed?.due).toBe('2026-09-05');
	});

	test('[Y4] counts from the day somebody came onto the list, where they had started before', () => {
		expect(at('2026-11-02', { startsOn: '2012-09-01', listedOn: '2026-11-01' }).owed).toMatchObject(
			{
				opens: '2026-11-01',
				due: '2026-11-16'
			}
		);
		expect(at('2026-09-02', { listedOn: '2026-08-20' }).owed?.due).toBe('2026-09-15');
	});

	test('[Y7] leaves days away out', () => {
		const absences = [{ from: '2026-09-07', to: '2026-09-11' }];
		expect(at('2026-09-08', { absences }).owed?.due).toBe('2026-09-21');
	});

	test('[Y7] before contact waits for whoever is away on their first day', () => {
		const strict: Duties = { ...DUTIES, induction: 'before-contact' };
		const absences = [{ from: '2026-08-20', to: '2026-09-11' }];
		expect(at('2026-09-14', { absences }, strict).owed).toMatchObject({
			opens: '2026-09-01',
			due: '2026-09-12'
		});
	});

	test('[Y2] [Y7] that a weekend moves into a time away waits for its end, and for a day at school', () => {
		const absences = [{ from: '2026-09-14', to: '2026-09-18' }];
		expect(at('2026-09-21', { startsOn: '2026-08-29', absences }).owed?.due).toBe('2026-09-21');
		const open = [{ from: '2026-09-14' }];
		expect(at('2026-09-21', { startsOn: '2026-08-29', absences: open }).owed?.due).toBe(
			'2026-09-22'
		);
	});

	test('[Y3] of somebody who started on 29 February is due like any other', () => {
		expect(at('2028-03-01', { startsOn: '2028-02-29' }).owed?.due).toBe('2028-03-14');
	});
});

describe('a refresher', () => {
	const done = (...completions: string[]) => ({ startsOn: '2025-09-01', completions });

	test('[Y5] is not owed in the cycle of a completion', () => {
		expect(at('2026-08-31', done('2025-09-10'))).toEqual({
			completedOn: '2025-09-10',
			next: {
				kind: 'refresher',
				cycle: { from: '2026-09-01', to: '2027-08-31', name: '2026/27' },
				opens: '2026-09-01',
				due: '2026-11-02'
			}
		});
	});

	test('[Y6] is owed in the next one, from the day it opens', () => {
		expect(at('2026-09-01', done('2025-09-10')).owed).toMatchObject({
			kind: 'refresher',
			opens: '2026-09-01'
		});
		const later = { ...DUTIES, refresher: { opens: '10-01', due: '11-30' } };
		expect(at('2026-09-30', done('2025-09-10'), later).owed).toBeUndefined();
		expect(at('2026-10-01', done('2025-09-10'), later).owed?.due).toBe('2026-11-30');
	});

	test('[Y5] is not owed in September by those who finished in June, unless the school wants it', () => {
		const june = done('2026-06-20');
		expect(at('2026-09-01', june).owed).toBeUndefined();
		expect(at('2026-09-01', june).next.cycle.name).toBe('2027/28');
		const always = { ...DUTIES, refresher: { opens: '09-01', due: '10-31' } };
		expect(at('2026-07-20', june, always).owed).toBeUndefined();
		expect(at('2026-09-01', june, always).owed?.cycle.name).toBe('2026/27');
	});

	test('[Y6] that was missed is owed once, since the first cycle that was missed', () => {
		expect(at('2028-01-10', done('2025-09-10')).owed).toMatchObject({
			cycle: { name: '2026/27' },
			due: '2026-11-02'
		});
	});

	test('[Y6] with a window that would end before it begins ends with the cycle', () => {
		const odd = { ...DUTIES, refresher: { opens: '11-01', due: '10-01' } };
		expect(at('2026-11-05', done('2025-09-10'), odd).owed?.due).toBe('2027-08-31');
	});

	test('[Y7] leaves parental leave out, and moves on with each day while nobody knows its end', () => {
		const away = { ...done('2025-09-10'), absences: [{ from: '2026-09-01', to: '2027-01-31' }] };
		expect(at('2027-02-01', away).owed?.due).toBe('2027-04-01');
		const open = { ...away, absences: [{ from: '2026-10-01' }] };
		expect(at('2026-12-01', open).owed?.due).toBe('2027-01-01');
	});
});

describe('somebody who comes back after leaving', () => {
	const back = { startsOn: '2027-10-04', completions: ['2025-09-10'] };

	test('[Y8] is new again', () => {
		expect(at('2027-10-05', back).owed).toMatchObject({ kind: 'induction', due: '2027-10-18' });
	});

	test('[Y8] owes nothing while what they completed still counts', () => {
		expect(at('2026-03-01', { ...back, startsOn: '2026-02-01' }).owed).toBeUndefined();
	});
});

describe('whatever the dates are', () => {
	const day = fc.integer({ min: 0, max: 2500 }).map((by) => addDays('2024-01-01', by));
	const absence = fc
		.tuple(day, fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }))
		.map(([from, length]) =>
			length === undefined ? { from } : { from, to: addDays(from, length) }
		);
	const anybody = fc.record({
		group: fc.constantFrom('teacher', 'volunteer-agency'),
		startsOn: day,
		absences: fc.array(absence, { maxLength: 3 }),
		completions: fc.array(day, { maxLength: 4 })
	});

	test('[Y5] [Y6] completing what is owed settles it, and what comes next is later', () => {
		fc.assert(
			fc.property(anybody, day, (each, on) => {
				const { owed } = standingOn(each, DUTIES, NONE, on);
				if (owed) expect(owed.opens <= on || owed.kind === 'induction').toBe(true);
				const settled = standingOn(
					{ ...each, completions: [...each.completions, on] },
					DUTIES,
					NONE,
					on
				);
				expect(settled.owed).toBeUndefined();
				expect(settled.completedOn).toBe(on);
				expect(settled.next.opens > on).toBe(true);
				expect(settled.next.due >= settled.next.opens).toBe(true);
			})
		);
	});

	test('[Y2] [Y7] nothing is due on a day away, or on one on which nobody is at school', () => {
		const calendar: Calendar = [
			{ from: '2025-12-20', to: '2026-01-04', kind: 'holiday', name: 'Winter' },
			{ from: '2026-01-03', to: '2026-01-03', kind: 'inset', name: 'A Saturday' }
		];
		fc.assert(
			fc.property(anybody, day, (each, on) => {
				const { owed, next } = standingOn(each, DUTIES, calendar, on);
				for (const { due } of [owed ?? next, next]) {
					expect(isWorkingDay(due, calendar)).toBe(true);
					const known = each.absences.map(({ from, to }) => ({
						from,
						to: to ?? (on > from ? on : from)
					}));
					expect(awayOn(known, due)).toBe(false);
				}
			})
		);
	});

	test('[Y9] what somebody does later changes nothing of how they stood on a day', () => {
		fc.assert(
			fc.property(anybody, day, fc.integer({ min: 1, max: 900 }), (each, on, later) => {
				const more = { ...each, completions: [...each.completions, addDays(on, later)] };
				expect(standingOn(more, DUTIES, NONE, on)).toEqual(standingOn(each, DUTIES, NONE, on));
			})
		);
	});
});
