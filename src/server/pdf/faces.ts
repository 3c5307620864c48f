/**
 * Which font has a letter, opened to shape it.
 *
 * @module
 */
import { Blob, Face as OpenFace, Font, Variation } from 'harfbuzzjs';
import {
	BASE,
	bytesOf,
	hanFiles,
	scriptFiles,
	type FontFile,
	type Han,
	type Weight
} from './font-files.ts';

/** Units to an em, of every face. It is DejaVu’s own number, so that its letters are drawn to the unit. */
export const EM = 2048;
const BOLDNESS: Readonly<Record<Weight, number>> = { plain: 400, bold: 700 };

/** A font in one weight, opened. */
export interface Face {
	readonly name: string;
	readonly font: Font;
	readonly isBase: boolean;
}

/** What was opened stays open. All of it together takes some ninety megabytes, should names ever need all of it. */
const files = new Map<string, OpenFace>();
const faces = new Map<string, Face>();

/** The font that a sheet is drawn with as far as it goes. */
export function baseFace(weight: Weight): Face {
	return opened(BASE[weight], weight);
}

/**
 * What chooses a face for each grapheme of a line: the base where it has all its letters, or else the face of the grapheme
 * before, or else the first of the scripts that has them. None where no font has.
 */
export function facesFor(line: string, weight: Weight): (grapheme: string) => Face | undefined {
	const base = baseFace(weight);
	const joined = pointsOf([...line].filter((letter) => JOINED.test(letter)));
	const order = EAST_ASIAN.test(line) ? hanOrder(line) : [];
	let before: Face | undefined;
	const having = (grapheme: string, points: readonly number[]) => {
		if (hasAll(base, points)) return base;
		if (before && hasAll(before, points)) return before;
		for (const file of EAST_ASIAN.test(grapheme) ? inHan(order, points) : scriptFiles()) {
			if (!points.every((point) => isIn(point, file))) continue;
			const face = opened(file.name, weight);
			if (hasAll(face, points)) return face;
		}
		return undefined;
	};
	return (grapheme) => {
		const seen = seenIn(grapheme);
		const all = JOINED.test(grapheme) ? having(grapheme, [...joined, ...seen]) : undefined;
		return (before = all ?? having(grapheme, seen));
	};
}

/** Letters that reach over to the next one, which they cannot where that is in another font: one font has them all. */
const JOINED = /\p{Script=Arabic}/u;

const EAST_ASIAN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\u30fb-\u30fc\uff00-\uffef]/u;

/**
 * In which order the fonts of East Asia are asked. The same character has a shape of its own in each. Kana tells that a
 * name is Japanese, Hangul that it is Korean, Bopomofo that it is written as in Taiwan. By Chinese characters alone nobody
 * can tell: then simplified Chinese is asked first, and passed over when it lacks one of the line.
 */
export function hanOrder(line: string): readonly Han[] {
	if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)) return ['jp', 'sc', 'tc', 'kr'];
	if (/\p{Script=Hangul}/u.test(line)) return ['kr', 'tc', 'jp', 'sc'];
	if (/\p{Script=Bopomofo}/u.test(line)) return ['tc', 'sc', 'jp', 'kr'];
	const all = pointsOf([...line].filter((letter) => /\p{Script=Han}/u.test(letter)));
	const order = ['sc', 'tc', 'jp', 'kr'] as const;
	const whole = order.filter((han) => all.every((point) => fileIn(han, point)));
	return [...whole, ...order.filter((han) => !whole.includes(han))];
}

/** The files in which a grapheme may be, one for each of the fonts of East Asia that has it. */
function inHan(order: readonly Han[], [first = 0]: readonly number[]): readonly FontFile[] {
	return order.flatMap((han) => fileIn(han, first) ?? []);
}

const found = new Map<string, FontFile | undefined>();

/** The file of a letter in one of the fonts of East Asia, which have a hundred each. */
function fileIn(han: Han, point: number): FontFile | undefined {
	const key = `${han}${point}`;
	if (found.has(key)) return found.get(key);
	const file = hanFiles(han).find((each) => isIn(point, each));
	found.set(key, file);
	return file;
}

/** What of a grapheme is to be seen: no joiner, no sign of direction, no white space. */
function seenIn(grapheme: string): readonly number[] {
	const seen = [...grapheme].filter(
		(letter) => !/^[\p{Default_Ignorable_Code_Point}\s]$/u.test(letter)
	);
	return pointsOf(seen);
}

function pointsOf(letters: readonly string[]): readonly number[] {
	return [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0);
}

function hasAll({ font }: Face, points: readonly number[]): boolean {
	return points.every((point) => font.nominalGlyph(point) !== undefined);
}

function isIn(point: number, { ranges }: FontFile): boolean {
	return ranges.some(([first, last]) => point >= first && point <= last);
}

function opened(name: string, weight: Weight): Face {
	const key = `${weight} ${name}`;
	const known = faces.get(key);
	if (known) return known;
	const file = files.get(name) ?? new OpenFace(new Blob(bytesOf(name)));
	files.set(name, file);
	const font = new Font(file);
	font.setVariations([new Variation('wght', BOLDNESS[weight])]);
	font.setScale(EM, EM);
	const face = { name, font, isBase: name === BASE[weight] };
	faces.set(key, face);
	return face;
}
