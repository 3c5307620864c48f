/**
 * The real scenarios read easily, take the time they say, and do not give the best choice away.
 *
 * @module
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '#server/library/check.ts';
import {
	MOST_MINUTES,
	MOST_MINUTES_OUT,
	MOST_READING_AGE,
	MOST_WORDS
} from '#server/library/codes/measures.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const checked = checkContent(ROOT, () => 0);
const all = checked.scenarios.map(({ measures }) => [measures.scenario, measures] as const);

test('every scenario is measured, and no measure is over its threshold', () => {
	expect(all.length).toBeGreaterThan(0);
	const said = checked.diagnostics.map(({ file, line, says }) => `${file}:${line} ${says}`);
	expect(said).toEqual([]);
});

describe.for(all)('%s', ([, measures]) => {
	test('can be read by nearly everyone', () => {
		expect(measures.readingAge).toBeGreaterThan(5);
		expect(measures.readingAge).toBeLessThanOrEqual(MOST_READING_AGE);
		expect(measures.longestSentence).toBeLessThanOrEqual(MOST_WORDS);
	});

	test('takes the minutes that it says, five to six', () => {
		const { stated, measured } = measures.minutes;
		expect(measured).toBeLessThanOrEqual(MOST_MINUTES);
		expect(Math.abs(stated - measured)).toBeLessThanOrEqual(MOST_MINUTES_OUT);
		expect(measures.decisions.shortest).toBeGreaterThanOrEqual(3);
	});

	test('[G7] gives the best choice away in at most half of its scenes, under any policy', () => {
		for (const { count, scenes } of Object.values(measures.giveaway)) {
			expect(scenes).toBeGreaterThan(0);
			expect(count * 2).toBeLessThanOrEqual(scenes);
		}
	});
});
