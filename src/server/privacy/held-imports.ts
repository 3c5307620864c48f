/**
 * What is held of somebody in imports of the staff list: what the last one changed of their entry, for as long as it can
 * be undone. A file that waits to be imported is of everybody, and is told to nobody; it is kept for a day at most.
 *
 * @module
 */
import { FIELD_NAMES, FIELDS, type Entry, type Field } from '#domain/staff/entry.ts';
import type { Step } from '#domain/staff/import/undo.ts';
import type { Instant } from '#domain/units.ts';
import { UNDO_DAYS } from '../people/imports.ts';
import { journalsOf } from '../people/journal.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';

/** What an import says of one field of somebody’s entry; absent where there was, or is, none. */
export interface HeldChange {
	readonly field: { readonly code: Field; readonly name: string };
	readonly before?: unknown;
	readonly after?: unknown;
}

/** One import, as far as it is about one person. */
export interface HeldImport {
	readonly at: Instant;
	/** What the file was called. */
	readonly file: string;
	/** Until when it is kept. */
	readonly until: Instant;
	readonly changes: readonly HeldChange[];
	/** Why their entry was left as it is, where the import was undone and theirs was not. */
	readonly left?: string;
}

/** What imports hold of a person, the earliest first. */
export function importsHeld(
	store: Store,
	{ school, id }: Pick<PersonRecord, 'school' | 'id'>
): readonly HeldImport[] {
	return journalsOf(store, school).flatMap(({ at, file, steps, back = [], left = [] }) => {
		const own = [...steps, ...back].filter(({ person }) => person === id);
		const because = left.find(({ person }) => person === id)?.because;
		if (own.length === 0 && because === undefined) return [];
		const until = new Date(Date.parse(at) + UNDO_DAYS * 24 * 60 * 60 * 1000).toISOString();
		const changes = own.flatMap(changesIn);
		return { at, file, until, changes, ...(because !== undefined && { left: because }) };
	});
}

function changesIn({ before, after }: Step): readonly HeldChange[] {
	return FIELDS.flatMap((code) => {
		const [was, is] = [before, after].map((entry?: Entry) => entry?.[code]);
		if (was === undefined && is === undefined) return [];
		const field = { code, name: FIELD_NAMES[code] };
		return {
			field,
			...(was !== undefined && { before: was }),
			...(is !== undefined && { after: is })
		};
	});
}
