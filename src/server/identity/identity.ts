/**
 * The accounts of everybody: what the pages ask of them, in the app's own words.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import { dayOf, type Clock } from '../clock.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { OidcSettings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';
import type { PersonRecord } from '../store/records.ts';
import { NO_EMAIL, type User } from './account-row.ts';
import { makeAuth, type Auth } from './auth.ts';
import { joinDoubled } from './doubled.ts';
import { providerAt, type Provider } from './oidc.ts';
import { OwnerLetters } from './owner-letters.ts';
import { Rows, type RowKeeper } from './rows/rows.ts';
import { forgetAccount, forgetOver } from './sent.ts';
import { endSessionsAt } from './shut.ts';
import { opensCode } from './staff-code.ts';
import { forgetUnproven } from './unproven.ts';

export { hasEmail, type User } from './account-row.ts';

/** What accounts are made from. */
export interface IdentityParts {
	readonly keeper: RowKeeper;
	readonly store: Store;
	readonly clock: Clock;
	readonly origin: string;
	/** What signs cookies and encrypts the secrets of authenticator apps. */
	readonly key: Uint8Array;
	readonly oidc?: OidcSettings;
	readonly mailer?: Mailer;
}

/** Everything about accounts that outlives a request. */
export class Identity {
	readonly rows: Rows;
	readonly store: Store;
	readonly clock: Clock;
	readonly origin: string;
	readonly key: Uint8Array;
	readonly oidc: OidcSettings | undefined;
	readonly mailer: Mailer | undefined;
	/** Tells owners what has changed in their accounts. */
	readonly letters: OwnerLetters;
	readonly #making = new Queue();
	#auth: Auth | undefined;
	#provider: Provider | undefined;
	#reaching: Promise<Provider | undefined> | undefined;

	constructor({ keeper, store, clock, origin, key, oidc, mailer }: IdentityParts) {
		this.rows = new Rows(keeper);
		this.store = store;
		this.clock = clock;
		this.origin = origin;
		this.key = key;
		this.oidc = oidc;
		this.mailer = mailer;
		this.letters = new OwnerLetters(this);
	}

	/** The library, set up when it is first needed: the sample school never needs it. */
	get auth(): Auth {
		this.#auth ??= makeAuth({
			rows: this.rows,
			origin: this.origin,
			secret: Buffer.from(this.key).toString('base64url'),
			...(this.oidc && this.#provider
				? { school: { settings: this.oidc, provider: this.#provider } }
				: {}),
			seatsOf: (email) => this.seatsOf(email),
			nameAt: (seat) => this.#personAt(seat)?.name,
			joinSeats: (userId) => this.joinSeats(this.userById(userId)),
			opensCode: (typed, hash) => opensCode(this.key, typed, hash),
			mayComeIn: (userId) => this.peopleOf(this.userById(userId)).length > 0,
			joined: (userId) => this.letters.tell(userId, 'provider'),
			passkeyUsed: async (credentialId) => {
				const usedAt = this.clock.now();
				await this.rows.update('passkey', [equals('credentialID', credentialId)], (row) => ({
					...row,
					usedAt
				}));
			},
			sendLink: async (email, token) => {
				await this.mailer?.link(email, `${this.origin}/sign-in/link?token=${token}`);
			}
		});
		return this.#auth;
	}

	/**
	 * Makes sure that the school's own sign-in is described, so that the library knows it; answers whether it is. One that
	 * was away when the server started is asked again each time, by everybody who comes meanwhile together.
	 */
	async reachProvider(): Promise<boolean> {
		if (!this.oidc) return false;
		if (this.#provider) return true;
		this.#reaching ??= providerAt(this.oidc.issuer).finally(() => (this.#reaching = undefined));
		const provider = await this.#reaching;
		if (provider && !this.#provider) {
			this.#provider = provider;
			this.#auth = undefined;
		}
		return this.#provider !== undefined;
	}

	/** The seats of everybody with an address who may come in today. */
	seatsOf(email: string): readonly string[] {
		return this.#people((person) => person.email === email.toLowerCase()).map(seatOf);
	}

	/** The account with an id. */
	userById(id: string): User | undefined {
		return this.rows.select('user', [equals('id', id)])[0] as unknown as User | undefined;
	}

	/** The account of a person, if they have one. */
	userOf(person: Pick<PersonRecord, 'school' | 'id'>): User | undefined {
		const seat = seatOf(person);
		return this.#users().find(({ seats }) => seats.includes(seat));
	}

	/** The account with an address, whoever it is for. */
	userByEmail(email: string | undefined): User | undefined {
		return email === undefined
			? undefined
			: this.#users().find((user) => user.email === email.toLowerCase());
	}

	/** The people an account stands for who may come in today, in the order of their schools. */
	peopleOf(user: User | undefined): readonly PersonRecord[] {
		const today = this.today();
		return (user?.seats ?? []).flatMap((seat) => {
			const person = this.#personAt(seat);
			return person && hasAccess(person, today) ? [person] : [];
		});
	}

	/**
	 * The account of a person, made if there is none: with their address, or without one. Someone who works at two
	 * schools under one address has one account.
	 *
	 * @param shown whether whoever asks has just shown the password of the account that the address has
	 */
	account(person: PersonRecord, shown = false): Promise<User> {
		// One after the other: of two at once the second finds what the first has made.
		return this.#making.run(() => this.#accountOf(person, shown));
	}

	async #accountOf(person: PersonRecord, shown: boolean): Promise<User> {
		const { internalAdapter } = await this.auth.$context;
		const seat = seatOf(person);
		const held = this.userOf(person);
		const found = held ?? (await this.#unlessLeft(this.userByEmail(person.email)));
		if (found) {
			if (found.seats.includes(seat)) return found;
			await forgetUnproven(this, found, shown);
			const seats = [...found.seats, seat];
			await internalAdapter.updateUser(found.id, { seats });
			return { ...found, seats };
		}
		const made = await internalAdapter.createUser(
			{
				email: person.email ?? `${crypto.randomUUID()}${NO_EMAIL}`,
				name: person.name,
				emailVerified: true,
				seats: [seat]
			},
			{ method: 'staff-list' }
		);
		const user = this.userById(made.id) ?? { ...made, seats: [seat] };
		const listed = this.store.people.read(person.school, person.id);
		if (!listed || listed.email === person.email) return user;
		// Their address was changed meanwhile: whoever reads the letters of the old one must not come in.
		await forgetAccount(this.rows, user);
		return this.#accountOf(listed, shown);
	}

	/** Gives an account the places that its address has on the staff lists today, such as at a second school. */
	async joinSeats(user: User | undefined): Promise<void> {
		// Whose places are all gone is somebody who has left: a new person may have the address now.
		if (!user || this.peopleOf(user).length === 0) return;
		for (const person of this.#people(({ email }) => email === user.email))
			await this.account(person);
	}

	/** Ends every session of a person at their school at once; what opens another school goes on there. */
	async endSessions(person: Pick<PersonRecord, 'school' | 'id'>): Promise<void> {
		const user = this.userOf(person);
		const schools = this.peopleOf(user).map(({ school }) => school);
		if (user) await endSessionsAt(this.rows, user, person.school, schools);
	}

	/** Takes a person's seat away; an account without any is forgotten with all its means of signing in. */
	async release(person: Pick<PersonRecord, 'school' | 'id'>): Promise<void> {
		const user = this.userOf(person);
		if (!user) return;
		await this.endSessions(person);
		const seats = user.seats.filter((seat) => seat !== seatOf(person));
		const [first] = seats;
		if (first !== undefined) {
			const name = this.#personAt(first)?.name ?? user.name;
			await this.rows.update('user', [equals('id', user.id)], (row) => ({ ...row, name, seats }));
			return;
		}
		await forgetAccount(this.rows, user);
	}

	/**
	 * Forgets the accounts of everybody whose name was taken out of the records: nothing of who they were is left. Accounts
	 * of which somebody has two are made one first.
	 */
	async releasePseudonymised(): Promise<void> {
		await joinDoubled(this);
		for (const seat of this.#users().flatMap(({ seats }) => seats)) {
			const person = this.#personAt(seat);
			if (person?.pseudonymisedAt !== undefined) await this.release(person);
		}
		await forgetOver(this.rows, this.clock.now());
	}

	/** The calendar day at the schools. */
	today(): Day {
		return dayOf(this.clock.now());
	}

	/** An account found by its address; one whose people have all left is forgotten: what opened it was somebody else's. */
	async #unlessLeft(user: User | undefined): Promise<User | undefined> {
		if (!user || this.peopleOf(user).length > 0 || !this.#isLeaver(user)) return user;
		await forgetAccount(this.rows, user);
		return undefined;
	}

	#isLeaver({ seats }: User): boolean {
		return seats.every((seat) => {
			const person = this.#personAt(seat);
			return person?.leftOn !== undefined && person.leftOn <= this.today();
		});
	}

	/** The person at a real school who has a place. */
	#personAt(seat: string): PersonRecord | undefined {
		const [school = '', id = ''] = seat.split('/');
		return this.store.schools.read(school)?.sample === false
			? this.store.people.read(school, id)
			: undefined;
	}

	#users(): readonly User[] {
		return this.rows.select('user') as unknown as readonly User[];
	}

	#people(wanted: (person: PersonRecord) => boolean): readonly PersonRecord[] {
		const today = this.today();
		return this.store.schools
			.list()
			.filter(({ sample }) => !sample)
			.flatMap(({ id }) => this.store.people.list(id))
			.filter((person) => wanted(person) && hasAccess(person, today));
	}
}

/** A person's place at their school, as accounts name it. */
export function seatOf({ school, id }: Pick<PersonRecord, 'school' | 'id'>): string {
	return `${school}/${id}`;
}

/** The condition that a field has a value. */
export function equals(field: string, value: unknown) {
	return { field, value, operator: 'eq', connector: 'AND' as const };
}
