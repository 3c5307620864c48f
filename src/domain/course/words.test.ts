import { expect, test } from 'vitest';
import { refresherWords, skippedWords } from './words.ts';

test('[F5] what a refresher left out is said with each reason, and none tells an answer', () => {
	const skipped = [
		{ scenario: 'a', because: 'recent' },
		{ scenario: 'b', because: 'well-judged' },
		{ scenario: 'c', because: 'another-time' }
	];
	expect(refresherWords({ cycle: '2026/27', skipped }, (slug) => slug.toUpperCase())).toBe(
		'This was the refresher for 2026/27, not the whole course. Left out: “A” (done last time), “B” (nothing new in it), “C” (for another year, as a refresher is kept short).'
	);
	expect(refresherWords({ cycle: '2026/27', skipped: [] }, String)).toBe(
		'This was the refresher for 2026/27, not the whole course.'
	);
	expect(skippedWords('a word of old')).toBe('a word of old');
});
