/**
 * The shapes of a cluster as one glyph of a TrueType font.
 *
 * @module
 */
import type { Cluster } from './shaping.ts';

interface Point {
	readonly x: number;
	readonly y: number;
	/** On the line; the others pull it to them. */
	readonly isOn: boolean;
}

type Contour = readonly Point[];

/** A glyph as a font holds it. */
export interface Outline {
	/** Nothing where there is nothing to see, such as for a space. */
	readonly bytes: Uint8Array;
	/** How far to the right it begins. */
	readonly bearing: number;
	readonly points: number;
	readonly contours: number;
}

/** Draws a cluster. */
export function outlineOf({ face, glyphs }: Pick<Cluster, 'face' | 'glyphs'>): Outline {
	const contours = glyphs.flatMap(({ glyph, x, y }) =>
		contoursOf(face.font.glyphToJson(glyph), x, y)
	);
	const points = contours.flat();
	if (points.length === 0) return { bytes: new Uint8Array(), bearing: 0, points: 0, contours: 0 };
	const bytes = encoded(contours, points);
	return { bytes, bearing: leftOf(points), points: points.length, contours: contours.length };
}

function contoursOf(
	path: readonly { readonly type: string; readonly values: readonly number[] }[],
	right: number,
	up: number
): readonly Contour[] {
	const contours: Point[][] = [];
	for (const { type, values } of path) {
		if (type === 'M') contours.push([]);
		if (type === 'Z') continue;
		if (!['M', 'L', 'Q'].includes(type))
			throw new TypeError(`A font has curves of another kind: ${type}.`);
		for (let at = 0; at + 1 < values.length; at += 2)
			contours.at(-1)?.push({
				x: Math.round((values[at] ?? 0) + right),
				y: Math.round((values[at + 1] ?? 0) + up),
				isOn: at + 2 === values.length
			});
	}
	return contours.map(closed).filter(({ length }) => length > 2);
}

/** Without its last point where that is the first again. */
function closed(contour: readonly Point[]): Contour {
	const [first, last] = [contour[0], contour.at(-1)];
	const isTwice = contour.length > 1 && last?.isOn && first?.x === last.x && first.y === last.y;
	return isTwice ? contour.slice(0, -1) : contour;
}

function leftOf(points: readonly Point[]): number {
	return points.reduce((least, { x }) => Math.min(least, x), Infinity);
}

/** As a simple glyph: the box, where contours end, and each point as a step from the one before. */
function encoded(contours: readonly Contour[], points: readonly Point[]): Uint8Array {
	const length = 10 + 2 * contours.length + 2 + 5 * points.length;
	const bytes = new Uint8Array(length + (length % 2));
	const view = new DataView(bytes.buffer);
	let at = 0;
	const put = (value: number) => {
		view.setInt16(at, value);
		at += 2;
	};
	put(contours.length);
	put(leftOf(points));
	put(points.reduce((least, { y }) => Math.min(least, y), Infinity));
	put(points.reduce((most, { x }) => Math.max(most, x), -Infinity));
	put(points.reduce((most, { y }) => Math.max(most, y), -Infinity));
	let end = -1;
	for (const contour of contours) put((end += contour.length));
	put(0);
	for (const { isOn } of points) view.setUint8(at++, isOn ? 1 : 0);
	for (const axis of ['x', 'y'] as const)
		for (const [index, point] of points.entries())
			put(point[axis] - (points[index - 1]?.[axis] ?? 0));
	return bytes;
}
