/**
 * A lowdb adapter that answers only when the disk has what was written: lowdb's own never asks for that.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type { Disk } from './disk.ts';
import { codeOf, writeFault } from './fault.ts';
import type { Folder } from './folder.ts';

/** What a file being written is called until it is whole; such a file left behind is worthless. */
export const UNFINISHED = '.tmp';

/** One JSON file. Writes must not overlap; a reader never sees half of one. */
export class DurableAdapter<Data> implements Adapter<Data> {
	/** Whether the last write stands under its name, even when its folder could not be fsynced. */
	landed = false;
	readonly #path: string;
	readonly #folder: Folder;
	readonly #disk: Disk;

	constructor(name: string, folder: Folder, disk: Disk) {
		this.#path = `${folder.path}/${name}`;
		this.#folder = folder;
		this.#disk = disk;
	}

	/** What the file holds; null when there is none. */
	async read(): Promise<Data | null> {
		try {
			return JSON.parse(await readFile(this.#path, 'utf8')) as Data;
		} catch (cause) {
			if (codeOf(cause) === 'ENOENT') return null;
			throw cause;
		}
	}

	/** Rejects with a StoreFault, `disk-full` or `write-failed`. */
	async write(data: Data): Promise<void> {
		this.landed = false;
		await this.#place(`${JSON.stringify(data)}\n`);
	}

	/** Writes text that is not to be changed by a byte. */
	async writeText(text: string): Promise<void> {
		this.landed = false;
		await this.#place(text);
	}

	async #place(text: string): Promise<void> {
		const unfinished = this.#path + UNFINISHED;
		try {
			await this.#folder.place(async () => {
				await this.#writeWhole(unfinished, text);
				await this.#disk.rename(unfinished, this.#path);
				this.landed = true;
			});
		} catch (cause) {
			// Frees what the half-written file took, which on a full disk is what the next write needs.
			if (!this.landed) await this.#disk.unlink(unfinished).catch(() => undefined);
			throw writeFault(this.#path, cause);
		}
	}

	async #writeWhole(path: string, text: string): Promise<void> {
		const file = await this.#disk.open(path, 'w');
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
	}
}
