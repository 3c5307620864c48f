/**
 * Files and lists for tests of the import, in a few plain words.
 *
 * @module
 */
import type { Entry } from '../entry.ts';
import type { CameIn } from '../successors.ts';
import { guessed } from './columns.ts';
import { planOf, type Plan } from './plan.ts';
import type { Options, Row } from './row.ts';

export const TODAY = '2026-11-20';

/** Somebody on the list: a teacher since September. */
export function entry(id: string, more: Partial<Entry> = {}): Entry {
	return {
		id,
		name: id,
		group: 'teacher',
		roles: ['learner'],
		startsOn: '2026-09-01',
		absences: [],
		...more
	};
}

/** The one who imports. */
export const ADMIN = entry('admin', { name: 'Ada Min', roles: ['learner', 'administrator'] });

/** Who undoes an import, when; everybody has come in. */
export const KNOWN = { today: TODAY, by: 'admin', cameIn: () => true };

/** The rows of a file whose lines are given with `|` between cells. */
export function rowsOf(lines: readonly string[]): readonly Row[] {
	return lines.map((line, at) => ({ number: at + 2, cells: line.split('|') }));
}

/** A plan for a file: its headings, then its rows. */
export function plan(
	list: readonly Entry[],
	[headings = '', ...lines]: readonly string[],
	options: Options = {},
	cameIn: CameIn = KNOWN.cameIn
): Plan {
	return planOf(list, rowsOf(lines), guessed(headings.split('|')), options, {
		...KNOWN,
		cameIn,
		idOf: (row) => `new-${row}`
	});
}

/** Each row of a plan in short: its kind and name, then what would change or what is wrong. */
export function short({ rows }: Plan): readonly string[] {
	return rows.map(({ kind, name, fields, problems }) =>
		[kind, name, ...fields, ...problems.map(({ column, code }) => `${column}:${code}`)].join(' ')
	);
}
