/**
 * The shape of a stored import, checked when a file is read and before it is written.
 *
 * @module
 */
import { z } from 'zod';
import { GROUPS } from '#domain/staff/groups.ts';
import { COLUMNS, type Column } from '#domain/staff/import/columns.ts';
import type { Options, Row } from '#domain/staff/import/row.ts';
import type { Left, Step } from '#domain/staff/import/undo.ts';
import type { Entry } from '#domain/staff/entry.ts';
import {
	IMPORT_VERSION,
	type ImportJournal,
	type ImportRecord,
	type PendingImport
} from './imports.ts';
import {
	count,
	day,
	instant,
	listed,
	personId,
	schoolId,
	word,
	type Keys
} from './records.schema.ts';

const group = z.string().refine((text) => Object.hasOwn(GROUPS, text), 'not a staff group');
const column = z.enum(Object.keys(COLUMNS) as [Column, ...Column[]]);
const words = z.record(z.string(), group);

const entry = z.strictObject({ id: personId, ...listed } satisfies Keys<Entry>);

const step = z.strictObject({
	person: personId,
	before: entry.exactOptional(),
	after: entry.exactOptional()
} satisfies Keys<Step>);

const left = z.strictObject({
	person: personId,
	name: z.string(),
	because: word
} satisfies Keys<Left>);

const common = {
	version: z.literal(IMPORT_VERSION),
	school: schoolId,
	id: personId,
	by: personId,
	at: instant,
	file: z.string()
};

const pending = z.strictObject({
	...common,
	state: z.literal('pending'),
	headings: z.array(z.string()),
	rows: z.array(z.strictObject({ number: count, cells: z.array(z.string()) } satisfies Keys<Row>)),
	mapping: z.partialRecord(column, count),
	options: z.strictObject({
		elseStartsOn: day.exactOptional(),
		elseGroup: group.exactOptional(),
		words: words.exactOptional(),
		othersLeftOn: day.exactOptional()
	} satisfies Keys<Options>),
	seen: z.record(z.string(), z.string()).exactOptional()
} satisfies Keys<PendingImport>);

const journal = z.strictObject({
	...common,
	state: z.enum(['applying', 'applied', 'undoing', 'undone', 'closed']),
	columns: z.record(z.string(), column),
	words,
	steps: z.array(step),
	back: z.array(step).exactOptional(),
	left: z.array(left).exactOptional(),
	tally: z.strictObject({
		error: count,
		leaver: count,
		gone: count.exactOptional(),
		new: count,
		changed: count,
		unchanged: count
	} satisfies Keys<ImportJournal['tally']>)
} satisfies Keys<ImportJournal>);

/** One import's file. */
export const importRecord: z.ZodType<ImportRecord> = z.discriminatedUnion('state', [
	pending,
	journal
]);
