/**
 * A folder whose names must survive a loss of power as well as the files in it.
 *
 * @module
 */
import { FOLDERS_SYNC, type Disk } from './disk.ts';

/** A folder; writers that wait for it at the same time share one fsync. */
export class Folder {
	readonly path: string;
	readonly #disk: Disk;
	#running: Promise<void> | undefined;
	#next: Promise<void> | undefined;

	constructor(path: string, disk: Disk) {
		this.path = path;
		this.#disk = disk;
	}

	/**
	 * Resolves when every rename that was finished before this call would survive a loss of power.
	 * An fsync that is already running may have missed it, so the next one is waited for.
	 */
	settle(): Promise<void> {
		this.#next ??= this.#after(this.#running);
		return this.#next;
	}

	async #after(running: Promise<void> | undefined): Promise<void> {
		await running?.catch(() => undefined);
		this.#running = this.#next;
		this.#next = undefined;
		await this.#sync();
	}

	async #sync(): Promise<void> {
		if (!FOLDERS_SYNC) return;
		const folder = await this.#disk.open(this.path, 'r');
		try {
			await folder.sync();
		} finally {
			await folder.close();
		}
	}
}
