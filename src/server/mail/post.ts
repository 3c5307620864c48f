/**
 * Letters in a line: sent one after the other behind the pages, so that no mail server holds up anybody.
 *
 * Each letter is tried twice at most. The line is in memory: whoever puts a letter in it writes that down first.
 *
 * @module
 */
import { MailFault, type Letter } from './mailer.ts';
import { whyNot, type WhyNot } from './why-not.ts';

/** A letter in the line. */
export interface Waiting {
	readonly id: string;
	/** Written when its turn comes, and again for a second try. */
	write(): Promise<Letter>;
	/** What has come of it; a rejection is logged and stops nothing. */
	done(outcome: Outcome): Promise<void>;
}

/** What has come of a letter. */
export type Outcome =
	| { readonly sent: true; /** The server’s own words. */ readonly answer: string }
	| ({ readonly sent: false } & WhyNot);

/** How patient the post is; in milliseconds, but for `inARow`. */
export interface Patience {
	/** Before a letter that was refused for now is tried once more. */
	readonly again: number;
	/** While the server takes no letters at all. */
	readonly busy: number;
	/** So many letters on which the server does not answer, one after the other, and the rest are not tried. */
	readonly inARow: number;
	/** For letters under way when the server is stopped. */
	readonly closing: number;
}

const PATIENCE: Patience = { again: 3 * 60_000, busy: 60_000, inARow: 3, closing: 5_000 };

/** How many letters may wait. A whole staff list, twice. */
export const LETTERS_AT_MOST = 10_000;
/** How many are under way at once. */
const AT_ONCE = 2;

interface InLine extends Waiting {
	readonly notBefore: number;
	readonly second: boolean;
}

/** The line of letters. */
export class Post {
	readonly #send: (letter: Letter) => Promise<string>;
	readonly #patience: Patience;
	#line: InLine[] = [];
	readonly #ids = new Set<string>();
	readonly #underWay = new Set<Promise<void>>();
	#trouble = 0;
	#pausedUntil = 0;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;
	#idle: (() => void)[] = [];

	constructor(send: (letter: Letter) => Promise<string>, patience: Partial<Patience> = {}) {
		this.#send = send;
		this.#patience = { ...PATIENCE, ...patience };
	}

	/** Whether a letter waits or is under way. */
	holds(id: string): boolean {
		return this.#ids.has(id);
	}

	/** How many more letters the line takes. */
	get room(): number {
		return this.#closed ? 0 : LETTERS_AT_MOST - this.#ids.size;
	}

	/** Puts letters into the line. */
	put(letters: readonly Waiting[]): void {
		if (this.#closed) return;
		if (this.#ids.size === 0) this.#trouble = 0;
		for (const letter of letters) {
			this.#ids.add(letter.id);
			this.#line.push({ ...letter, notBefore: 0, second: false });
		}
		this.#turn();
	}

	/** Resolves when nothing waits any more. */
	idle(): Promise<void> {
		if (this.#ids.size === 0) return Promise.resolve();
		return new Promise((done) => this.#idle.push(done));
	}

	/** Sends nothing more; waits a moment for what is under way. What waits stays written down as not sent. */
	async close(): Promise<void> {
		this.#closed = true;
		this.#line = [];
		clearTimeout(this.#timer);
		const { closing } = this.#patience;
		let stop: NodeJS.Timeout | undefined;
		await Promise.race([
			Promise.all(this.#underWay),
			new Promise((done) => (stop = setTimeout(done, closing)))
		]);
		clearTimeout(stop);
	}

	#turn(): void {
		clearTimeout(this.#timer);
		while (!this.#closed && this.#underWay.size < AT_ONCE) {
			const now = Date.now();
			const next = this.#line.findIndex(
				({ notBefore }) => notBefore <= now && this.#pausedUntil <= now
			);
			if (next < 0) break;
			const [letter] = this.#line.splice(next, 1);
			if (letter) this.#start(letter);
		}
		if (this.#ids.size === 0) for (const done of this.#idle.splice(0)) done();
		if (this.#closed || this.#line.length === 0 || this.#underWay.size >= AT_ONCE) return;
		const soonest = Math.min(...this.#line.map(({ notBefore }) => notBefore));
		const wait = Math.max(soonest, this.#pausedUntil) - Date.now();
		this.#timer = setTimeout(() => this.#turn(), Math.max(wait, 1));
		this.#timer.unref();
	}

	#start(letter: InLine): void {
		const going: Promise<void> = this.#deliver(letter)
			.catch((cause: unknown) => console.error('What came of a letter was not kept:', cause))
			.then(() => {
				this.#underWay.delete(going);
				this.#turn();
			});
		this.#underWay.add(going);
	}

	async #deliver(letter: InLine): Promise<void> {
		const outcome = await this.#tried(letter);
		if (outcome.sent) this.#trouble = 0;
		else if (outcome.kind === 'away' || outcome.kind === 'busy') this.#trouble++;
		const givesUp = this.#trouble >= this.#patience.inARow;
		if (!outcome.sent && outcome.kind === 'busy')
			this.#pausedUntil = Date.now() + this.#patience.busy;
		if (!outcome.sent && !letter.second && !givesUp && !this.#closed) {
			const { again, busy } = this.#patience;
			if (outcome.kind === 'now' || outcome.kind === 'busy') {
				const wait = outcome.kind === 'now' ? again : busy;
				this.#line.push({ ...letter, second: true, notBefore: Date.now() + wait });
				return;
			}
		}
		await this.#settle(letter, outcome);
		if (!givesUp || outcome.sent) return;
		// Nothing else would get through either: said at once, rather than after hours.
		const rest = this.#line;
		this.#line = [];
		this.#pausedUntil = 0;
		await Promise.all(rest.map((each) => this.#settle(each, outcome)));
		this.#trouble = 0;
	}

	async #tried(letter: InLine): Promise<Outcome> {
		try {
			return { sent: true, answer: await this.#send(await letter.write()) };
		} catch (cause) {
			if (cause instanceof MailFault) return { sent: false, ...whyNot(cause.trouble) };
			console.error('A letter could not be written:', cause);
			return { sent: false, kind: 'never', says: 'The letter could not be written. Try again.' };
		}
	}

	async #settle(letter: InLine, outcome: Outcome): Promise<void> {
		try {
			await letter.done(outcome);
		} finally {
			this.#ids.delete(letter.id);
		}
	}
}
