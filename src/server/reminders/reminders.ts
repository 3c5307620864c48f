/**
 * Sends the reminders while the server runs: looks every few minutes who is due, and writes to them one by one.
 *
 * Never twice: a letter is in the log before a mail server hears of it, and what came of it after. Whatever was with
 * the mail server when the program stopped is not sent again; the log says that nobody knows whether it left.
 *
 * @module
 */
import type { Refusal } from '#domain/refusal.ts';
import type { Doer } from '../audit/audit.ts';
import { momentOf } from '../clock.ts';
import type { SchoolRecord } from '../store/records.ts';
import {
	askAgain,
	remind,
	sendTest,
	trust,
	whyNotRemind,
	type NotAskedAgain,
	type NotReminded,
	type NotTrusted
} from './by-hand.ts';
import { release } from './held.ts';
import { Desk, type RemindersParts } from './desk.ts';
import { whyUnreachable, type Planning } from './plan.ts';
import { lookOver, markUnknown } from './rounds.ts';
import type { Waits } from './sender.ts';

/** How often it is looked who is due. */
const LOOK_EVERY_MS = 3 * 60_000;

/** The reminders of every school of this server. */
export class Reminders {
	readonly #desk: Desk;
	#looking: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(parts: RemindersParts, waits: Partial<Waits> = {}) {
		this.#desk = new Desk(parts, waits);
	}

	/** Whether this server can send e-mail. */
	get byMail(): boolean {
		return this.#desk.byMail;
	}

	/** Marks what was under way when the program last stopped, looks, and looks again every few minutes. */
	async start(every: number = LOOK_EVERY_MS): Promise<void> {
		for (const { id } of this.#desk.parts.store.schools.list()) await markUnknown(this.#desk, id);
		if (!this.byMail || this.#desk.stopped) return;
		this.#timer = setInterval(() => void this.look(), every);
		this.#timer.unref();
		void this.look();
	}

	/** Looks once who is due, and sends it; while that is under way, another look is the same one. */
	look(): Promise<void> {
		this.#looking ??= lookOver(this.#desk)
			.catch((cause: unknown) => console.error('The reminders were cut short:', cause))
			.finally(() => (this.#looking = undefined));
		return this.#looking;
	}

	/** Sends nothing more; waits a moment for the letter that is with the mail server. */
	async stop(): Promise<void> {
		this.#desk.stopped = true;
		clearInterval(this.#timer);
		await this.#desk.sender.close();
	}

	/** What a plan of a school is made from, as the records are now. */
	planning(school: SchoolRecord): Planning {
		return this.#desk.planning(school);
	}

	/** Whether somebody's address was refused by a mail server, or a letter came back from it. */
	isStopped(school: SchoolRecord, personId: string): boolean {
		const planning = this.planning(school);
		const person = planning.people.find(({ id }) => id === personId);
		return person !== undefined && whyUnreachable(planning, person) === 'refused';
	}

	/** Why no reminder can be sent to somebody by hand; undefined where one can. */
	whyNotRemind(school: SchoolRecord, personId: string): NotReminded | undefined {
		const now = momentOf(this.#desk.parts.clock.now());
		return whyNotRemind(this.#desk, this.planning(school), personId, now);
	}

	/** Sends one reminder to one person, at whatever hour, because somebody asked for it. */
	remind(here: Doer, personId: string): Promise<NotReminded | undefined> {
		return remind(this.#desk, here, personId);
	}

	/** Sends a reminder, or the letter to governors, to whoever asks, to see what it looks like. */
	test(
		here: Doer,
		kind: 'test' | 'governors-test' = 'test'
	): Promise<Refusal<'no-mail' | 'no-address' | 'no-values'> | undefined> {
		return sendTest(this.#desk, here, kind);
	}

	/** Asks a governor once more whether they want the values. */
	askAgain(here: Doer, email: string): Promise<NotAskedAgain | undefined> {
		return askAgain(this.#desk, here, email);
	}

	/** Has an address of somebody's written to again that was refused, or from which a letter came back. */
	trust(here: Doer, personId: string): Promise<NotTrusted | undefined> {
		return trust(this.#desk, here, personId);
	}

	/** Lets go what is held since a backup was restored. */
	release(here: Doer): Promise<Refusal<'nothing-held'> | undefined> {
		return release(this.#desk, here);
	}

	/** Resolves when nothing is under way. */
	async idle(): Promise<void> {
		await this.#looking;
		await this.#desk.sender.idle();
	}
}
