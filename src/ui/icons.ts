/**
 * The drawn symbols: each a few strokes in a square of 24, so that one small component can draw them all.
 *
 * @module
 */

/** How a stroke is drawn: a line, a filled shape, or a line or dot cut out of the shape beneath. */
type Stroke = readonly [
	kind: 'line' | 'fill' | 'cut' | 'hole',
	d: string,
	width?: number,
	dash?: string
];

const line = (...ds: readonly string[]): readonly Stroke[] => ds.map((d): Stroke => ['line', d, 2]);

export const ICONS = {
	best: [
		[
			'fill',
			'M12 .8l2.9 2 3.5-.1 1 3.4 2.9 2-1.2 3.3 1.2 3.4-2.9 2-1 3.4-3.5-.1-2.9 2-2.9-2-3.5.1-1-3.4-2.9-2 1.2-3.4L1.7 8.1l2.9-2 1-3.4 3.5.1z'
		],
		['cut', 'M7.6 11.5l3 3 5.8-6', 2.3]
	],
	ok: [
		['line', 'M1.5 12a10.5 10.5 0 1021 0 10.5 10.5 0 10-21 0z', 2.5],
		['line', 'M7.5 12.3l3 3 6-6.3', 2.5]
	],
	risky: [
		['fill', 'M10.3 2.6L.9 19.2A2 2 0 002.6 22.2h18.8a2 2 0 001.7-3L13.7 2.6a2 2 0 00-3.4 0z'],
		['cut', 'M12 8.6v6', 2.3],
		['hole', 'M10.6 18.2a1.4 1.4 0 102.8 0 1.4 1.4 0 10-2.8 0z']
	],
	breach: [
		['fill', 'M.5 12a11.5 11.5 0 1023 0 11.5 11.5 0 10-23 0z'],
		['cut', 'M7 12h10', 3.6]
	],
	serious: [
		['fill', 'M7.2.5h9.6l6.7 6.7v9.6l-6.7 6.7H7.2L.5 16.8V7.2z'],
		['cut', 'M8 8l8 8M16 8l-8 8', 2.7]
	],
	silent: [
		['line', 'M1.5 12a10.5 10.5 0 1021 0 10.5 10.5 0 10-21 0z', 2, '3.6 2.4'],
		['line', 'M9.3 9.5a2.8 2.8 0 115 1.7c-.9.9-2.2 1.3-2.2 2.9', 2],
		['fill', 'M10.8 17.3a1.3 1.3 0 102.6 0 1.3 1.3 0 10-2.6 0z']
	],
	left: line('M19 12H5m6-7l-7 7 7 7'),
	right: line('M9 5l7 7-7 7'),
	onward: line('M5 12h14m-6-7l7 7-7 7'),
	tick: line('M4.5 12.5l5 5 10-11'),
	again: line('M4.5 12a7.5 7.5 0 112.2 5.3M4.5 18.5v-5h5'),
	comment: line('M4 5h16v11H11l-4.5 4v-4H4z'),
	wait: line('M7 18.5h9.5a4.3 4.3 0 001-8.5 6 6 0 00-11.3-.4A4.5 4.5 0 007 18.5z'),
	off: line(
		'M7 18.5a4.5 4.5 0 01-.7-8.9M9.5 6.2A6 6 0 0117.5 10a4.3 4.3 0 012.7 7.2M3.5 3.5l17 17'
	),
	flag: line('M5 21V4h13l-3 4.5L18 13H5'),
	eye: line(
		'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z',
		'M9 12a3 3 0 106 0 3 3 0 10-6 0z'
	),
	pen: line('M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z', 'M13.5 7l3.5 3.5'),
	lock: line(
		'M7 10.5h10a2 2 0 012 2v6a2 2 0 01-2 2H7a2 2 0 01-2-2v-6a2 2 0 012-2z',
		'M8 10.5v-3a4 4 0 018 0v3'
	),
	shield: line('M12 3l8 2.5v6c0 5-3.5 8-8 9.5-4.5-1.5-8-4.5-8-9.5v-6z'),
	person: line('M8 8a4 4 0 108 0 4 4 0 10-8 0z', 'M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6'),
	clock: line('M3 12a9 9 0 1018 0 9 9 0 10-18 0z', 'M12 7v5.5l3.5 2'),
	phone: line(
		'M6.5 3.5h3l1.5 4.5-2 1.5a11 11 0 005.5 5.5l1.5-2 4.5 1.5v3a2 2 0 01-2.2 2A16 16 0 014.5 5.7a2 2 0 012-2.2z'
	),
	search: line('M4 10.5a6.5 6.5 0 1013 0 6.5 6.5 0 10-13 0z', 'M15.5 15.5l5 5'),
	print: line('M7 8V3.5h10V8', 'M7 17H4V8h16v9h-3', 'M7 14h10v6.5H7z'),
	quote: line('M10 7c-3 .8-4.5 2.8-4.5 6v4H10v-4H7.5', 'M18.5 7c-3 .8-4.5 2.8-4.5 6v4h4.5v-4H16')
} as const satisfies Readonly<Record<string, readonly Stroke[]>>;

export type IconName = keyof typeof ICONS;

/** The strokes of a symbol, in drawing order. */
export function strokesOf(name: IconName): readonly Stroke[] {
	return ICONS[name];
}
