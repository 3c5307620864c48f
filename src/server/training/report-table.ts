/**
 * The lines of a report as a table: the same columns as CSV, as XLSX and as JSON.
 *
 * @module
 */
import { stringify } from 'csv-stringify/sync';
import writeXlsx, { type SheetData } from 'write-excel-file/node';
import type { Row } from '#domain/report/report.ts';
import { STATUS_WORDS } from '#domain/report/words.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { phaseName } from '#domain/staff/phases.ts';

/** A table: headings, and lines of as many cells. Days are `YYYY-MM-DD`. */
export interface Table {
	readonly name: string;
	readonly headings: readonly string[];
	readonly lines: readonly (readonly (string | number)[])[];
}

const COLUMNS: readonly (readonly [heading: string, cell: (row: Row) => string | number])[] = [
	['Name', ({ name }) => name],
	['Staff group', ({ group }) => GROUPS[group] ?? group],
	['Phase', ({ phase }) => (phase === undefined ? '' : phaseName(phase))],
	['Status', ({ status }) => STATUS_WORDS[status]],
	['Why', ({ why }) => why],
	['Left to do', ({ left }) => left],
	['Next', ({ next }) => next],
	['Due', ({ due }) => due ?? ''],
	['Days overdue', ({ daysOver }) => daysOver],
	['Completed on', ({ completedOn }) => completedOn ?? ''],
	['Staff number', ({ staffNumber }) => staffNumber ?? '']
];

/** The lines of a report as a table. */
export function reportTable(rows: readonly Row[]): Table {
	return {
		name: 'Staff',
		headings: COLUMNS.map(([heading]) => heading),
		lines: rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))
	};
}

/** A table as CSV for a spreadsheet: UTF-8 with a mark, and no cell that a spreadsheet would run. */
export function asCsv({ headings, lines }: Table): string {
	return stringify([headings, ...lines], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}

const WIDEST = 60;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Tables as the sheets of one XLSX file. A text stays a text, whatever it begins with; a day is a day. */
export function asXlsx(tables: readonly Table[]): Promise<Buffer> {
	return writeXlsx(
		tables.map(({ name, headings, lines }) => ({
			sheet: name,
			stickyRowsCount: 1,
			columns: headings.map((heading, at) => ({
				width: Math.min(
					WIDEST,
					Math.max(...[heading, ...lines.map((line) => String(line[at] ?? ''))].map(lengthOf)) + 2
				)
			})),
			data: [
				headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
				...lines.map((line) => line.map(cellOf))
			] as SheetData
		}))
	).toBuffer();
}

function cellOf(value: string | number) {
	if (typeof value === 'number') return { value, type: Number };
	if (DAY.test(value))
		return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
	return value === '' ? null : { value, type: String };
}

function lengthOf(text: string): number {
	return text.length;
}
