/**
 * Speaks with the mail server: one letter at a time, each with an end that is written down.
 *
 * @module
 */
import type { Clock } from '../clock.ts';
import { dayOf } from '../clock.ts';
import { MailFault, type Mailer } from '../mail/mailer.ts';
import { takenSaid, whyNot } from '../mail/why-not.ts';
import { Queue } from '../store/queue.ts';
import { addressTag, messageIdOf } from './ids.ts';
import type { OpenLetter } from './letters.ts';
import type { Planning } from './plan.ts';
import { TRIES_AT_MOST } from './retrying.ts';
import { written } from './writing.ts';

/** How long things wait, in milliseconds. */
export interface Waits {
	/** While a mail server that takes nothing is left alone: after the first time, the second, and so on. */
	readonly pauses: readonly number[];
	/** For the letter under way when the server is stopped. */
	readonly closing: number;
}

const WAITS: Waits = { pauses: [1, 5, 15, 30].map((minutes) => minutes * 60_000), closing: 5_000 };

/** What the sender needs of the server. */
interface SenderParts {
	readonly clock: Clock;
	readonly origin: string;
	readonly mailer?: Mailer;
}

/** Sends the letters that are written down. */
export class Sender {
	readonly #parts: SenderParts;
	readonly #waits: Waits;
	readonly #line = new Queue();
	#trouble = 0;
	#pausedUntil = 0;
	#closed = false;

	constructor(parts: SenderParts, waits: Partial<Waits> = {}) {
		this.#parts = parts;
		this.#waits = { ...WAITS, ...waits };
	}

	/** Whether the mail server is left alone for now. */
	get isPaused(): boolean {
		return Date.now() < this.#pausedUntil;
	}

	/** Sends a letter that was just written down. Never rejects: what goes wrong is told, and the letter stays unknown. */
	send(planning: Planning, letter: OpenLetter): Promise<void> {
		return this.#line
			.run(() => this.#speak(planning, letter))
			.catch((cause: unknown) => console.error('What came of a letter was not kept:', cause));
	}

	/** Sends a letter once more, after writing that down. */
	again(planning: Planning, letter: OpenLetter): Promise<void> {
		const tries = letter.tries + 1;
		return this.#line
			.run(async () => {
				if (this.#closed) return;
				const now = this.#parts.clock.now();
				await planning.letters.came(letter, 'trying', 'It is tried again.', now, String(tries));
				await this.#speak(planning, { ...letter, tries });
			})
			.catch((cause: unknown) => console.error('What came of a letter was not kept:', cause));
	}

	/** Resolves when no letter is under way. */
	idle(): Promise<void> {
		return this.#line.idle();
	}

	/** Begins nothing more; waits a moment for what is under way. */
	async close(): Promise<void> {
		this.#closed = true;
		let stop: NodeJS.Timeout | undefined;
		await Promise.race([
			this.#line.idle(),
			new Promise((done) => (stop = setTimeout(done, this.#waits.closing)))
		]);
		clearTimeout(stop);
	}

	async #speak(planning: Planning, letter: OpenLetter): Promise<void> {
		const { mailer, clock, origin } = this.#parts;
		const { letters, key, school } = planning;
		if (!mailer || this.#closed)
			return letters.came(letter, 'deferred', WAITS_FOR_NEXT, clock.now(), String(letter.tries));
		const text = written(planning, letter, dayOf(clock.now()), origin);
		if (!text) return letters.came(letter, 'failed', 'Not sent: there is no address.', clock.now());
		const messageId = messageIdOf(school.id, letter.id, mailer.host);
		let answer: string;
		try {
			answer = await mailer.send({ ...text, messageId });
		} catch (cause) {
			if (!(cause instanceof MailFault)) throw cause;
			return this.#failed(planning, letter, cause, addressTag(key, text.to));
		}
		this.#trouble = 0;
		return letters.came(letter, 'sent', takenSaid(answer), clock.now());
	}

	async #failed(
		{ letters }: Planning,
		letter: OpenLetter,
		fault: MailFault,
		tag: string
	): Promise<void> {
		const now = this.#parts.clock.now();
		const isToGovernor = letter.kind === 'governors' || letter.kind === 'governors-question';
		const { kind, says } = whyNot(
			fault.trouble,
			isToGovernor ? 'the list of governors' : undefined
		);
		const { responseCode, command, response } = (fault.trouble ?? {}) as Answered;
		const isAddress = command === 'RCPT TO' && !NOT_THE_ADDRESS.test(String(response));
		if (kind === 'away' || kind === 'busy' || (kind === 'never' && !isAddress)) this.#pause();
		if (fault.begun && typeof responseCode !== 'number')
			return letters.came(letter, 'unknown', BROKE, now);
		if (kind === 'never' && isAddress) return letters.came(letter, 'failed', says, now, tag);
		// Whoever sends a test is waiting for an answer, and a letter is not tried for ever.
		const isTest = letter.kind === 'test' || letter.kind === 'governors-test';
		if (isTest || letter.tries >= TRIES_AT_MOST) return letters.came(letter, 'failed', says, now);
		return letters.came(letter, 'deferred', says, now, String(letter.tries));
	}

	#pause(): void {
		const { pauses } = this.#waits;
		const wait = pauses[Math.min(this.#trouble, pauses.length - 1)] ?? 0;
		this.#trouble++;
		this.#pausedUntil = Date.now() + wait;
	}
}

/** What a mail server answered when it took no letter. */
interface Answered {
	readonly responseCode?: unknown;
	readonly command?: unknown;
	readonly response?: unknown;
}

/** A mail server that is set up for others, or takes this for spam, says nothing of the address. */
const NOT_THE_ADDRESS = /\b5\.7\.\d|relay|spam|polic|denied|block|authenticat/i;

const BROKE =
	'Unknown whether it left: the line to the mail server broke while it was being sent. It is not sent again.';
const WAITS_FOR_NEXT = 'Waits until the server runs again.';
