/**
 * A folder whose names must survive a loss of power as well as the files in it.
 *
 * @module
 */
import { FOLDERS_SYNC, type Disk } from './disk.ts';

/** One writer that waits. */
interface Waiting {
	readonly place: () => Promise<void>;
	readonly done: () => void;
	readonly fail: (cause: unknown) => void;
}

/**
 * A folder. Whoever comes while others are writing waits for them, and goes with all who have come by then: their files
 * reach the disk together, and one fsync of the folder is for all, while the next write theirs. A disk needs hardly
 * longer for ten than for one, and somebody who comes alone never waits.
 */
export class Folder {
	readonly path: string;
	readonly #disk: Disk;
	#waiting: Waiting[] = [];
	#busy = false;

	constructor(path: string, disk: Disk) {
		this.path = path;
		this.#disk = disk;
	}

	/**
	 * Runs `place`, which puts something under its name here, and resolves when that name would survive a loss of power.
	 * Rejects as `place` does, which stops nobody else, or when the folder could not be fsynced.
	 */
	place(place: () => Promise<void>): Promise<void> {
		return new Promise((done, fail) => {
			this.#waiting.push({ place, done, fail });
			if (!this.#busy) void this.#run();
		});
	}

	/** Resolves when every rename that was finished before this call would survive a loss of power. */
	settle(): Promise<void> {
		return this.place(() => Promise.resolve());
	}

	async #run(): Promise<void> {
		this.#busy = true;
		let settled: Promise<void> | undefined;
		while (this.#waiting.length > 0) {
			const together = this.#waiting;
			this.#waiting = [];
			const placed = await this.#placed(together);
			// The next may write their files meanwhile.
			settled = this.#settled(placed, settled);
			if (this.#waiting.length === 0) await settled;
		}
		this.#busy = false;
	}

	async #placed(writers: readonly Waiting[]): Promise<readonly Waiting[]> {
		const placed: Waiting[] = [];
		await Promise.all(
			writers.map(async (writer) => {
				try {
					await writer.place();
					placed.push(writer);
				} catch (cause) {
					writer.fail(cause);
				}
			})
		);
		return placed;
	}

	async #settled(placed: readonly Waiting[], before: Promise<void> | undefined): Promise<void> {
		await before;
		if (placed.length === 0) return;
		try {
			await this.#sync();
			for (const { done } of placed) done();
		} catch (cause) {
			for (const { fail } of placed) fail(cause);
		}
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
