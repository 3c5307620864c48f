/**
 * A line of text as the shapes to draw, from left to right.
 *
 * The line is cut where its direction changes (UAX 9), then where another font begins, and each part is shaped by HarfBuzz.
 * What comes back is in clusters: the letters that are drawn together, with what they stand for.
 *
 * @module
 */
import bidiFactory from 'bidi-js';
import { Buffer, BufferFlag, Direction, shape } from 'harfbuzzjs';
import type { Weight } from './font-files.ts';
import { baseFace, facesFor, type Face } from './faces.ts';

/** What is put for a letter that cannot be drawn. */
export const LACKING = '\ufffd';

/** A glyph of a face, so far from where its cluster begins. */
export interface Placed {
	readonly glyph: number;
	readonly x: number;
	readonly y: number;
}

/** Letters that are drawn together. */
export interface Cluster {
	/** What it stands for. */
	readonly text: string;
	readonly face: Face;
	readonly glyphs: readonly Placed[];
	/** How far the next one is. */
	readonly advance: number;
	/** Whether it runs from right to left. */
	readonly isTurned: boolean;
}

/** A line that is shaped. */
export interface Shaped {
	readonly clusters: readonly Cluster[];
	/** Whether it holds a letter that no font has; {@link LACKING} is drawn for it. */
	readonly lacks: boolean;
}

interface Part {
	text: string;
	readonly face: Face;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const buffer = new Buffer();
const shaped = new Map<string, Shaped>();
const clusters = new Map<string, Cluster>();

/** The most lines that are remembered, so that the same words are not shaped for each sheet. */
const REMEMBERED = 4000;

/** Shapes a line. */
export function shapedLine(line: string, weight: Weight): Shaped {
	const key = `${weight} ${line}`;
	const known = shaped.get(key);
	if (known) return known;
	if (shaped.size >= REMEMBERED) {
		shaped.clear();
		clusters.clear();
	}
	const made = shapeAnew(line.replace(BLANK, ''), weight);
	shaped.set(key, made);
	return made;
}

/** A place where a line may be broken, never drawn. */
export const BREAK = '\u200b';

/** What is never seen and no font need have: {@link BREAK}, and the fillers of Korean. */
const BLANK = /[\u200b\u115f\u1160\u3164\uffa0]/g;

function shapeAnew(line: string, weight: Weight): Shaped {
	let lacks = false;
	const chosen = facesFor(line, weight);
	const found = directionsOf(line).flatMap(({ text, isTurned }) => {
		const parts = partsOf(text, weight, chosen);
		lacks ||= parts.some((part) => part.lacks);
		return (isTurned ? parts.toReversed() : parts).flatMap((part) => clustersOf(part, isTurned));
	});
	return { clusters: found, lacks };
}

const RIGHT_TO_LEFT =
	/[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The stretches of one direction, in the order in which they stand on the paper. */
function directionsOf(line: string): readonly { text: string; isTurned: boolean }[] {
	if (!RIGHT_TO_LEFT.test(line)) return [{ text: line, isTurned: false }];
	const { levels } = bidi.getEmbeddingLevels(line);
	const runs: { text: string; level: number }[] = [];
	for (const [at, level] of levels.entries()) {
		const last = runs.at(-1);
		if (last?.level === level) last.text += line.charAt(at);
		else runs.push({ text: line.charAt(at), level });
	}
	const highest = Math.max(...runs.map(({ level }) => level));
	let order: readonly (typeof runs)[number][] = runs;
	for (let level = highest; level > 0; level--) order = turnedFrom(order, level);
	return order.map((run) => ({ text: run.text, isTurned: run.level % 2 === 1 }));
}

/** The runs with each stretch of a level or higher turned round. */
function turnedFrom<Run extends { readonly level: number }>(
	runs: readonly Run[],
	level: number
): readonly Run[] {
	const done: Run[] = [];
	let stretch: Run[] = [];
	for (const run of runs) {
		if (run.level >= level) {
			stretch.unshift(run);
			continue;
		}
		done.push(...stretch, run);
		stretch = [];
	}
	return [...done, ...stretch];
}

/** A stretch cut where another font begins. */
function partsOf(
	text: string,
	weight: Weight,
	chosen: (grapheme: string) => Face | undefined
): (Part & { lacks: boolean })[] {
	const parts: (Part & { lacks: boolean })[] = [];
	const add = (grapheme: string, face: Face, lacks: boolean) => {
		const last = parts.at(-1);
		if (last?.face === face) {
			last.text += grapheme;
			last.lacks ||= lacks;
		} else parts.push({ text: grapheme, face, lacks });
	};
	for (const { segment } of graphemes.segment(text)) {
		const grapheme = /\p{Script=Hangul}/u.test(segment) ? segment.normalize('NFC') : segment;
		const face = chosen(grapheme);
		if (face) add(/^\s+$/.test(grapheme) ? ' ' : grapheme, face, false);
		else add(LACKING, baseFace(weight), true);
	}
	return parts;
}

function clustersOf({ text, face }: Part, isTurned: boolean): readonly Cluster[] {
	buffer.clearContents();
	buffer.addText(text);
	buffer.guessSegmentProperties();
	buffer.setDirection(isTurned ? Direction.RTL : Direction.LTR);
	buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
	shape(face.font, buffer);
	const infos = buffer.getGlyphInfos();
	const positions = buffer.getGlyphPositions();
	const groups: { begin: number; glyphs: Placed[]; advance: number }[] = [];
	for (const [at, { codepoint, cluster }] of infos.entries()) {
		const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
		let group = groups.at(-1);
		if (group?.begin !== cluster) groups.push((group = { begin: cluster, glyphs: [], advance: 0 }));
		group.glyphs.push({ glyph: codepoint, x: group.advance + xOffset, y: yOffset });
		group.advance += xAdvance;
	}
	const begins = groups.map(({ begin }) => begin).sort((a, b) => a - b);
	const from = (begin: number) => (begin === begins[0] ? 0 : begin);
	return groups.map(({ begin, glyphs, advance }) =>
		once({
			text: text.slice(from(begin), begins[begins.indexOf(begin) + 1]),
			face,
			glyphs,
			advance,
			isTurned
		})
	);
}

/** The same cluster is one object, so that a sheet finds what it has drawn without looking into it. */
function once(cluster: Cluster): Cluster {
	const { text, face, glyphs, advance, isTurned } = cluster;
	const placed = glyphs.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(' ');
	const key = `${face.name} ${advance} ${isTurned ? '<' : '>'} ${placed} ${text}`;
	const known = clusters.get(key);
	if (known?.face === face) return known;
	clusters.set(key, cluster);
	return cluster;
}
