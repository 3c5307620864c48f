/**
 * What is kept of an import: first the file that was uploaded, then the steps it takes, so that they can be finished
 * after a crash and taken back later.
 *
 * @module
 */
import type { Column, Mapping } from '#domain/staff/import/columns.ts';
import type { Options, Row } from '#domain/staff/import/row.ts';
import type { Left, Step } from '#domain/staff/import/undo.ts';
import type { Instant, Slug } from '#domain/units.ts';

/** The version this program writes of an import. */
export const IMPORT_VERSION = 1;

interface Import {
	readonly version: typeof IMPORT_VERSION;
	readonly school: string;
	readonly id: string;
	/** The id of the administrator. */
	readonly by: string;
	/** When it was uploaded; of a journal, when it was applied. */
	readonly at: Instant;
	/** What the file was called. */
	readonly file: string;
}

/** A file that was uploaded, before anything is changed. */
export interface PendingImport extends Import {
	readonly state: 'pending';
	readonly headings: readonly string[];
	readonly rows: readonly Row[];
	readonly mapping: Mapping;
	readonly options: Options;
	/** The staff list when columns were chosen: a short digest of each entry, by id. */
	readonly seen?: Readonly<Record<string, string>>;
}

/** An import that is being applied or was, with every step. */
export interface ImportJournal extends Import {
	/** `closed` when the steps are gone: too old to be undone. */
	readonly state: 'applying' | 'applied' | 'undoing' | 'undone' | 'closed';
	/** What each heading was, for the next file. */
	readonly columns: Readonly<Record<string, Column>>;
	/** Which group each word stood for, for the next file. */
	readonly words: Readonly<Record<string, Slug>>;
	readonly steps: readonly Step[];
	/** The steps back, and who is left as they are, once it is being undone. */
	readonly back?: readonly Step[];
	readonly left?: readonly Left[];
	/** How many rows there were of each kind; `error` are those that were left out, `gone` is missing in what earlier programs wrote. */
	readonly tally: Readonly<Record<'error' | 'leaver' | 'new' | 'changed' | 'unchanged', number>> & {
		readonly gone?: number;
	};
}

export type ImportRecord = PendingImport | ImportJournal;

/**
 * An import without somebody whose name goes out of the records: of a journal their steps, of a file that is waiting
 * all of it where it names them. The very same where they are not in it; undefined where nothing is left.
 */
export function withoutPerson(
	record: ImportRecord,
	person: Named & { readonly id: string }
): ImportRecord | undefined {
	if (record.state === 'pending')
		return record.rows.some(({ cells }) => names(cells, person)) ? undefined : record;
	const { id } = person;
	const { steps, back = [], left = [] } = record;
	const others = ({ person }: { readonly person: string }) => person !== id;
	if ([...steps, ...back, ...left].every(others)) return record;
	return {
		...record,
		steps: steps.filter(others),
		...(record.back && { back: back.filter(others) }),
		...(record.left && { left: left.filter(others) })
	};
}

/** By what a row of a file may name somebody. */
interface Named {
	readonly name: string;
	readonly email?: string;
	readonly staffNumber?: string;
}

/** Whether a row names somebody, however it is written: in capitals, the surname first, in two columns. */
function names(cells: readonly string[], { name, email, staffNumber }: Named): boolean {
	const lower = cells.map((cell) => cell.toLowerCase().trim());
	const found = new Set(lower.flatMap(wordsOf));
	return (
		wordsOf(name.toLowerCase()).every((word) => found.has(word)) ||
		(email !== undefined && lower.some((cell) => cell.includes(email))) ||
		(staffNumber !== undefined && lower.includes(staffNumber.toLowerCase()))
	);
}

function wordsOf(text: string): readonly string[] {
	return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
