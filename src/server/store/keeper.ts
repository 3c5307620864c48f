/**
 * What a place that keeps records must be able to do; the rules of the store stand over it (store.ts).
 *
 * @module
 */
import type { Hash } from '#domain/units.ts';
import type { ImportRecord } from './imports.ts';
import type { StoreProblem } from './port.ts';
import type { AnyEntry, LogName } from './logs.ts';
import type { PersonRecord, SchoolRecord } from './records.ts';

/** One record where it is kept. `data` is always what is kept, never what could not be written. */
export interface Cell<Kept> {
	readonly data: Kept;
	/** Whether the record has ever been written. */
	readonly kept: boolean;
	/** Whether the last write failed so late that `data` is there and might not survive a loss of power. */
	readonly inDoubt: boolean;
	/** Resolves when `next` would survive a loss of power, and is then `data`. Never called twice at a time. */
	write(next: Kept): Promise<void>;
}

/** One log where it is kept. `entries` is always what is kept, never what could not be written. */
export interface LogCell {
	/** Oldest first. */
	readonly entries: readonly AnyEntry[];
	/** Resolves when all of them would survive a loss of power, else keeps none. Never called twice at a time. */
	append(more: readonly AnyEntry[]): Promise<void>;
	/** Puts what `change` makes of each entry into its place, all at once; writes nothing where all are the same. */
	rewrite(change: (entry: AnyEntry) => AnyEntry): Promise<void>;
}

/** A place that keeps records; it need not check what it is given. */
export interface Keeper {
	/** A place for a new person; nothing is kept before the first write. */
	person(record: PersonRecord): Cell<PersonRecord>;
	/** A place for a new school. */
	school(record: SchoolRecord): Cell<SchoolRecord>;
	/** A place for a new import. */
	import(record: ImportRecord): Cell<ImportRecord>;
	/** Forgets one person, or one import; resolves when that would survive a loss of power. */
	forget(school: string, what: 'people' | 'imports', id: string): Promise<void>;
	/** A place for a log of a school that has none of that name yet. */
	log(school: string, log: LogName): LogCell;
	/** Forgets a school with its people and its logs, all at once. */
	remove(school: string): Promise<void>;
	/** Keeps content for ever; called once for each hash. */
	keep(hash: Hash, content: string): Promise<void>;
	content(hash: Hash): string | undefined;
	close(): Promise<void>;
}

/** What was there when the keeper was opened. */
export interface Found {
	readonly schools: readonly Cell<SchoolRecord>[];
	readonly people: readonly Cell<PersonRecord>[];
	readonly imports: readonly Cell<ImportRecord>[];
	readonly logs: readonly {
		readonly school: string;
		readonly log: LogName;
		readonly cell: LogCell;
	}[];
	readonly problems: readonly StoreProblem[];
}
