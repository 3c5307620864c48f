/**
 * The geometry of the path map: a fan of what was on offer at each decision, and the way taken through it.
 *
 * @module
 */

/** One decision of a path: how many choices were on offer, and which was taken, counted from 0. */
export interface Fork {
	readonly offered: number;
	readonly taken: number;
}

/** A point of a drawing, in its own units. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The drawing of a path. */
export interface Drawn {
	readonly width: number;
	readonly height: number;
	readonly start: Point;
	/** Where each decision went. */
	readonly knots: readonly Point[];
	readonly end: Point;
	/** The lines and dots of what was not taken. */
	readonly others: readonly { readonly line: string; readonly dot: Point }[];
	/** The lines of what was. */
	readonly way: readonly string[];
}

/** Draws a path: across for wide screens, down for narrow ones. */
export function drawPath(forks: readonly Fork[], direction: 'across' | 'down'): Drawn {
	const across = direction === 'across';
	const step = across ? 160 : 108;
	const gap = across ? 48 : 42;
	const most = Math.max(2, ...forks.map(({ offered }) => offered));
	const middle = 24 + (gap * (most - 1)) / 2;
	const lead = across ? 116 : 58;
	/** `along` runs with the story, `beside` across it. */
	const at = (along: number, beside: number): Point =>
		across ? { x: along, y: beside } : { x: beside, y: along };
	const start = at(across ? 34 : 18, middle);
	const others: { line: string; dot: Point }[] = [];
	const way: string[] = [];
	const knots: Point[] = [];
	let from = start;
	for (const [index, { offered, taken }] of forks.entries()) {
		const along = (across ? 34 : 18) + lead + step * index;
		const top = middle - (gap * (offered - 1)) / 2;
		const spots = Array.from({ length: offered }, (_, row) => at(along, top + gap * row));
		for (const [row, spot] of spots.entries())
			if (row !== taken) others.push({ line: curve(from, spot, across), dot: spot });
		const knot = spots[taken] ?? at(along, middle);
		way.push(curve(from, knot, across));
		knots.push(knot);
		from = knot;
	}
	const last = (across ? 34 : 18) + lead + step * (forks.length - 1);
	const end = at(last + (across ? 136 : 108), middle);
	way.push(curve(from, end, across));
	const long = last + (across ? 190 : 150);
	const wide = 24 + gap * (most - 1) + 78;
	return {
		width: across ? long : 340,
		height: across ? wide : long,
		start,
		knots,
		end,
		others,
		way
	};
}

/** A line that leaves and arrives straight along the story. */
function curve(from: Point, to: Point, across: boolean): string {
	if (across) {
		const half = (to.x - from.x) / 2;
		return `M${from.x} ${from.y}C${from.x + half} ${from.y} ${to.x - half} ${to.y} ${to.x} ${to.y}`;
	}
	const half = (to.y - from.y) / 2;
	return `M${from.x} ${from.y}C${from.x} ${from.y + half} ${to.x} ${to.y - half} ${to.x} ${to.y}`;
}
