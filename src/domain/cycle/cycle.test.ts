import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../units.ts';
import { isWorkingDay, workingDayFrom, type Calendar } from './calendar.ts';
import { cycleOf, dayWithin, nextCycle } from './cycle.ts';

describe('a cycle', () => {
	test('[Y1] runs from the day the school has set to the day before', () => {
		const cycle = { from: '2026-09-01', to: '2027-08-31', name: '2026/27' };
		expect(cycleOf('2026-09-01', '09-01')).toEqual(cycle);
		expect(cycleOf('2027-08-31', '09-01')).toEqual(cycle);
		expect(cycleOf('2026-08-31', '09-01').name).toBe('2025/26');
		expect(cycleOf('1999-12-31', '09-01').name).toBe('1999/00');
		expect(cycleOf('2026-03-03', '01-01')).toEqual({
			from: '2026-01-01',
			to: '2026-12-31',
			name: '2026'
		});
	});

	test('[Y1] that starts on 29 February starts on 1 March in other years', () => {
		expect(cycleOf('2028-02-29', '02-29')).toMatchObject({ from: '2028-02-29', to: '2029-02-28' });
		expect(cycleOf('2027-02-28', '02-29')).toMatchObject({ from: '2026-03-01' });
	});

	const day = fc.integer({ min: -3000, max: 40_000 }).map((by) => addDays('2000-01-01', by));
	const start = fc.constantFrom('01-01', '02-29', '04-01', '08-31', '09-01', '12-31');

	test('[Y1] holds each day once, and the next begins the day after it ends', () => {
		fc.assert(
			fc.property(day, start, (on, starts) => {
				const cycle = cycleOf(on, starts);
				expect(cycle.from <= on && on <= cycle.to).toBe(true);
				expect(nextCycle(cycle, starts).from).toBe(addDays(cycle.to, 1));
				expect(cycleOf(cycle.to, starts)).toEqual(cycle);
				for (const each of ['02-29', '05-01', '09-01', '12-31'])
					expect(dayWithin(cycle, each) >= cycle.from && dayWithin(cycle, each) <= cycle.to).toBe(
						true
					);
			})
		);
	});
});

describe('the calendar', () => {
	const calendar: Calendar = [
		{ from: '2026-12-19', to: '2027-01-03', kind: 'holiday', name: 'Christmas' },
		{ from: '2027-01-04', to: '2027-01-04', kind: 'inset', name: 'INSET day' },
		{ from: '2026-12-19', to: '2026-12-19', kind: 'inset', name: 'A Saturday' }
	];

	test('[Y2] staff are at school on weekdays and INSET days, not in the holidays', () => {
		expect(
			['2026-12-18', '2026-12-19', '2026-12-21', '2027-01-02', '2027-01-04', '2027-01-09'].map(
				(each) => isWorkingDay(each, calendar)
			)
		).toEqual([true, true, false, false, true, false]);
	});

	test('[Y2] a day moves to the next day at school, or stays where there is none', () => {
		expect(workingDayFrom('2026-12-20', calendar)).toBe('2027-01-04');
		expect(workingDayFrom('2026-12-18', calendar)).toBe('2026-12-18');
		const never = [{ from: '2026-01-01', to: '2030-01-01', kind: 'holiday', name: '' } as const];
		expect(workingDayFrom('2026-12-20', never)).toBe('2026-12-20');
	});
});
