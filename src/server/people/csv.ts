/**
 * A table out of an uploaded file, whatever program exported it, within bounds.
 *
 * @module
 */
import { CsvError, parse } from 'csv-parse/sync';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { guessed, hasNames } from '#domain/staff/import/columns.ts';
import type { Row } from '#domain/staff/import/row.ts';

/** How much is taken. */
export const LIMITS = { bytes: 7_000_000, rows: 5_000, columns: 60, cell: 2_000 } as const;

/** A file, read: its headings and its rows, numbered as a spreadsheet does. */
export interface Table {
	readonly headings: readonly string[];
	readonly rows: readonly Row[];
}

/** Why a file is not taken. */
export type FileRefused =
	| 'empty'
	| 'too-large'
	| 'not-text'
	| 'workbook'
	| 'too-many-rows'
	| 'too-many-columns'
	| 'cell-too-long'
	| 'quote-open'
	| 'no-rows';

const whole = (many: number) => many.toLocaleString('en-GB');

/**
 * Reads a CSV file: UTF-8 or UTF-16 with or without a mark, else Windows-1252; commas, semicolons or tabs.
 *
 * The work is bounded by the size: it is measured before anything is parsed.
 */
export function readTable(bytes: Uint8Array): Table | Refusal<FileRefused> {
	if (bytes.length === 0)
		return refuse('empty', 'Choose a file. The one that was sent has nothing in it.');
	if (bytes.length > LIMITS.bytes)
		return refuse(
			'too-large',
			`The file is larger than ${LIMITS.bytes / 1_000_000} MB. Leave out columns that are not needed, or split it.`
		);
	const text = decoded(bytes);
	if (isRefusal(text)) return text;
	const { delimiter, from } = delimiterOf(text);
	const body = text.slice(from);
	const refused = tooMuch(body, delimiter);
	return refused ?? tableOf(body, delimiter);
}

/** The text of a file, by its mark or by what its bytes can be. */
function decoded(bytes: Uint8Array): string | Refusal<'not-text' | 'workbook'> {
	const [first, second, third] = bytes;
	if (first === 0x50 && second === 0x4b)
		return refuse(
			'workbook',
			'This is an Excel workbook. Open it, choose “Save as”, and save it as “CSV UTF-8”.'
		);
	const known =
		first === 0xff && second === 0xfe
			? 'utf-16le'
			: first === 0xfe && second === 0xff
				? 'utf-16be'
				: undefined;
	const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
	const text = as(known ?? 'utf-8', bytes) ?? (known || hasMark ? undefined : western(bytes));
	// No table of words holds a zero, whatever its encoding; a picture, a PDF or a torn file does.
	if (text === undefined || text.includes('\0'))
		return refuse(
			'not-text',
			'This is not a table of text. Export the staff list as CSV, and choose that file.'
		);
	return text;
}

function as(encoding: string, bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Windows-1252 from 0x80 to 0x9f; Node's own decoder takes it for ISO 8859-1 and loses these. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function western(bytes: Uint8Array): string {
	return Buffer.from(bytes)
		.toString('latin1')
		.replace(/[\x80-\x9f]/g, (each) => WESTERN[each.charCodeAt(0) - 0x80] ?? each);
}

/** What stands between the cells, told by the headings; and where they begin, after a line such as `sep=;`. */
function delimiterOf(text: string): { readonly delimiter: string; readonly from: number } {
	const told = /^sep=([,;\t])\r?\n/i.exec(text);
	if (told?.[1]) return { delimiter: told[1], from: told[0].length };
	const counts = new Map([
		[',', 0],
		[';', 0],
		['\t', 0]
	]);
	let quoted = false;
	let seen = false;
	for (const character of text.slice(0, 20_000)) {
		if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (character === '\n' || character === '\r') {
			// A title above the headings has nothing between its words.
			if (seen && [...counts.values()].some((many) => many > 0)) break;
		} else {
			seen = true;
			const many = counts.get(character);
			if (many !== undefined) counts.set(character, many + 1);
		}
	}
	const [[delimiter] = [',']] = [...counts].sort(([, a], [, b]) => b - a);
	return { delimiter, from: 0 };
}

/** Rows of a file with those that are blank: spreadsheets export many below the last. */
const BLANK_TOO = 25_000;
const QUOTE = 34;
const RETURN = 13;
const LINE = 10;

/** Counts cells and rows without keeping any, so that no file can ask for more memory than its size. */
function tooMuch(text: string, delimiter: string): Refusal<FileRefused> | undefined {
	const between = delimiter.charCodeAt(0);
	let [rows, all, columns, start, filled] = [0, 0, 1, 0, false];
	let quoted = false;
	let closed = -2;
	for (let at = 0; at <= text.length; at++) {
		const code = at === text.length ? LINE : text.charCodeAt(at);
		if (code === QUOTE && (quoted || at === start || at === closed + 1)) {
			if (quoted) closed = at;
			quoted = !quoted;
		}
		if (quoted && at < text.length) continue;
		if (code !== between && code !== LINE && code !== RETURN) continue;
		if (code === LINE && at === start && at > 0 && text.charCodeAt(at - 1) === RETURN) {
			start = at + 1;
			continue;
		}
		if (at > start) filled = true;
		if (at - start > LIMITS.cell)
			return refuse(
				'cell-too-long',
				`A cell in row ${all + 1} is longer than ${whole(LIMITS.cell)} characters. ` +
					'Look there for a quotation mark that is opened and not closed.'
			);
		start = at + 1;
		if (code === between) {
			if (++columns > LIMITS.columns)
				return refuse(
					'too-many-columns',
					`Row ${all + 1} has more than ${LIMITS.columns} columns. Leave out those that are not needed.`
				);
		} else {
			if (filled) rows++;
			if (++all > BLANK_TOO || rows > LIMITS.rows + 1)
				return refuse(
					'too-many-rows',
					`The file has more than ${whole(LIMITS.rows)} rows. Split it into several.`
				);
			[columns, filled] = [1, false];
		}
	}
	return undefined;
}

function tableOf(text: string, delimiter: string): Table | Refusal<FileRefused> {
	let records: string[][];
	try {
		records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
	} catch (cause) {
		if (!(cause instanceof CsvError)) throw cause;
		return refuse(
			'quote-open',
			'The file cannot be read to its end: a quotation mark is opened and not closed' +
				`${typeof cause['lines'] === 'number' ? `, at or before line ${cause['lines']}` : ''}.`
		);
	}
	const at = headingsAt(records);
	const headings = records[at]?.map((cell) => cell.trim()) ?? [];
	// A report of many pages has the headings again on each.
	const isHeadings = (cells: readonly string[]) =>
		headings.every((heading, column) => (cells[column] ?? '').trim() === heading);
	const rows = records.flatMap((cells, index) =>
		index > at && !isBlank(cells) && !isHeadings(cells) ? [{ number: index + 1, cells }] : []
	);
	if (at < 0 || rows.length === 0)
		return refuse('no-rows', 'The file needs a row of headings and at least one row below it.');
	return { headings, rows };
}

/** How far down headings are looked for, below a title and what else a report says of itself. */
const TITLE_ROWS = 10;

/** The row with the headings: the first near the top that has names and one thing more by known words, else the first. */
function headingsAt(records: readonly (readonly string[])[]): number {
	const first = records.findIndex((cells) => !isBlank(cells));
	const near = records.slice(first, first + TITLE_ROWS).findIndex((cells) => {
		const known = guessed(cells);
		return hasNames(known) && Object.keys(known).length > 1;
	});
	return near > 0 ? first + near : first;
}

function isBlank(cells: readonly string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}
