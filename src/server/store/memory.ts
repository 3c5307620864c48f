/**
 * A store that keeps its records for as long as the process lives: for tests and for trying things out.
 *
 * @module
 */
import type { Hash } from '#domain/units.ts';
import type { Cell, Keeper, LogCell } from './keeper.ts';
import type { AnyEntry } from './logs.ts';
import type { Store } from './port.ts';
import { storeOver } from './store.ts';

/** Opens an empty store in memory, under the same rules as one on disk. */
export function openMemory(): Store {
	return storeOver(new MemoryKeeper(), {
		schools: [],
		people: [],
		imports: [],
		logs: [],
		problems: []
	});
}

class MemoryKeeper implements Keeper {
	readonly #contents = new Map<Hash, string>();

	person<Kept>(record: Kept): Cell<Kept> {
		return new MemoryCell(record);
	}

	school<Kept>(record: Kept): Cell<Kept> {
		return new MemoryCell(record);
	}

	import<Kept>(record: Kept): Cell<Kept> {
		return new MemoryCell(record);
	}

	forget(): Promise<void> {
		return Promise.resolve();
	}

	log(): LogCell {
		return new MemoryLog();
	}

	remove(): Promise<void> {
		return Promise.resolve();
	}

	keep(hash: Hash, content: string): Promise<void> {
		this.#contents.set(hash, content);
		return Promise.resolve();
	}

	content(hash: Hash): string | undefined {
		return this.#contents.get(hash);
	}

	close(): Promise<void> {
		return Promise.resolve();
	}
}

class MemoryCell<Kept> implements Cell<Kept> {
	data: Kept;
	kept = false;
	readonly inDoubt = false;

	constructor(data: Kept) {
		this.data = data;
	}

	async write(next: Kept): Promise<void> {
		await Promise.resolve();
		this.data = next;
		this.kept = true;
	}
}

class MemoryLog implements LogCell {
	entries: readonly AnyEntry[] = [];

	async append(more: readonly AnyEntry[]): Promise<void> {
		await Promise.resolve();
		this.entries = [...this.entries, ...more];
	}

	async rewrite(change: (entry: AnyEntry) => AnyEntry): Promise<void> {
		await Promise.resolve();
		this.entries = this.entries.map(change);
	}
}
