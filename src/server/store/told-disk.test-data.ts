/**
 * A disk for tests of what is done to it, in which order, and of what happens when it fails.
 *
 * @module
 */
import path from 'node:path';
import { realDisk, type Disk } from './disk.ts';

/** A disk that notes what is done to it, and fails once where it is told to. */
export class ToldDisk implements Disk {
	readonly did: string[] = [];
	fails: { readonly at: string; readonly code: string } | undefined;
	/** What fails once after that. */
	failsThen: { readonly at: string; readonly code: string } | undefined;

	async open(file: string, flags: 'r' | 'w' | 'a', mode?: number) {
		const name = path.basename(file);
		await this.#do(`open ${name}`);
		const handle = await realDisk.open(file, flags, mode);
		return {
			writeFile: async (text: string) => {
				// Half of it is there before a full disk is noticed, as it is on a real one.
				if (this.fails?.at === `write ${name}`) await handle.writeFile(text.slice(0, 20));
				await this.#do(`write ${name}`);
				await handle.writeFile(text);
			},
			sync: async () => {
				await this.#do(`fsync ${name}`);
				await handle.sync();
			},
			truncate: async (length: number) => {
				await this.#do(`truncate ${name}`);
				await handle.truncate(length);
			},
			close: () => handle.close()
		};
	}

	async rename(from: string, to: string) {
		await this.#do(`rename ${path.basename(to)}`);
		await realDisk.rename(from, to);
	}

	unlink(file: string) {
		return realDisk.unlink(file);
	}

	#do(what: string): Promise<void> {
		if (this.fails?.at === what) {
			const { code } = this.fails;
			this.fails = this.failsThen;
			this.failsThen = undefined;
			return Promise.reject(Object.assign(new Error(`${code}: told to fail`), { code }));
		}
		this.did.push(what);
		return Promise.resolve();
	}
}
