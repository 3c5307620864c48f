import { expect, test } from 'vitest';
import { afterInWords, beforeInWords, inTenWords, understoodCells } from './understanding-words.ts';

test('[R12] tenths are said with open ends, so that nobody reads “all” or “none”', () => {
	expect([1, 2, 8, 9].map((inTen) => inTenWords({ inTen }))).toEqual([
		'1 in 10 or fewer',
		'about 2 in 10',
		'about 8 in 10',
		'9 in 10 or more'
	]);
	expect([2, 4, 8].map((inTen) => inTenWords({ inTen, of: 5 }))).toEqual([
		'about 2 in 10 or fewer',
		'about 4 in 10',
		'about 8 in 10 or more'
	]);
});

test('a clause is told in a sentence before and one after', () => {
	const before = { inTen: 4, of: 20 };
	expect(beforeInWords(before, [], 'clause 7.d')).toBe(
		'About 4 in 10 first chose something against clause 7.d.'
	);
	expect(beforeInWords(before, ['Reply to the journalist.'], 'clause 7.d')).toBe(
		'About 4 in 10 first chose “Reply to the journalist” or something else against clause 7.d.'
	);
	expect(beforeInWords(before, ['Send her the pages.', 'Ring.'], 'clause 7.d')).toBe(
		'About 4 in 10 first chose “Send her the pages”, “Ring” or something else against clause 7.d.'
	);
	expect(
		beforeInWords(before, ['Leave it. It is Sunday.', 'Write “No. Not now.” to her.'], 'it')
	).toBe(
		'About 4 in 10 first chose “Leave it”, “Write “No. Not now.” to her” or something else against it.'
	);
	expect(afterInWords({ inTen: 1, of: 10 })).toBe(
		'Of the 10 who took it again after feedback, 1 in 10 or fewer misjudged it.'
	);
	expect(afterInWords(undefined)).toMatch(/^Too few/);
});

test('[R12] in the table too few to say stands where fewer than five took the decision again', () => {
	const before = { inTen: 8, of: 5 };
	expect(understoodCells({ before })).toEqual(['about 8 in 10 or more', 5, 'too few to say', '–']);
	expect(understoodCells({ before, after: { inTen: 6, of: 10 } })).toEqual([
		...['about 8 in 10 or more', 5, 'about 6 in 10', 10]
	]);
});
