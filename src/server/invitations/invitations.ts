/**
 * Inviting people: letters with a link, written and sent behind the pages; each is written down before and after.
 *
 * @module
 */
import { contactsOf } from '#domain/policy/policy.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { signsIn } from '#domain/staff/fields.ts';
import { isAsked } from '#domain/staff/roles.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import { audited, type Doer } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import type { Identity } from '../identity/identity.ts';
import { endInvitations, invite } from '../identity/invitation.ts';
import { providerName } from '../identity/provider.ts';
import { MailFault, type Letter, type Mailer } from '../mail/mailer.ts';
import { Post, type Outcome, type Patience } from '../mail/post.ts';
import { takenSaid } from '../mail/why-not.ts';
import { messageIdOf } from '../reminders/ids.ts';
import { Queue } from '../store/queue.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { progressAt } from '../training/progress.ts';
import { became, deliveriesOf, lastTo, queued, type Delivery } from './deliveries.ts';
import { invitationLetter } from './letter.ts';

/** Who invites, at their own school. */
export interface Inviter extends Doer {
	readonly school: SchoolRecord;
}

/** What came of a press on “Send”. */
export interface Sending {
	/** How many letters were put into the line. */
	readonly queued: number;
	/** Those with a letter that waits, or went out a moment ago. */
	readonly justNow: number;
	/** Those without an address on the staff list that they could sign in with. */
	readonly withoutEmail: readonly PersonRecord[];
}

/** So long after a letter, in milliseconds, another to the same person is a second press of the same button. */
const JUST_NOW = 2 * 60_000;

export type NotSent = Refusal<'no-mail' | 'too-many-letters'>;

/** The invitations of every school of this server. */
export class Invitations {
	readonly #identity: Identity;
	readonly #playing: Playing;
	readonly #post: Post | undefined;
	readonly #presses = new Queue();
	readonly #host: string;

	constructor(
		identity: Identity,
		playing: Playing,
		mailer: Mailer | undefined = identity.mailer,
		patience?: Partial<Patience>
	) {
		this.#identity = identity;
		this.#playing = playing;
		this.#host = mailer?.host ?? '';
		this.#post = mailer && new Post((letter) => mailer.send(letter), patience);
	}

	/** Whether this server can send e-mail. */
	get byMail(): boolean {
		return this.#post !== undefined;
	}

	/** The letters of a school, newest first. */
	deliveries(school: string): readonly Delivery[] {
		return deliveriesOf(
			this.#identity.store.logs.list(school, 'deliveries'),
			(id) => this.#post?.holds(id) === true || this.#identity.letters.holds(id)
		);
	}

	/**
	 * Sends an invitation to people of a school. Answers once every letter is written down; they go out afterwards.
	 * Refuses `no-mail`, and `too-many-letters` while the line is full.
	 */
	send(here: Inviter, people: readonly PersonRecord[]): Promise<Sending | NotSent> {
		// One press after the other: the second sees whom the first has written to.
		return this.#presses.run(() => this.#send(here, people));
	}

	async #send(here: Inviter, people: readonly PersonRecord[]): Promise<Sending | NotSent> {
		if (!this.#post)
			return refuse(
				'no-mail',
				'No mail server is set up here, so no letters can be sent. Print codes instead.'
			);
		const now = this.#identity.clock.now();
		const last = lastTo(this.deliveries(here.school.id));
		const written = people.filter(({ email }) => signsIn(email));
		const chosen = written.filter(({ id }) => !isJustNow(last.get(id), now));
		if (chosen.length > this.#post.room)
			return refuse(
				'too-many-letters',
				'Very many letters are waiting already. Wait until they are sent, then try again.'
			);
		const { store } = this.#identity;
		const letters = await Promise.all(
			chosen.map(async (person) => ({ person, id: await queued(store, here, person.id, now) }))
		);
		// In the line before anybody is answered, and before anything else is waited for.
		this.#post.put(letters.map(({ person, id }) => this.#waiting(here, person.id, id)));
		await Promise.all(
			chosen.map(({ id }) =>
				audited(
					store,
					here,
					{ what: 'invited', about: id, says: 'An invitation by e-mail was asked for.' },
					now
				)
			)
		);
		return {
			queued: letters.length,
			justNow: written.length - chosen.length,
			withoutEmail: people.filter(({ email }) => !signsIn(email))
		};
	}

	/** Ends the open invitation of a person, and logs it; answers whether there was one. */
	async revoke(here: Inviter, person: PersonRecord): Promise<boolean> {
		const ended = await endInvitations(this.#identity, person);
		if (ended)
			await audited(
				this.#identity.store,
				here,
				{ what: 'sign-in-reset', about: person.id, says: 'The open invitation was ended.' },
				this.#identity.clock.now()
			);
		return ended;
	}

	/** Resolves when nothing waits any more. */
	async idle(): Promise<void> {
		await this.#post?.idle();
	}

	async close(): Promise<void> {
		await this.#post?.close();
	}

	#waiting(here: Inviter, person: string, id: string) {
		const { store, clock } = this.#identity;
		return {
			id,
			write: async () => ({
				...(await this.#letter(here.school.id, person)),
				messageId: messageIdOf(here.school.id, id, this.#host)
			}),
			done: async (outcome: Outcome) => {
				// Whoever does not get the letter has a link that nobody knows.
				const record = store.people.read(here.school.id, person);
				if (!outcome.sent && record) await endInvitations(this.#identity, record);
				const what = outcome.sent ? 'sent' : 'failed';
				const says = outcome.sent ? takenSaid(outcome.answer) : outcome.says;
				await became(store, here, person, { letter: id, what, says }, clock.now());
			}
		};
	}

	/** The letter to somebody as the list and the school stand when its turn comes. */
	async #letter(schoolId: string, personId: string): Promise<Letter> {
		const { store, clock, oidc, origin } = this.#identity;
		const today = dayOf(clock.now());
		const school = store.schools.read(schoolId);
		const person = store.people.read(schoolId, personId);
		if (!school || !person?.email || !signsIn(person.email) || !hasAccess(person, today))
			throw new MailFault({ code: 'EENVELOPE' });
		const { link, until } = await invite(this.#identity, person);
		// Their address was changed meanwhile: the old letter box gets no key to the account.
		if (store.people.read(schoolId, personId)?.email !== person.email)
			throw new MailFault({ code: 'EENVELOPE' });
		const { owing } = progressAt(person, school, this.#playing, today);
		const provider = providerName(oidc);
		return invitationLetter({
			school: school.name,
			name: person.name,
			email: person.email,
			link,
			until: dayOf(until),
			minutes: isAsked(person.roles)
				? Math.round(owing.course.scenarios.reduce((sum, { minutes }) => sum + minutes, 0))
				: 0,
			due: (owing.owed ?? owing.next).due,
			contacts: contactsOf(school, this.#playing.edition(school.edition)),
			...(provider === undefined
				? {}
				: { provider: { name: provider, address: `${origin}/sign-in` } })
		});
	}
}

function isJustNow(last: Delivery | undefined, now: string): boolean {
	if (last?.became === 'waiting') return true;
	return (
		last?.became === 'sent' && Date.parse(now) - Date.parse(last.endedAt ?? last.at) < JUST_NOW
	);
}
