import { describe, expect, test } from 'vitest';
import { colourIn, isSeenOnPaper } from './colour.ts';

describe('the colour of a school', () => {
	test.each([
		['#1f5f5b', '#1f5f5b'],
		[' 1F5F5B ', '#1f5f5b'],
		['#A0c', '#aa00cc']
	])('is read from %j', (typed, kept) => {
		expect(colourIn(typed)).toBe(kept);
	});

	test.each(['', 'navy', '#12', '#12345g', '#1f5f5b;', 'url(x)'])(
		'is not read from %j',
		(typed) => {
			expect(colourIn(typed)).toBeUndefined();
		}
	);

	test('has to be seen on white paper: three to one at least', () => {
		expect(['#000000', '#1f5f5b', '#949494'].every(isSeenOnPaper)).toBe(true);
		expect(['#ffffff', '#ffff00', '#959595'].some(isSeenOnPaper)).toBe(false);
	});
});
