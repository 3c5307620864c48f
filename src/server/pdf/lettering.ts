/**
 * The letters of a printed sheet: which can be drawn, and in which direction they run.
 *
 * DejaVu Sans has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters, and many more signs. It has no
 * Devanagari and no other script of India, no Thai, and no Chinese, Japanese or Korean.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What is asked of a font. */
interface Font {
	hasGlyphForCodePoint(point: number): boolean;
}

/** The fonts a sheet is drawn with. */
export interface Fonts {
	readonly plain: Buffer;
	readonly bold: Buffer;
}

const require = createRequire(import.meta.url);
let read: Fonts | undefined;

/**
 * The fonts, read from the disk once. Each sheet opens them anew, which takes most of its time: an opened font remembers
 * which letters its shapes stand for, and a second sheet would lose some of them for whoever copies or hears its text.
 */
export function fonts(): Fonts {
	read ??= {
		plain: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
		bold: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
	};
	return read;
}

/** What is put for a letter that cannot be drawn. */
export const LACKING = '\ufffd';

/** Whether a font has every letter of a text. Joiners that are never seen do not count. */
export function canDraw(text: string, font: Font): boolean {
	return !drawn(text, font).includes(LACKING);
}

/** Joiners and marks of direction; what says how a sign is to be drawn. */
const UNSEEN = /^(\p{Default_Ignorable_Code_Point})$/u;

/** A text with {@link LACKING} for each letter that a font does not have. */
export function drawn(text: string, font: Font): string {
	return [...text]
		.filter((letter) => !UNSEEN.test(letter))
		.map((letter) =>
			/^\s$/.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
				? letter
				: LACKING
		)
		.join('');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A line of one or more words as the runs to draw from left to right. Words that run from right to left stay together,
 * for the font turns them; where the line begins with one, the runs stand in the opposite order.
 */
export function runsOf(line: string): readonly string[] {
	const runs: { text: string; turned: boolean }[] = [];
	for (const word of line.split(' ')) {
		const turned = RIGHT_TO_LEFT.test(word);
		const last = runs.at(-1);
		if (last?.turned === turned) last.text += ` ${word}`;
		else runs.push({ text: word, turned });
	}
	const texts = runs.map(({ text }) => text);
	return runs[0]?.turned ? texts.reverse() : texts;
}
