import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseFace, hanOrder } from './faces.ts';
import { breakable } from './lines.ts';
import { NAMES } from './reading.test-data.ts';
import { BREAK, LACKING, shapedLine } from './shaping.ts';

const textsOf = (line: string) => shapedLine(line, 'plain').clusters.map(({ text }) => text);
const facesOf = (line: string) => [
	...new Set(shapedLine(line, 'bold').clusters.map(({ face }) => face.name.split('/')[1]))
];

describe('a line as shapes', () => {
	test.each(Object.entries(NAMES))('has every letter of %s, in both weights', (_script, name) => {
		for (const weight of ['plain', 'bold'] as const) {
			const { clusters, lacks } = shapedLine(name, weight);
			expect(lacks).toBe(false);
			for (const { glyphs } of clusters) for (const { glyph } of glyphs) expect(glyph).not.toBe(0);
			const letters = clusters.flatMap(({ text }) => [...text]).sort();
			expect(letters).toEqual([...name.normalize()].sort());
		}
	});

	test('goes from left to right on paper, whichever way it is read', () => {
		expect(textsOf('Ada').join('|')).toBe('A|d|a');
		expect(textsOf('אבג').join('|')).toBe('ג|ב|א');
		expect(textsOf('Ada אב 12').join('')).toBe('Ada 12 בא');
		expect(textsOf('אב Ada').join('')).toBe('Ada בא');
	});

	test('draws together what belongs together', () => {
		expect(textsOf('क्षि')).toEqual(['क्षि']);
		expect(textsOf('கொ')).toEqual(['கொ']);
		expect(textsOf('Z\u030c')).toEqual(['Z\u030c']);
	});

	test('shows a letter that no font has, and says so', () => {
		const { clusters, lacks } = shapedLine('A\ue8a3', 'plain');
		expect(clusters.map(({ text }) => text)).toEqual(['A', LACKING]);
		expect(lacks).toBe(true);
	});

	test('has no shape that stands for nothing, whatever stands beside what', () => {
		const odd = [
			'\u202e',
			'\u2067',
			'\u200d',
			'\ud800',
			'\t',
			'\u00ad',
			'\uffa0',
			'\u0301',
			'्',
			'('
		];
		const pieces = [...odd, ...Object.values(NAMES).flatMap((name) => [...name])];
		const lines = fc
			.array(fc.constantFrom(...pieces), { maxLength: 30 })
			.map((all) => all.join(''));
		fc.assert(
			fc.property(lines, (line) => {
				const glyphs = shapedLine(line, 'bold').clusters.flatMap((cluster) => cluster.glyphs);
				expect(glyphs.filter(({ glyph }) => glyph === 0)).toEqual([]);
			}),
			{ numRuns: 300 }
		);
	});

	test('takes another font only for what the first one lacks', () => {
		expect(facesOf('Łukasz 12, 王小明')).toEqual(['ttf', 'noto-sans-sc']);
		expect(facesOf('Žofia')).toEqual(['ttf']);
		expect(baseFace('bold').name).toContain('DejaVu');
	});

	test('takes one font for all the letters of a line that reach over to each other', () => {
		expect(facesOf('نمونه')).toEqual(['ttf']);
		expect(facesOf('نمونہ')).toEqual(['noto-sans-arabic']);
	});
});

describe('whose Chinese characters they are', () => {
	test.each([
		['見本たろう', 'jp'],
		['홍길동 洪吉童', 'kr'],
		['ㄅㄆ 王', 'tc'],
		['王小明', 'sc'],
		['陳大文', 'sc']
	])('%s is drawn as in %s first', (line, first) => {
		expect(hanOrder(line)[0]).toBe(first);
	});
});

describe('a word that does not fit', () => {
	const atMost = (most: number) => (word: string) => word.length <= most;

	test('may be broken between letters, but not inside one', () => {
		expect(breakable('ab abcd', atMost(3))).toBe(`ab ${['a', 'b', 'c', 'd'].join(BREAK)}`);
		expect(breakable('Z\u030cZ\u030c', atMost(3))).toBe(`Z\u030c${BREAK}Z\u030c`);
	});

	test('is broken between words where a script writes them without spaces', () => {
		expect(breakable('สวัสดีครับ', atMost(6))).toBe(`สวัสดี${BREAK}ครับ`);
	});

	test('is drawn without a sign of it', () => {
		expect(textsOf(`a${BREAK}b`)).toEqual(['a', 'b']);
	});
});
