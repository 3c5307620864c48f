/**
 * What was sent at a school, read from its delivery log: a letter is written down before a mail server hears of it.
 *
 * @module
 */
import type { SentBefore } from '#domain/reminders/chase.ts';
import type { Day, Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { LOG_VERSION, SYSTEM, type LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import { askedIn, mondayIn, reminderIn, tagIn } from './ids.ts';

/** The letters of this folder. */
export const LETTERS = [
	'reminder',
	'digest',
	'test',
	'governors',
	'governors-question',
	'governors-test'
] as const;
export type LetterKind = (typeof LETTERS)[number];

/**
 * What came of a letter. `deferred`: the mail server does not have it; it is tried again. `trying`: once more.
 * `unknown`: the program stopped, or the line broke, at a moment after which nobody knows whether it left.
 */
export const CAME = ['sent', 'failed', 'unknown', 'deferred', 'trying'] as const;
export type Came = (typeof CAME)[number];

/** A letter of the log that nothing final has come of. */
export interface OpenLetter {
	readonly id: string;
	readonly kind: LetterKind;
	/** Whom it is for: a person's id; absent for a letter to an address of a governor, which its id tells. */
	readonly about?: string;
	/** How often a mail server was asked. */
	readonly tries: number;
	/** When it was last deferred; absent while it is with the mail server. */
	readonly deferredAt?: Instant | undefined;
	/** Whether a backup was restored since. */
	readonly restored?: true;
}

/** What was sent to one person, or to one address of a governor. */
export interface Written {
	/** The last day on which a letter went to them. */
	writtenOn?: Day;
	/** The Monday of their last weekly letter. */
	lastWeek?: Day;
	/** The reminders of duties of each kind. */
	readonly reminders: Map<string, SentBefore[]>;
	/** The addresses that a mail server has refused, or from which a letter came back. */
	readonly refused: Set<string>;
	/** The days on which the question was put whether the letter to governors is wanted, the oldest first. */
	readonly asked: Day[];
}

/** The letters of one school. Reads what has been added to the log since it was last asked. */
export class Letters {
	readonly #store: Store;
	readonly #school: string;
	readonly #people = new Map<string, Written>();
	readonly #open = new Map<string, OpenLetter>();
	readonly #asked: Day[] = [];
	#heldUntil: Day | undefined;
	#read = 0;

	constructor(store: Store, school: string) {
		this.#store = store;
		this.#school = school;
	}

	/** What was sent to somebody. */
	to(person: string): Written {
		this.#refresh();
		return this.#of(person);
	}

	/** What was sent to an address of a governor, by its tag. */
	toAddress(tag: string): Written {
		return this.to(`@${tag}`);
	}

	/** The day on which a backup was restored, until what it holds is released (M13). */
	get heldUntil(): Day | undefined {
		this.#refresh();
		return this.#heldUntil;
	}

	/** The days on which the school has put the question to anybody, the oldest first. */
	get questions(): readonly Day[] {
		this.#refresh();
		return this.#asked;
	}

	/** The letters that nothing final has come of, oldest first. */
	open(): readonly OpenLetter[] {
		this.#refresh();
		return [...this.#open.values()];
	}

	/** Writes down that a letter is about to be sent. Resolves when that would survive a loss of power. */
	async intend(
		letter: { readonly id: string; readonly kind: LetterKind; readonly about?: string },
		by: { readonly id: string; readonly name: string },
		now: Instant
	): Promise<void> {
		const { id, kind, about } = letter;
		await this.#append({
			id,
			at: now,
			by: by.id,
			byName: by.name,
			what: kind,
			...(about !== undefined && { about }),
			says: SAYS[kind]
		});
	}

	/** Writes down what came of a letter; `mark` sets this entry apart from others about the same letter. */
	async came(
		{ id, about }: { readonly id: string; readonly about?: string },
		what: Came,
		says: string,
		now: Instant,
		mark = ''
	): Promise<void> {
		await this.#append({
			id: `${id}.${what}${mark === '' ? '' : `-${mark}`}`,
			at: now,
			by: SYSTEM,
			byName: THE_PROGRAM,
			what,
			...(about !== undefined && { about }),
			says
		});
	}

	/** Writes down what a mail server's report says of a letter that was taken; `mark` is the tag of an address. */
	async cameBack(
		{ id, about }: { readonly id: string; readonly about: string },
		what: 'bounced' | 'delayed',
		says: string,
		{
			by,
			now
		}: { readonly by: { readonly id: string; readonly name: string }; readonly now: Instant },
		mark = ''
	): Promise<void> {
		await this.#append({
			id: `${id}.${what}${mark === '' ? '' : `-${mark}`}`,
			at: now,
			by: by.id,
			byName: by.name,
			what,
			...(about !== '' && { about }),
			says
		});
	}

	/** Releases what is held since a backup was restored. */
	async release(by: { readonly id: string; readonly name: string }, now: Instant): Promise<void> {
		const says = 'What was held since the restore may be sent.';
		await this.#append({
			id: `released.${now}`,
			at: now,
			by: by.id,
			byName: by.name,
			what: 'released',
			says
		});
	}

	/** Has an address, by its tag, written to again that a mail server had refused or from which a letter came back. */
	async trust(
		about: string,
		tag: string,
		by: { readonly id: string; readonly name: string },
		now: Instant
	): Promise<void> {
		await this.#append({
			id: `trusted.${now}.again-${tag}`,
			at: now,
			by: by.id,
			byName: by.name,
			what: 'trusted',
			about,
			says: 'Letters may go to this address again.'
		});
	}

	async #append(entry: Omit<LogEntry, 'version'>): Promise<void> {
		await this.#store.logs.append(this.#school, 'deliveries', { version: LOG_VERSION, ...entry });
	}

	#of(person: string): Written {
		const known = this.#people.get(person) ?? {
			reminders: new Map(),
			refused: new Set(),
			asked: []
		};
		this.#people.set(person, known);
		return known;
	}

	#refresh(): void {
		const entries = this.#store.logs.list(this.#school, 'deliveries');
		for (; this.#read < entries.length; this.#read++) {
			const entry = entries[this.#read];
			if (entry) this.#take(entry);
		}
	}

	#take({ id, at, what, about }: LogEntry): void {
		if (what === 'restored') return this.#restored(at);
		if (what === 'released') this.#heldUntil = undefined;
		const tag = tagIn(id);
		const to = this.#of(about ?? (tag === undefined ? '' : `@${tag}`));
		if (what === 'queued' || what === 'reminder' || what === 'digest' || what === 'trying')
			to.writtenOn = dayOf(at);
		const kind = LETTERS.find((each) => each === what);
		if (kind) {
			this.#open.set(id, { id, kind, ...(about !== undefined && { about }), tries: 1 });
			this.#begun(id, at, to);
			return;
		}
		const refused = /\.(?:failed|bounced)-([0-9a-f]+)$/.exec(id)?.[1];
		if (refused !== undefined) to.refused.add(refused);
		const trusted = /\.again-([0-9a-f]+)$/.exec(id)?.[1];
		if (trusted !== undefined) to.refused.delete(trusted);
		const letter = this.#open.get(id.slice(0, id.lastIndexOf('.')));
		if (!letter) return;
		if (what === 'deferred') this.#open.set(letter.id, { ...letter, deferredAt: at });
		else if (what === 'trying')
			this.#open.set(letter.id, { ...letter, deferredAt: undefined, tries: letter.tries + 1 });
		else this.#open.delete(letter.id);
	}

	/** What waited for another try may have been sent meanwhile. */
	#restored(at: Instant): void {
		this.#heldUntil = dayOf(at);
		for (const letter of this.#open.values())
			this.#open.set(letter.id, { ...letter, deferredAt: undefined, restored: true });
	}

	/** Takes down what a letter tells by having been begun. */
	#begun(id: string, at: Instant, to: Written): void {
		const reminder = reminderIn(id);
		if (reminder) {
			const { kind, opens, which } = reminder;
			const sent = to.reminders.get(kind) ?? [];
			to.reminders.set(kind, [...sent, { which, opens, on: dayOf(at) }]);
		}
		const monday = mondayIn(id);
		if (monday !== undefined) to.lastWeek = monday;
		const asked = askedIn(id);
		if (asked === undefined) return;
		to.asked.push(asked);
		this.#asked.push(asked);
	}
}

/** Who sends what nobody presses a button for. */
export const THE_PROGRAM = 'Clause & Effect';

const SAYS: Readonly<Record<LetterKind, string>> = {
	reminder: 'A reminder of the training is to be sent.',
	digest: 'The weekly letter about others is to be sent.',
	test: 'A test letter to oneself is to be sent.',
	governors: 'The verification values are to be sent to a governor.',
	'governors-question': 'A governor is to be asked whether they want the verification values.',
	'governors-test': 'A test of the letter to governors, to oneself, is to be sent.'
};
