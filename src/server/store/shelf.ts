/**
 * One school's records, side by side.
 *
 * @module
 */
import type { Cell } from './keeper.ts';
import type { ImportRecord } from './imports.ts';
import type { Ledger } from './ledger.ts';
import type { LogName } from './logs.ts';
import { Queue } from './queue.ts';
import type { PersonRecord, SchoolRecord } from './records.ts';

/** Where one person's record is, once there is one, and the line of changes to it. */
export interface Place {
	readonly queue: Queue;
	cell?: Cell<PersonRecord>;
}

/** The records of one school; never of another. */
export class Shelf {
	/** Missing while only its people could be read. */
	school?: Cell<SchoolRecord>;
	/** Set while the school is being removed: nothing is changed any more. */
	removed = false;
	/** Its imports, by id. */
	readonly imports = new Map<string, Cell<ImportRecord>>();
	/** The line of changes to its imports. */
	readonly importQueue = new Queue();
	/** Its logs, those that have been begun. */
	readonly logs = new Map<LogName, Ledger>();
	readonly #places = new Map<string, Place>();
	#inOrder: readonly Cell<PersonRecord>[] | undefined;

	/** Everybody, in the order of their ids. */
	list(): readonly PersonRecord[] {
		this.#inOrder ??= [...this.#places.values()]
			.flatMap(({ cell }) => cell ?? [])
			.sort((a, b) => (a.data.id < b.data.id ? -1 : 1));
		return this.#inOrder.map(({ data }) => data);
	}

	/** A person's place, if they have one or are being added. */
	find(person: string): Place | undefined {
		return this.#places.get(person);
	}

	/** A person's place, made if there is none. */
	place(person: string): Place {
		const place = this.#places.get(person) ?? { queue: new Queue() };
		this.#places.set(person, place);
		return place;
	}

	/** Puts a record that is kept into its place. */
	put(cell: Cell<PersonRecord>): void {
		this.place(cell.data.id).cell = cell;
		this.#inOrder = undefined;
	}

	/** Takes a record out of its place; the place stays, with its line. */
	drop(person: string): void {
		delete this.place(person).cell;
		this.#inOrder = undefined;
	}

	/** Resolves when no change to anybody or to an import, nor a line of a log, is under way. */
	async idle(): Promise<void> {
		await Promise.all([
			this.importQueue.idle(),
			...[...this.#places.values()].map(({ queue }) => queue.idle()),
			...[...this.logs.values()].map((log) => log.idle())
		]);
	}
}
