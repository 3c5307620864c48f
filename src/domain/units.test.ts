import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	canonical,
	compareRatios,
	dayNumber,
	meanRatio,
	percent,
	ratio,
	ratioFrom,
	showRatio,
	toNumber
} from './units.ts';

const seed = 20261120;
const ratios = fc
	.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 100 }))
	.map(([a, b]) => ratio(Math.min(a, b), b));

describe('ratios', () => {
	test('are whole numbers over a whole number above 0; anything else is a bug', () => {
		expect(ratio(0, 1)).toEqual({ n: 0, d: 1 });
		for (const [n, d] of [
			[1, 0],
			[-1, 2],
			[1, -2],
			[0.5, 2],
			[1, Number.NaN],
			[2 ** 53, 1]
		] as const)
			expect(() => ratio(n, d)).toThrow(RangeError);
	});

	test('are read from text as it stands, and shown the same', () => {
		expect(ratioFrom(' 4/6 ')).toEqual({ n: 4, d: 6 });
		expect(showRatio(ratio(4, 6))).toBe('4/6');
		for (const text of ['', '4', '4/0', '-1/2', '1/2/3', '0.5/1', '1 /2', '1/99999999999'])
			expect(ratioFrom(text)).toBeUndefined();
	});

	test('compare exactly where decimals would not', () => {
		expect(compareRatios(ratio(1, 3), ratio(333333333333333, 1000000000000000))).toBe(1);
		const [near, nearer] = [ratio(2 ** 53 - 3, 2 ** 53 - 2), ratio(2 ** 53 - 2, 2 ** 53 - 1)];
		expect(toNumber(near)).toBe(toNumber(nearer));
		expect(compareRatios(near, nearer)).toBe(-1);
		expect(compareRatios(ratio(8, 10), ratio(4, 5))).toBe(0);
		expect(compareRatios(ratio(0, 7), ratio(1, 7))).toBe(-1);
		expect(toNumber(ratio(1, 4))).toBe(0.25);
	});

	test('have an exact mean in lowest terms, and none of nothing', () => {
		expect(meanRatio([])).toBeUndefined();
		expect(meanRatio([ratio(1, 3), ratio(1, 3), ratio(1, 3)])).toEqual({ n: 1, d: 3 });
		expect(meanRatio([ratio(1, 2), ratio(5, 6)])).toEqual({ n: 2, d: 3 });
		expect(meanRatio([ratio(0, 4), ratio(0, 6)])).toEqual({ n: 0, d: 1 });
	});

	test('have a mean that lies between the lowest and the highest, in any order', () => {
		fc.assert(
			fc.property(fc.array(ratios, { minLength: 1, maxLength: 6 }), (list) => {
				const sorted = [...list].sort(compareRatios);
				const mean = meanRatio(list) ?? ratio(0, 1);
				expect(compareRatios(sorted[0] ?? mean, mean)).toBeLessThanOrEqual(0);
				expect(compareRatios(mean, sorted.at(-1) ?? mean)).toBeLessThanOrEqual(0);
				expect(meanRatio(sorted)).toEqual(mean);
			}),
			{ seed, numRuns: 200 }
		);
	});

	test('round down to per cent, so that nothing short of a whole-number mark looks like it', () => {
		expect(percent(ratio(799, 1000))).toBe(79);
		expect(percent(ratio(4, 5))).toBe(80);
		expect(percent(ratio(29, 100))).toBe(29);
		expect(percent(ratio(9007199254740990, 9007199254740991))).toBe(99);
		fc.assert(
			fc.property(ratios, fc.integer({ min: 0, max: 100 }), (score, mark) => {
				expect(percent(score) >= mark).toBe(compareRatios(score, ratio(mark, 100)) >= 0);
			}),
			{ seed, numRuns: 500 }
		);
	});
});

describe('canonical text', () => {
	test('sorts keys at every depth, leaves absent values out, and keeps the order of lists', () => {
		const one = { b: [2, { z: 1, a: undefined }], a: 'é"', c: null };
		const two = { c: null, a: 'é"', b: [2, { z: 1 }] };
		expect(canonical(one)).toBe('{"a":"é\\"","b":[2,{"z":1}],"c":null}');
		expect(canonical(two)).toBe(canonical(one));
		expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }));
	});

	test('is read back as the same value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonical(value);
				expect(canonical(JSON.parse(text))).toBe(text);
			}),
			{ seed, numRuns: 200 }
		);
	});
});

describe('days', () => {
	test.each([
		['1970-01-01', 0],
		['1969-12-31', -1],
		['2000-02-29', 11016],
		['2000-03-01', 11017],
		['2026-11-20', 20777],
		['2100-02-28', 47540],
		['2100-03-01', 47541]
	])('%s is day %i', (day, number) => {
		expect(dayNumber(day)).toBe(number);
		expect(addDays('1970-01-01', number)).toBe(day);
	});

	test('cross leap days, and centuries that have none', () => {
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
		expect(addDays('2028-02-29', 366)).toBe('2029-03-01');
		expect(addDays('1900-02-28', 1)).toBe('1900-03-01');
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
	});

	test('agree with the calendar of the platform over eight centuries', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -100_000, max: 200_000 }),
				fc.integer({ min: -5000, max: 5000 }),
				(start, days) => {
					const day = new Date(start * 86_400_000).toISOString().slice(0, 10);
					expect(dayNumber(day)).toBe(start);
					expect(dayNumber(addDays(day, days))).toBe(start + days);
				}
			),
			{ seed, numRuns: 500 }
		);
	});
});
