/**
 * Where a line may be broken that has no room for a whole word.
 *
 * @module
 */
import { BREAK } from './shaping.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text with {@link BREAK} inside each word that does not fit a line: between the words of a script that writes them
 * without spaces, and where there are none between letters. What is drawn as one letter is not broken.
 */
export function breakable(text: string, fits: (word: string) => boolean): string {
	return text
		.split(' ')
		.map((word) => (fits(word) ? word : broken(word, fits)))
		.join(' ');
}

function broken(word: string, fits: (word: string) => boolean): string {
	return [...words.segment(word)]
		.map(({ segment }) => (fits(segment) ? segment : graphemesOf(segment).join(BREAK)))
		.join(BREAK);
}

function graphemesOf(text: string): readonly string[] {
	return [...graphemes.segment(text)].map(({ segment }) => segment);
}
