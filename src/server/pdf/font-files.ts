/**
 * The files of the fonts, and which letters stand in which.
 *
 * DejaVu Sans comes first. What it lacks is in the Noto fonts, as Fontsource packs them: one file for most scripts, and
 * a hundred small ones each for Chinese, Japanese and Korean. A file is read when a text first needs it.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import binding from 'wawoff2/build/decompress_binding.js';

const require = createRequire(import.meta.url);

/** Bold or not. */
export type Weight = 'plain' | 'bold';

/** A file of a font; `name` is where it stands among the packages. */
export interface FontFile {
	readonly name: string;
	/** From the first to the last code point of each stretch that it has. */
	readonly ranges: readonly (readonly [number, number])[];
}

/** The files that whole sheets are drawn with. */
export const BASE: Readonly<Record<Weight, string>> = {
	plain: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
	bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
};

/** Scripts of one file each, by the name of the part that Fontsource gives it. */
const SCRIPTS = [
	...['devanagari', 'bengali', 'gurmukhi', 'gujarati', 'oriya', 'tamil', 'telugu', 'kannada'],
	...['malayalam', 'sinhala', 'thai', 'lao', 'khmer', 'myanmar', 'ethiopic', 'thaana', 'syriac'],
	...['arabic', 'adlam', 'ol-chiki', 'meetei-mayek', 'cherokee']
];

/** Where Chinese, Japanese and Korean letters are. The first that has a whole line of them draws it. */
export type Han = 'sc' | 'tc' | 'jp' | 'kr';

const ranges = new Map<string, readonly FontFile[]>();

/** The files of scripts that are not Chinese, Japanese or Korean, in the order in which they are asked. */
export function scriptFiles(): readonly FontFile[] {
	return once('scripts', () => [
		...SCRIPTS.flatMap((script) =>
			filesIn(`@fontsource-variable/noto-sans-${script}`, 'wght', (part) => part === script)
		),
		...filesIn('@fontsource-variable/noto-serif-tibetan', 'wght', (part) => part === 'tibetan'),
		...filesIn('@fontsource/noto-sans-mongolian', '400', (part) => part === 'mongolian'),
		{ name: BASE.plain, ranges: [[0, 0x10ffff]] }
	]);
}

/** The files of Chinese, Japanese or Korean, some hundred. */
export function hanFiles(han: Han): readonly FontFile[] {
	return once(han, () =>
		filesIn(`@fontsource-variable/noto-sans-${han}`, 'wght', (part) => /^\[\d+\]$/.test(part))
	);
}

/** The bytes of a file as TrueType, whatever it is packed in. */
export function bytesOf(name: string): Uint8Array {
	const bytes = readFileSync(require.resolve(name));
	if (!name.endsWith('.woff2')) return bytes;
	const unpacked = binding.decompress(bytes);
	if (unpacked === false) throw new TypeError(`The font ${name} cannot be unpacked.`);
	return unpacked;
}

// What unpacks fonts is a program of its own, which takes a moment to start.
if (!binding.calledRun)
	await new Promise<void>((resolve) => {
		binding.onRuntimeInitialized = resolve;
	});

function once(key: string, read: () => readonly FontFile[]): readonly FontFile[] {
	const known = ranges.get(key);
	if (known) return known;
	const files = read();
	ranges.set(key, files);
	return files;
}

function filesIn(
	pack: string,
	axis: string,
	isWanted: (part: string) => boolean
): readonly FontFile[] {
	const stretches = require(`${pack}/unicode.json`) as Readonly<Record<string, string>>;
	const own = pack.slice(pack.indexOf('/') + 1);
	return Object.entries(stretches)
		.filter(([part]) => isWanted(part))
		.map(([part, says]) => ({
			name: `${pack}/files/${own}-${part.replaceAll(/[[\]]/g, '')}-${axis}-normal.woff2`,
			ranges: says.split(',').map(rangeOf)
		}));
}

/** `U+0900-097F`, or one code point. */
function rangeOf(says: string): readonly [number, number] {
	const [first = '', last = first] = says.replace('U+', '').split('-');
	return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
