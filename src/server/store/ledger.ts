/**
 * One log of one school, for many writers at once: what waits while the disk is busy is written together.
 *
 * @module
 */
import type { LogCell } from './keeper.ts';
import type { AnyEntry } from './logs.ts';
import { Queue } from './queue.ts';

/** A log that only grows. */
export class Ledger {
	readonly #cell: LogCell;
	readonly #queue = new Queue();
	#waiting: AnyEntry[] = [];
	#next: Promise<void> | undefined;

	constructor(cell: LogCell) {
		this.#cell = cell;
	}

	/** What is kept, oldest first. */
	get entries(): readonly AnyEntry[] {
		return this.#cell.entries;
	}

	/** Resolves when the entry is kept. Those that are written together are kept together, or none of them is. */
	append(entry: AnyEntry): Promise<void> {
		this.#waiting.push(entry);
		this.#next ??= this.#queue.run(() => {
			const together = this.#waiting;
			this.#waiting = [];
			this.#next = undefined;
			return this.#cell.append(together);
		});
		return this.#next;
	}

	/** Resolves when what `change` makes of each entry stands in its place; what is appended meanwhile comes after. */
	rewrite(change: (entry: AnyEntry) => AnyEntry): Promise<void> {
		return this.#queue.run(() => this.#cell.rewrite(change));
	}

	/** Resolves when nothing is being written. */
	idle(): Promise<void> {
		return this.#queue.idle();
	}
}
