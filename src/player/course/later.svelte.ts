/**
 * The rest of the player, which comes while the first scene is read; or when it is wanted, if that is sooner.
 *
 * @module
 */

/** After this long without an answer it counts as not there; in milliseconds. */
const PATIENCE = 15_000;
/** A first failure is not told: it is asked for once more after this long, in milliseconds. */
const AGAIN = 1_000;

/** Something that is brought when it is wanted, and then stays. */
export class Later<Part> {
	readonly #ask: () => Promise<Part>;
	#asked: Promise<boolean> | undefined;
	/** What was brought. */
	here = $state.raw<Part | undefined>();
	/** Whether it could not be had when it was last asked for. */
	failed = $state.raw(false);

	constructor(ask: () => Promise<Part>) {
		this.#ask = ask;
	}

	/** Has it brought, once however often it is asked for; false when it cannot be had. Never rejects. */
	bring(): Promise<boolean> {
		if (this.here !== undefined) return Promise.resolve(true);
		this.failed = false;
		this.#asked ??= this.#bring().then((there) => {
			this.#asked = undefined;
			this.failed = !there;
			return there;
		});
		return this.#asked;
	}

	async #bring(): Promise<boolean> {
		let late: ReturnType<typeof setTimeout> | undefined;
		const patience = new Promise<boolean>((end) => {
			late = setTimeout(end, PATIENCE, false);
		});
		const there = await Promise.race([this.#try().catch(() => this.#again()), patience]);
		clearTimeout(late);
		return there;
	}

	/** One that comes after all patience is as good as any. */
	async #try(): Promise<boolean> {
		this.here = await this.#ask();
		return true;
	}

	async #again(): Promise<boolean> {
		await new Promise((then) => setTimeout(then, AGAIN));
		return this.#try().catch(() => false);
	}
}
