import { expect, test } from 'vitest';
import { afterInWords, beforeInWords, inTenWords, understoodCells } from './understanding-words.ts';

test('[R12] tenths are said with open ends, so that nobody reads “all” or “none”', () => {
	expect([1, 2, 8, 9].map((inTen) => inTenWords({ inTen }))).toEqual([
		'1 in 10 or fewer',
		'about 2 in 10',
		'about 8 in 10',
		'9 in 10 or more'
	]);
});

test('a clause is told in a sentence before and one after', () => {
	const before = { inTen: 4, of: 20 };
	expect(beforeInWords(before)).toBe('About 4 in 10 first misjudged what this clause asks for.');
	expect(beforeInWords(before, 'Send her the pages.')).toBe(
		'About 4 in 10 first misjudged what this clause asks for, most often by: “Send her the pages.”'
	);
	expect(afterInWords({ inTen: 9, of: 10 })).toBe(
		'After feedback 9 in 10 or more chose what is in line with it.'
	);
	expect(afterInWords(undefined)).toMatch(/^Too few/);
});

test('[R12] in the table too few to say stands where fewer than five took the decision again', () => {
	const before = { inTen: 9, of: 5 };
	expect(understoodCells({ before })).toEqual(['9 in 10 or more', 5, 'too few to say', '–']);
	expect(understoodCells({ before, after: { inTen: 6, of: 10 } })).toEqual([
		...['9 in 10 or more', 5, 'about 6 in 10', 10]
	]);
});
