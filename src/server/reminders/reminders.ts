/**
 * Sends the reminders while the server runs: looks every few minutes who is due, and writes to them one by one.
 *
 * Never twice: a letter is in the log before a mail server hears of it, and what came of it after. Whatever was with
 * the mail server when the program stopped is not sent again; the log says that nobody knows whether it left.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { weekOf } from '#domain/reminders/digest.ts';
import { notReminded } from '#domain/reminders/chase.ts';
import { isSendingTime } from '#domain/reminders/settings.ts';
import type { Doer } from '../audit/audit.ts';
import { momentOf, type Clock } from '../clock.ts';
import { exemptionsByDay } from '../follow-up/follow-ups.ts';
import type { Mailer } from '../mail/mailer.ts';
import { SYSTEM } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { digestId, reminderId, type Which } from './ids.ts';
import { Letters, THE_PROGRAM, type LetterKind, type OpenLetter } from './letters.ts';
import {
	decidedOn,
	digestFor,
	remindersOf,
	tellable,
	whyUnreachable,
	type Planning
} from './plan.ts';
import { Sender, type Waits } from './sender.ts';
import { isByHand, isStillWanted, isToRetry } from './retrying.ts';

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

/** How often it is looked who is due. */
const LOOK_EVERY_MS = 3 * 60_000;
/** So many people are decided on before pages get their turn. */
const AT_A_TIME = 100;

export type NotReminded = Refusal<
	'no-mail' | 'no-address' | 'address-refused' | 'nothing-to-remind' | 'written-today'
>;

/** The reminders of every school of this server. */
export class Reminders {
	readonly #parts: RemindersParts;
	readonly #sender: Sender;
	readonly #letters = new Map<string, Letters>();
	/** One decision after the other: the second sees what the first has written down. */
	readonly #deciding = new Queue();
	#looking: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(parts: RemindersParts, waits: Partial<Waits> = {}) {
		this.#parts = parts;
		this.#sender = new Sender(parts, waits);
	}

	/** Whether this server can send e-mail. */
	get byMail(): boolean {
		return this.#parts.mailer !== undefined;
	}

	/** Marks what was under way when the program last stopped, looks, and looks again every few minutes. */
	async start(every: number = LOOK_EVERY_MS): Promise<void> {
		for (const { id } of this.#parts.store.schools.list()) await this.#markUnknown(id);
		if (!this.#parts.mailer || this.#stopped) return;
		this.#timer = setInterval(() => void this.look(), every);
		this.#timer.unref();
		void this.look();
	}

	/** Looks once who is due, and sends it; while that is under way, another look is the same one. */
	look(): Promise<void> {
		this.#looking ??= this.#look()
			.catch((cause: unknown) => console.error('The reminders were cut short:', cause))
			.finally(() => (this.#looking = undefined));
		return this.#looking;
	}

	/** Sends nothing more; waits a moment for the letter that is with the mail server. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearInterval(this.#timer);
		await this.#sender.close();
	}

	/** What a plan of a school is made from, as the records are now. */
	planning(school: SchoolRecord): Planning {
		const { store, playing, key } = this.#parts;
		const letters = this.#lettersOf(school.id);
		const people = store.people.list(school.id);
		return { school, people, playing, letters, key, exemptOn: exemptionsByDay(store, school.id) };
	}

	#lettersOf(school: string): Letters {
		const letters = this.#letters.get(school) ?? new Letters(this.#parts.store, school);
		this.#letters.set(school, letters);
		return letters;
	}

	/** Sends one reminder to one person, at whatever hour, because somebody asked for it. */
	remind(here: Doer, personId: string): Promise<NotReminded | undefined> {
		const moment = momentOf(this.#parts.clock.now());
		return this.#deciding.run(async () => {
			const planning = this.#planningOf(here.school.id);
			const person = planning?.people.find(({ id }) => id === personId);
			if (!this.byMail)
				return refuse('no-mail', 'No mail server is set up here, so nothing can be sent.');
			if (!planning || !person)
				return refuse('nothing-to-remind', 'Nobody with that name is on the list.');
			const { chased, member } = decidedOn(planning, person, moment);
			const { owed } = member;
			if (!owed || !chased.owed || notReminded(chased, moment.day))
				return refuse(
					'nothing-to-remind',
					'There is nothing to remind this person of at the moment.'
				);
			const why = whyUnreachable(planning, person);
			if (why === 'refused')
				return refuse(
					'address-refused',
					'A mail server has refused this address. Correct it on the staff list first.'
				);
			if (why)
				return refuse(
					'no-address',
					'There is no e-mail address on the staff list. Print a letter.'
				);
			if (chased.writtenOn === moment.day)
				return refuse(
					'written-today',
					'A letter has gone to this person today. Wait until tomorrow.'
				);
			const letter = await this.#intend(
				planning,
				'reminder',
				person.id,
				reminderId(person.id, owed, { byHandOn: moment.day }),
				here.person
			);
			void this.#sender.send(planning, letter);
			return undefined;
		});
	}

	/** Sends a reminder to whoever asks, to see what it looks like. */
	async test(here: Doer): Promise<Refusal<'no-mail' | 'no-address'> | undefined> {
		const planning = this.#planningOf(here.school.id);
		const person = planning?.people.find(({ id }) => id === here.person.id);
		if (!this.byMail || !planning)
			return refuse('no-mail', 'No mail server is set up here, so nothing can be sent.');
		if (person?.email === undefined)
			return refuse('no-address', 'There is no e-mail address of yours on the staff list.');
		const letter = await this.#intend(
			planning,
			'test',
			person.id,
			`test.${randomUUID()}`,
			here.person
		);
		void this.#sender.send(planning, letter);
		return undefined;
	}

	/** Resolves when nothing is under way. */
	async idle(): Promise<void> {
		await this.#looking;
		await this.#sender.idle();
	}

	async #look(): Promise<void> {
		for (const school of this.#parts.store.schools.list()) {
			if (school.sample) continue;
			await this.#again(school.id);
			if (!this.#maySend(school.id)) continue;
			const ids = this.#parts.store.people.list(school.id).map(({ id }) => id);
			for (const [index, id] of ids.entries()) {
				if (index % AT_A_TIME === 0) await breath();
				if (!this.#maySend(school.id)) break;
				await this.#one(school.id, id);
			}
			const telling = tellable(this.#parts.store.people.list(school.id)).map(({ id }) => id);
			for (const id of telling) {
				await breath();
				if (!this.#maySend(school.id)) break;
				await this.#tell(school.id, id);
			}
		}
	}

	/** Whether there is a mail server that is to be spoken to. */
	get #canSpeak(): boolean {
		return !this.#stopped && this.byMail && !this.#sender.isPaused;
	}

	/** Whether letters of a school may go out by themselves at this moment. */
	#maySend(id: string): boolean {
		const school = this.#parts.store.schools.read(id);
		if (!school || !this.#canSpeak) return false;
		const settings = remindersOf(school);
		return (
			settings.on && isSendingTime(momentOf(this.#parts.clock.now()), settings, school.calendar)
		);
	}

	#planningOf(id: string): Planning | undefined {
		const school = this.#parts.store.schools.read(id);
		return school && this.planning(school);
	}

	/** Reminds somebody, if the rules say so now. */
	async #one(schoolId: string, personId: string): Promise<void> {
		const { store, playing, clock, key } = this.#parts;
		const school = store.schools.read(schoolId);
		const person = store.people.read(schoolId, personId);
		if (!school || !person) return;
		const letters = this.#lettersOf(schoolId);
		const alone: Planning = {
			...{ school, people: [person], playing, letters, key },
			exemptOn: exemptionsByDay(store, schoolId)
		};
		const found = await this.#deciding.run(async () => {
			const { decision, member } = decidedOn(alone, person, momentOf(clock.now()));
			if (!('step' in decision) || decision.by !== 'mail' || !member.owed) return undefined;
			const which: Which = decision.step;
			return this.#intend(alone, 'reminder', personId, reminderId(personId, member.owed, which));
		});
		if (found) await this.#sender.send(alone, found);
	}

	/** Sends the weekly letter to somebody, if the rules say so now. */
	async #tell(schoolId: string, personId: string): Promise<void> {
		const planning = this.#planningOf(schoolId);
		const person = planning?.people.find(({ id }) => id === personId);
		if (!planning || !person) return;
		const found = await this.#deciding.run(async () => {
			const now = momentOf(this.#parts.clock.now());
			if (!digestFor(planning, person, now)) return undefined;
			return this.#intend(planning, 'digest', personId, digestId(personId, weekOf(now.day)));
		});
		if (found) await this.#sender.send(planning, found);
	}

	/** Tries again what a mail server asked to have later; gives up what nobody needs any more. */
	async #again(schoolId: string): Promise<void> {
		for (const letter of this.#lettersOf(schoolId).open()) {
			if (letter.deferredAt === undefined) continue;
			const planning = this.#planningOf(schoolId);
			const now = this.#parts.clock.now();
			if (!planning || !this.#canSpeak) return;
			// What somebody has sent by hand does not wait for the hours, nor until reminders are on.
			if (!isByHand(letter) && !this.#maySend(schoolId)) continue;
			const wanted = isStillWanted(planning, letter, momentOf(now));
			if (wanted === 'later') continue;
			if (wanted === 'no')
				await planning.letters.came(letter, 'failed', 'Not sent: it was not needed any more.', now);
			else if (isToRetry(letter, now)) await this.#sender.again(planning, letter);
		}
	}

	async #intend(
		{ letters }: Planning,
		kind: LetterKind,
		about: string,
		id: string,
		by: { readonly id: string; readonly name: string } = { id: SYSTEM, name: THE_PROGRAM }
	): Promise<OpenLetter> {
		await letters.intend({ id, kind, about }, by, this.#parts.clock.now());
		return { id, kind, about, tries: 1 };
	}

	async #markUnknown(schoolId: string): Promise<void> {
		const letters = this.#lettersOf(schoolId);
		for (const letter of letters.open()) {
			// A test is written to whoever is waiting for it: they press again.
			if (letter.deferredAt !== undefined && letter.kind !== 'test') continue;
			await letters.came(letter, 'unknown', STOPPED, this.#parts.clock.now());
		}
	}
}

const STOPPED =
	'Unknown whether it left: the server was stopped while it was being sent. It is not sent again.';
