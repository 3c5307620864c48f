import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../units.ts';
import { expiresOn, expiringWithin, hasExpired, monthsAfter, whyNotErase } from './retention.ts';

const TODAY = '2026-11-20';
const AT = '2026-11-20T09:30:00.000Z';
const keeping = { until: '2033-03-31', because: 'A claim is open.' };

test.each([
	['2026-08-31', 72, '2032-08-31'],
	['2024-02-29', 12, '2025-02-28'],
	['2024-02-29', 48, '2028-02-29'],
	['2026-08-31', 6, '2027-02-28'],
	['2027-08-31', 6, '2028-02-29'],
	['2026-12-31', 2, '2027-02-28'],
	['2026-01-30', 1, '2026-02-28'],
	['2026-11-30', 1, '2026-12-30'],
	['2026-12-01', 1, '2027-01-01'],
	['2026-05-15', 0, '2026-05-15'],
	['2099-10-31', 1200, '2199-10-31']
])('[S6] %s and %d months make %s', (from, months, to) => {
	expect(monthsAfter(from, months)).toBe(to);
});

test('[S6] months only ever go on, and a month later is 28 to 31 days later', () => {
	const day = fc.integer({ min: 0, max: 40_000 }).map((by) => addDays('1990-01-01', by));
	fc.assert(
		fc.property(day, fc.integer({ min: 0, max: 600 }), (from, months) => {
			const to = monthsAfter(from, months);
			expect(to >= from).toBe(true);
			expect(addDays(to, 0)).toBe(to);
			expect(monthsAfter(from, months + 1) > to).toBe(true);
			expect(addDays(to, 31) >= monthsAfter(from, months + 1)).toBe(true);
		})
	);
});

describe('a record', () => {
	test('[S6] loses its name on the day the period ends, and not a day before', () => {
		const leaver = { leftOn: '2020-11-20' };
		expect(expiresOn(leaver, 72)).toBe(TODAY);
		expect(hasExpired(leaver, 72, '2026-11-19')).toBe(false);
		expect(hasExpired(leaver, 72, TODAY)).toBe(true);
	});

	test('[S6] of somebody who works here has no such day, nor has one without a name', () => {
		expect(expiresOn({}, 72)).toBeUndefined();
		expect(hasExpired({}, 1, '2099-01-01')).toBe(false);
		expect(expiresOn({ leftOn: '2001-01-01', pseudonymisedAt: AT }, 72)).toBeUndefined();
	});

	test('[S7] is kept through the last day that was decided', () => {
		const leaver = { leftOn: '2026-08-31', keeping };
		expect(expiresOn(leaver, 72)).toBe('2033-04-01');
		expect(hasExpired(leaver, 72, '2033-03-31')).toBe(false);
		expect(hasExpired(leaver, 72, '2033-04-01')).toBe(true);
	});

	test('[S7] is never kept for less than the period by a decision to keep it', () => {
		const leaver = { leftOn: '2026-08-31', keeping: { ...keeping, until: '2027-01-01' } };
		expect(expiresOn(leaver, 72)).toBe('2032-08-31');
	});

	test('[S8] cannot be erased while its owner works here, to the day before the last', () => {
		for (const record of [{}, { leftOn: '2026-11-21' }]) {
			expect(whyNotErase(record, TODAY)).toMatchObject({ refused: 'still-here' });
			expect(hasExpired(record, 0, TODAY)).toBe(false);
		}
		const back = { startsOn: '2027-09-01', earlier: [{ from: '2020-09-01', to: '2020-12-18' }] };
		expect(whyNotErase(back, TODAY)).toMatchObject({ refused: 'still-here' });
		expect(hasExpired(back, 0, TODAY)).toBe(false);
		expect(whyNotErase({ leftOn: TODAY }, TODAY)).toBeUndefined();
		expect(whyNotErase({ leftOn: '2020-01-01' }, TODAY)).toBeUndefined();
	});

	test('[S9] cannot be erased twice', () => {
		expect(whyNotErase({ leftOn: '2020-01-01', pseudonymisedAt: AT }, TODAY)).toMatchObject({
			refused: 'already-pseudonymised'
		});
	});
});

test('[S6] what expires soon is listed by its day; what should have gone already, as today', () => {
	const records = [
		{ id: 'late', leftOn: '2026-01-31' },
		{ id: 'soon', leftOn: '2025-12-01' },
		{ id: 'over', leftOn: '2020-01-01' },
		{ id: 'here' },
		{ id: 'gone', leftOn: '2025-12-01', pseudonymisedAt: AT },
		{ id: 'edge', leftOn: '2026-02-18' },
		{ id: 'beyond', leftOn: '2026-02-19' }
	];
	expect(expiringWithin(records, 12, TODAY, 90).map(({ record, on }) => [record.id, on])).toEqual([
		['over', TODAY],
		['soon', '2026-12-01'],
		['late', '2027-01-31'],
		['edge', '2027-02-18']
	]);
});
