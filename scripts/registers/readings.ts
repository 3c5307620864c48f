/**
 * The judgement tables: how each policy reads each conduct of a situation, and the two short lists of good practice.
 *
 * @module
 */

import { RegisterFault, type Place } from './fault.ts';
import { JUDGEMENTS, type Judgement } from '#domain/policy/policy.ts';
import { SITUATIONS, SOURCES, type Source } from './sources.ts';
import { codeIn, NOTHING, tablesOf, type Row, type Table } from './table.ts';

/** One row of a judgement table. */
export interface Reading {
	readonly place: Place;
	readonly policy: string;
	readonly scenario: string;
	readonly readers: number;
	readonly conduct: string;
	readonly judgement: Judgement;
	readonly clauses: readonly string[];
	readonly because: string;
}

/** An entry of the safeguarding floor, or of what is judged but not scored. */
export interface Listed {
	readonly place: Place;
	readonly conduct: string;
	readonly when?: 'child';
	readonly because: string;
}

/**
 * Reads every judgement table of a page (`#### S2 at Kingsley`) and holds it against the overview of its situation
 * where the page has one.
 *
 * @param known every clause id that exists
 * @throws {RegisterFault} on a row that is malformed, a judgement, conduct or clause id that does not exist, a duplicate
 */
export function readingsOf(
	file: string,
	text: string,
	known: ReadonlySet<string>
): readonly Reading[] {
	const tables = tablesOf(file, text);
	const readings = tables.flatMap((table) => readingsIn(table, known));
	const seen = new Set<string>();
	for (const reading of readings) {
		const key = `${reading.policy} ${reading.scenario} ${reading.conduct}`;
		if (seen.has(key)) {
			throw new RegisterFault(
				'reading-duplicate',
				reading.place,
				`“${reading.conduct}” is judged twice for ${reading.policy}`,
				'every conduct once in a table'
			);
		}
		seen.add(key);
	}
	for (const table of tables) compareWithOverview(table, readings);
	return readings;
}

/** Reads the list under a heading of the good-practice page; “, with a child in the story” becomes `when: child`. */
export function listedUnder(heading: string, file: string, text: string): readonly Listed[] {
	const table = tablesOf(file, text).find(
		(one) => one.heading === heading && one.header[0] === 'Conduct'
	);
	if (table === undefined) {
		throw new RegisterFault(
			'table-missing',
			{ file, line: 1 },
			`there is no table under “${heading}”`,
			'one with the columns Conduct | Situation | Why'
		);
	}
	return table.rows.map((row) => {
		const [cell = '', , because = ''] = row.cells;
		const [code = '', ...limits] = cell.split(', ');
		const limit = limits.join(', ');
		if (limit !== '' && limit !== 'with a child in the story') {
			throw new RegisterFault(
				'limit-unknown',
				row.place,
				`the limit “${limit}” is unknown`,
				'“with a child in the story” or none'
			);
		}
		return {
			place: row.place,
			conduct: conductIn(code, row),
			...(limit !== '' && { when: 'child' as const }),
			because
		};
	});
}

function readingsIn(table: Table, known: ReadonlySet<string>): readonly Reading[] {
	if (table.header.join() !== 'Conduct,Judgement,Provisions,Reason') return [];
	const [, name = '', called = ''] = /^(S\w+) at (.+)$/.exec(table.heading) ?? [];
	const situation = SITUATIONS[name];
	const source = SOURCES.find((one) => one.called === called);
	if (situation === undefined || source === undefined) {
		throw new RegisterFault(
			'heading-unknown',
			table.place,
			`the heading “${table.heading}” names no known situation and policy`,
			`one like “S2 at ${SOURCES[0]?.called ?? ''}”`
		);
	}
	return table.rows.map((row) => {
		const [conduct = '', judgement = '', clauses = '', because = ''] = row.cells;
		const judged = judgementIn(judgement, row);
		const cited = clausesIn(clauses, source, known, row);
		if (judged !== 'not-addressed' && cited.length === 0) {
			throw new RegisterFault(
				'clause-missing',
				row.place,
				`“${judgement}” names no provision`,
				'at least one, unless the judgement is not-addressed'
			);
		}
		return {
			place: row.place,
			policy: source.slug,
			...situation,
			conduct: conductIn(conduct, row),
			judgement: judged,
			clauses: cited,
			because
		};
	});
}

function compareWithOverview(table: Table, readings: readonly Reading[]): void {
	const name = /^(S\w+)\. /.exec(table.heading)?.[1];
	const situation = name === undefined ? undefined : SITUATIONS[name];
	if (situation === undefined || table.header[0] !== 'Conduct') return;
	for (const row of table.rows) {
		const conduct = conductIn(row.cells[0] ?? '', row);
		table.header.slice(2).forEach((called, index) => {
			const policy = SOURCES.find((one) => one.called === called)?.slug;
			const overview = judgementIn(row.cells[index + 2] ?? '', row);
			const reading = readings.find(
				(one) =>
					one.policy === policy && one.scenario === situation.scenario && one.conduct === conduct
			);
			if (reading?.judgement !== overview) {
				throw new RegisterFault(
					'overview-differs',
					row.place,
					`the overview says “${overview}” for “${conduct}” at ${called}`,
					`“${reading?.judgement ?? 'nothing'}”, as in its own table`
				);
			}
		});
	}
}

function conductIn(cell: string, row: Row): string {
	const conduct = codeIn(cell);
	if (conduct === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(conduct)) {
		throw new RegisterFault(
			'conduct-malformed',
			row.place,
			`“${cell}” is not a conduct`,
			'small letters and hyphens between backticks'
		);
	}
	return conduct;
}

function judgementIn(cell: string, row: Row): Judgement {
	const judgement = JUDGEMENTS.find((one) => one === cell);
	if (judgement === undefined) {
		throw new RegisterFault(
			'judgement-unknown',
			row.place,
			`the judgement “${cell}” is unknown`,
			`one of ${JUDGEMENTS.join(', ')}`
		);
	}
	return judgement;
}

function clausesIn(
	cell: string,
	source: Source,
	known: ReadonlySet<string>,
	row: Row
): readonly string[] {
	if (cell === NOTHING) return [];
	return cell.split(', ').map((one) => {
		const id = codeIn(one);
		if (id === undefined || !known.has(id) || !id.startsWith(`${source.prefix}/`)) {
			throw new RegisterFault(
				'clause-unknown',
				row.place,
				`${one} is not a provision of ${source.called}`,
				`ids between backticks from the register of ${source.called}`
			);
		}
		return id;
	});
}
