/**
 * What the rounds and what is sent by hand share: the facts of a school, and one place where letters are decided on and
 * written down before they are sent.
 *
 * @module
 */
import { isSendingTime } from '#domain/reminders/settings.ts';
import { momentOf, type Clock } from '../clock.ts';
import { valuesOf } from '../evidence/values.ts';
import { exemptionsByDay } from '../follow-up/follow-ups.ts';
import type { Mailer } from '../mail/mailer.ts';
import { SYSTEM } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { Letters, THE_PROGRAM, type OpenLetter } from './letters.ts';
import { remindersOf, type Planning } from './plan.ts';
import { Sender, type Waits } from './sender.ts';

/** What the reminders need of the server. */
export interface RemindersParts {
	readonly store: Store;
	readonly playing: Playing;
	readonly clock: Clock;
	/** Where people find the app. */
	readonly origin: string;
	/** Makes the tags by which refused addresses are known. */
	readonly key: Uint8Array;
	/** Absent where no mail server is set up. */
	readonly mailer?: Mailer;
}

/** A letter to write down. */
type Intended = Pick<OpenLetter, 'id' | 'kind' | 'about'>;

/** Where letters are decided on. */
export class Desk {
	readonly parts: RemindersParts;
	readonly sender: Sender;
	stopped = false;
	readonly #letters = new Map<string, Letters>();
	/** One decision after the other: the second sees what the first has written down. */
	readonly #deciding = new Queue();

	constructor(parts: RemindersParts, waits: Partial<Waits>) {
		this.parts = parts;
		this.sender = new Sender(parts, waits);
	}

	/** Whether this server can send e-mail. */
	get byMail(): boolean {
		return this.parts.mailer !== undefined;
	}

	/** Whether there is a mail server that is to be spoken to. */
	get canSpeak(): boolean {
		return !this.stopped && this.byMail && !this.sender.isPaused;
	}

	/** What is decided on one after the other. */
	decide<Value>(decision: () => Promise<Value>): Promise<Value> {
		return this.#deciding.run(decision);
	}

	/** What a plan of a school is made from, as the records are now; of some people alone where they are given. */
	planning(school: SchoolRecord, people?: readonly PersonRecord[]): Planning {
		const { store, playing, key } = this.parts;
		return {
			school,
			people: people ?? store.people.list(school.id),
			playing,
			letters: this.lettersOf(school.id),
			key,
			exemptOn: exemptionsByDay(store, school.id),
			values: () => valuesOf(store, school.id)
		};
	}

	/** The same by a school's id; undefined where there is no such school. */
	planningOf(id: string): Planning | undefined {
		const school = this.parts.store.schools.read(id);
		return school && this.planning(school);
	}

	/** The letters of a school. */
	lettersOf(school: string): Letters {
		const letters = this.#letters.get(school) ?? new Letters(this.parts.store, school);
		this.#letters.set(school, letters);
		return letters;
	}

	/** Whether letters of a school may go out at this moment: there is mail, it is a day at school, in the hours. */
	isOpen(id: string): boolean {
		const school = this.parts.store.schools.read(id);
		if (!school || !this.canSpeak) return false;
		return isSendingTime(momentOf(this.parts.clock.now()), remindersOf(school), school.calendar);
	}

	/** Writes down that a letter is about to be sent, by somebody, or by the program itself. */
	async intend(
		{ letters }: Planning,
		letter: Intended,
		by: { readonly id: string; readonly name: string } = { id: SYSTEM, name: THE_PROGRAM }
	): Promise<OpenLetter> {
		await letters.intend(letter, by, this.parts.clock.now());
		return { ...letter, tries: 1 };
	}
}
