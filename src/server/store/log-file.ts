/**
 * A log on disk: one line of JSON for each entry, added at the end and on the disk before anybody is told.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import type { Disk, DiskFile } from './disk.ts';
import { UNFINISHED } from './durable-adapter.ts';
import { writeFault } from './fault.ts';
import type { Folder } from './folder.ts';
import type { LogCell } from './keeper.ts';
import type { AnyEntry, LogName } from './logs.ts';
import { rewritten } from './read-log.ts';

/** What a file of a log was found to hold. */
export interface Held {
	readonly entries: readonly AnyEntry[];
	/** In bytes, those of a newer program's lines too. */
	readonly length: number;
}

/** One file that is only ever added to. */
export class LogFile implements LogCell {
	entries: readonly AnyEntry[];
	readonly #log: LogName;
	readonly #path: string;
	readonly #folder: Folder;
	readonly #disk: Disk;
	#length: number;
	/** Whether the file's name would survive a loss of power. */
	#named: boolean;
	/** Whether there may be something after `#length` that nobody was told is saved. */
	#ragged = false;

	/** @param held what the file holds; undefined where there is none yet */
	constructor(log: LogName, folder: Folder, disk: Disk, held?: Held) {
		this.#log = log;
		this.#path = `${folder.path}/${log}.jsonl`;
		this.#folder = folder;
		this.#disk = disk;
		this.entries = held?.entries ?? [];
		this.#length = held?.length ?? 0;
		this.#named = held !== undefined;
	}

	/** Rejects with a StoreFault, `disk-full` or `write-failed`; the log is then as it was. */
	async append(more: readonly AnyEntry[]): Promise<void> {
		const text = more.map((entry) => `${JSON.stringify(entry)}\n`).join('');
		try {
			if (this.#ragged) await this.#cut();
			this.#ragged = true;
			await this.#write(async (file) => file.writeFile(text));
			if (!this.#named) await this.#folder.settle();
		} catch (cause) {
			// At once, so that a full disk has the space back; if that fails too, before the next line.
			await this.#cut().catch(() => undefined);
			throw writeFault(this.#path, cause);
		}
		this.#ragged = false;
		this.#named = true;
		this.#length += Buffer.byteLength(text);
		this.entries = [...this.entries, ...more];
	}

	/** Rejects with a StoreFault; the log is then as it was, or as it was to be. */
	async rewrite(change: (entry: AnyEntry) => AnyEntry): Promise<void> {
		const entries = this.entries.map(change);
		if (entries.every((entry, index) => entry === this.entries[index])) return;
		const unfinished = this.#path + UNFINISHED;
		try {
			const bytes = (await readFile(this.#path)).subarray(0, this.#length);
			const text = rewritten(bytes, this.#log, change);
			await this.#write(async (file) => file.writeFile(text), unfinished, 'w');
			await this.#disk.rename(unfinished, this.#path);
			this.#length = Buffer.byteLength(text);
			this.entries = entries;
			this.#ragged = false;
			await this.#folder.settle();
		} catch (cause) {
			await this.#disk.unlink(unfinished).catch(() => undefined);
			throw writeFault(this.#path, cause);
		}
	}

	/** Takes away what nobody was told is saved. */
	async #cut(): Promise<void> {
		await this.#write(async (file) => file.truncate(this.#length));
		this.#ragged = false;
	}

	async #write(
		change: (file: DiskFile) => Promise<void>,
		path = this.#path,
		flags: 'a' | 'w' = 'a'
	): Promise<void> {
		const file = await this.#disk.open(path, flags, 0o600);
		try {
			await change(file);
			await file.sync();
		} finally {
			await file.close();
		}
	}
}
