/**
 * Sentences, words, syllables and reading ages that are known.
 *
 * @module
 */
import { describe, expect, test } from 'vitest';
import { measureProse, sentencesIn, syllablesIn, wordsIn } from './measure.ts';

describe('syllables', () => {
	test.for([
		[1, 'the year asked times whole eye me don’t called goes phones league'],
		[2, 'table tables people wanted houses changes someone doing being Kofi’s didn’t isn’t quiet'],
		[3, 'headteacher deputy media idea video messages policy privately journalist quietly'],
		[4, 'material communicate 2026'],
		[5, 'organisation'],
		[6, 'responsibility']
	] as const)('[N10] %d in each of “%s”', ([syllables, words]) => {
		expect(words.split(' ').filter((word) => syllablesIn(word) !== syllables)).toEqual([]);
	});

	test('[N10] there is at least one in a word, whatever it is made of', () => {
		expect(['hm', 'x', '7', 'é', '’', ''].map(syllablesIn)).toEqual([1, 1, 1, 1, 1, 1]);
	});
});

describe('words and sentences', () => {
	test('[N10] a time, a short form and a hyphenated word are one word each', () => {
		expect(wordsIn('At 8.20 she didn’t see the well-kept list – 10:50, “no”.')).toEqual([
			...['At', '8.20', 'she', 'didn’t', 'see', 'the', 'well-kept', 'list', '10:50', 'no']
		]);
	});

	test('[N10] a sentence ends with its mark, its closing quote, or its line', () => {
		expect(sentencesIn('It is 8.20. “Is it?” you ask!\nits me\n\n– \nYes')).toEqual([
			...['It is 8.20.', '“Is it?”', 'you ask!', 'its me', 'Yes']
		]);
	});

	test('[N10] a title and a pause do not end one', () => {
		expect(sentencesIn('Mr. Fern waits… and waits… Then he goes.')).toEqual([
			...['Mr. Fern waits… and waits…', 'Then he goes.']
		]);
	});
});

describe('reading age', () => {
	test('[N10] is the Flesch–Kincaid grade and five years', () => {
		// 13 words with 26 syllables: 0.39 × 13 + 11.8 × 26/13 − 15.59 is a grade of 13.1.
		const sentence =
			'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';
		expect(syllablesOf(sentence)).toBe(26);
		expect(measureProse([sentence])).toEqual({
			readingAge: 18.1,
			meanSentence: 13,
			longestSentence: 13
		});
	});

	test('[N10] of the plainest prose is five, never less', () => {
		expect(
			measureProse(['The cat sat on the mat', 'It sat. It sat on the cat and the mat.'])
		).toEqual({ readingAge: 5, meanSentence: 5.3, longestSentence: 8 });
	});

	test('[N10] of nothing is 0', () => {
		const nothing = { readingAge: 0, meanSentence: 0, longestSentence: 0 };
		expect([measureProse([]), measureProse(['', ' – '])]).toEqual([nothing, nothing]);
	});
});

function syllablesOf(text: string): number {
	return wordsIn(text).reduce((sum, word) => sum + syllablesIn(word), 0);
}
