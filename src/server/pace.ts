/**
 * Work that nobody waits for, done a little at a time between what people ask.
 *
 * @module
 */

/** For so long at a time, in milliseconds: somebody's choice waits no longer than that. */
const AT_ONCE = 5;
/** And then for so long not, in milliseconds. */
const PAUSE = 15;

/** Keeps long work from holding up others. */
export class Pace {
	#since = 0;
	#stopped = false;

	/** Resolves when the next piece may be done: true, or false once nothing more is to be. */
	async next(): Promise<boolean> {
		if (!this.#stopped && performance.now() - this.#since > AT_ONCE) {
			await new Promise<void>((done) => {
				setTimeout(done, PAUSE).unref();
			});
			this.#since = performance.now();
		}
		return !this.#stopped;
	}

	/** Lets no further piece begin. */
	stop(): void {
		this.#stopped = true;
	}
}
