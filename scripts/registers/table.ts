/**
 * The tables of a Markdown page, with the heading each stands under and the line of every row.
 *
 * @module
 */

import { RegisterFault, type Place } from './fault.ts';

/** One row: its cells in order, trimmed, with escaped pipes turned back into pipes. */
export interface Row {
	readonly place: Place;
	readonly cells: readonly string[];
}

/** One table under the nearest heading above it. */
export interface Table {
	readonly place: Place;
	readonly heading: string;
	readonly header: readonly string[];
	readonly rows: readonly Row[];
}

/** A dash alone in a cell means that there is nothing to say. */
export const NOTHING = '–';

/** Splits a row at its pipes; an escaped pipe belongs to the cell. Undefined if the row does not open and close with one. */
export function cellsOf(line: string): readonly string[] | undefined {
	const row = line.trim();
	if (!/^\|.*[^\\]\|$/.test(row)) return undefined;
	return row
		.slice(1, -1)
		.split(/(?<!\\)\|/)
		.map((cell) => cell.replaceAll('\\|', '|').trim());
}

/**
 * Reads every table of a page. A row must have as many cells as its header.
 *
 * @throws {RegisterFault} `row-malformed`
 */
export function tablesOf(file: string, text: string): readonly Table[] {
	const tables: { place: Place; heading: string; header: readonly string[]; rows: Row[] }[] = [];
	let heading = '';
	let open: (typeof tables)[number] | undefined;

	text.split(/\r?\n/).forEach((line, index) => {
		const place = { file, line: index + 1 };
		if (!line.startsWith('|')) {
			open = undefined;
			heading = /^#+ (.*)$/.exec(line)?.[1]?.trim() ?? heading;
			return;
		}
		const cells = cellsOf(line);
		if (cells === undefined) {
			throw new RegisterFault(
				'row-malformed',
				place,
				`the row “${shorten(line)}” is not closed`,
				'a “|” at both ends'
			);
		}
		if (open === undefined) {
			open = { place, heading, header: cells, rows: [] };
			tables.push(open);
			return;
		}
		if (cells.length !== open.header.length) {
			throw new RegisterFault(
				'row-malformed',
				place,
				`the row “${shorten(line)}” has ${cells.length} cells`,
				`${open.header.length}, as in its header`
			);
		}
		if (!cells.every((cell) => /^:?-+:?$/.test(cell))) open.rows.push({ place, cells });
	});
	return tables;
}

/** The word between backticks in a cell, or undefined if the cell is anything else. */
export function codeIn(cell: string): string | undefined {
	return /^`([^`]+)`$/.exec(cell)?.[1];
}

function shorten(line: string): string {
	return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
