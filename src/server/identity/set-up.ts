/**
 * The first school of a server: a link that is printed when it starts, and opens once.
 *
 * @module
 */
import { BASELINE, type Contact } from '#domain/policy/policy.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Role } from '#domain/staff/roles.ts';
import type { Instant, Slug } from '#domain/units.ts';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { audited } from '../audit/audit.ts';
import type { Library } from '../library/library.ts';
import { schoolsWithout } from '../store/load.ts';
import type { Store } from '../store/port.ts';
import { isSchoolId, NEW_SCHOOL, RECORD_VERSION } from '../store/records.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { hasPassword, isPassword } from './factors/factors.ts';
import { equals, type Identity } from './identity.ts';

/** The one-time link of this run. It is kept in memory only: a new start prints a new one. */
export class SetUp {
	readonly #store: Store;
	#token: string | undefined = randomBytes(24).toString('base64url');
	readonly #another: boolean;

	/** `another` opens it although a school is there already, for a server that several schools share. */
	constructor(store: Store, another: boolean) {
		this.#store = store;
		this.#another = another;
	}

	/**
	 * The token of the link; undefined once it was used, or while there is a school and no other is wanted. A school
	 * whose own record cannot be used is there: its staff must not become somebody else's.
	 */
	get token(): string | undefined {
		const isThere = this.#isThere || this.#without.length > 0;
		return isThere && !this.#another ? undefined : this.#token;
	}

	/** What is printed for whoever has started the server, who has it open at `address`; undefined where nothing is to be done. */
	said(address: string): string | undefined {
		if (this.token === undefined) {
			if (this.#isThere || this.#without.length === 0) return undefined;
			const which = this.#without.map((school) => `“${school}”`).join(' and ');
			return `Nobody can sign in: the record of the school ${which} cannot be used, though others of that school can.
Nothing is lost. docs/where-data-lives.md, “A damaged file”, says how to bring it back. Until then no school is set up here.`;
		}
		const which = this.#isThere
			? 'Set up another school'
			: 'No school is set up here yet. Set up yours';
		return `${which} with this link, which opens once:
  ${address}/set-up?token=${this.token}
Only looking? A sample school, with nothing of yours in it, is at ${address}`;
	}

	get #isThere(): boolean {
		return this.#store.schools
			.list()
			.some((school) => !school.sample && !isUnfinished(this.#store, school));
	}

	/** Schools of which there are records, but not their own. */
	get #without(): readonly string[] {
		return withoutRecord(this.#store);
	}

	/** Whether a token is that of the link. */
	opens(token: string): boolean {
		const held = this.token;
		if (held === undefined) return false;
		const [one, other] = [Buffer.from(held), Buffer.from(token)];
		return one.length === other.length && timingSafeEqual(one, other);
	}

	/** Uses the link up. Of two who use it at once, one has it. */
	take(token: string): boolean {
		if (!this.opens(token)) return false;
		this.#token = undefined;
		return true;
	}

	/** Gives the link back when the school could not be made. */
	putBack(token: string): void {
		this.#token ??= token;
	}
}

/** What somebody says of their school and of themselves. */
export interface Founding {
	readonly school: string;
	readonly policy: Slug;
	readonly contacts: readonly Contact[];
	/** Month and day. */
	readonly yearStarts: string;
	readonly name: string;
	readonly email: string;
	/** What the first administrator is, and may do. */
	readonly group: Slug;
	readonly roles: readonly Role[];
	/** The hash of the first administrator's password. */
	readonly password: string;
}

/**
 * Why somebody cannot be the first administrator under an address: an account is there already, such as that of
 * somebody at another school of this server, and what they typed is not its password; or it is on another school's list,
 * and nobody signs in with it yet. Whoever holds a link to set a school up must not come into another school by it.
 */
export async function whyNotFounder(
	identity: Identity,
	email: string,
	password: string
): Promise<Refusal<'address-in-use'> | undefined> {
	const user = identity.userByEmail(email);
	if (!user || identity.peopleOf(user).length === 0)
		return identity.seatsOf(email).length === 0
			? undefined
			: refuse(
					'address-in-use',
					'This address is on the staff list of a school here, and nobody signs in with it yet. If it is yours, come in to that school first, and type the password you choose there; else use another address.'
				);
	return (await isPassword(identity, user.id, password))
		? undefined
		: refuse(
				'address-in-use',
				'Somebody signs in with this address here already. If that is you, type the password you have; else use another address.'
			);
}

/**
 * Makes a school with its first administrator, who can sign in from then on. Refuses `policy-unknown`.
 *
 * The person is written last of the records: a making that is cut short leaves no account behind that could not be
 * used, and is done again under the same id.
 */
export async function found(
	{ identity, library }: { readonly identity: Identity; readonly library: Library },
	founding: Founding,
	now: Instant
): Promise<
	{ readonly school: SchoolRecord; readonly person: PersonRecord } | Refusal<'policy-unknown'>
> {
	const { store } = identity;
	const held = Object.hasOwn(library.editions, founding.policy)
		? library.editions[founding.policy]
		: undefined;
	const baseline = library.editions[BASELINE];
	if (!held || !baseline)
		return refuse('policy-unknown', 'Choose one of the policies shown to start from.');
	const school: SchoolRecord = {
		...NEW_SCHOOL,
		version: RECORD_VERSION,
		id: idFor(founding.school, store),
		name: founding.school,
		policy: founding.policy,
		edition: held.hash,
		baseline: baseline.hash,
		sample: false,
		contacts: founding.contacts,
		duties: { ...NEW_SCHOOL.duties, yearStarts: founding.yearStarts },
		editionSince: now,
		createdAt: now
	};
	const person: PersonRecord = {
		version: RECORD_VERSION,
		school: school.id,
		id: crypto.randomUUID(),
		name: founding.name,
		group: founding.group,
		roles: founding.roles,
		email: founding.email,
		startsOn: dayOf(now),
		absences: [],
		attempts: [],
		declarations: [],
		questions: []
	};
	await store.archive.keep(held.hash, held.text);
	await store.archive.keep(baseline.hash, baseline.text);
	await store.schools.write(school);
	await store.people.add(person);
	// Whoever has an account goes on with the password it has ({@link whyNotFounder} has asked for it).
	const user = await identity.account(person, true);
	const { internalAdapter } = await identity.auth.$context;
	if (!hasPassword(identity, user.id)) {
		// Nothing says yet that the address is theirs: a school that lists it later takes this password away.
		const owner = [equals('id', user.id)];
		await identity.rows.update('user', owner, (row) => ({ ...row, founded: true }));
		await internalAdapter.linkAccount({
			userId: user.id,
			providerId: 'credential',
			accountId: user.id,
			password: founding.password
		});
	}
	const says = `The school was set up, starting from the policy ${founding.policy}.`;
	await audited(store, { person, school }, { what: 'set-up', says }, now);
	return { school, person };
}

/** Whether the making of a school was cut short: nobody was ever on its list, so nobody can come in. */
function isUnfinished({ people, problems }: Store, { id, sample }: SchoolRecord): boolean {
	const isDamaged = problems.some(({ file }) => file.startsWith(`${id}/`));
	return !sample && !isDamaged && people.list(id).length === 0;
}

function withoutRecord({ problems }: Store): readonly string[] {
	return schoolsWithout(problems).filter((school) => !school.startsWith('sample'));
}

/** An id from a school's name: its letters and digits, and a number where it is taken. */
function idFor(name: string, store: Store): string {
	const plain = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 48);
	// The names of sample schools are theirs, and a school may be written in letters that are none of these.
	const stem =
		plain === '' || plain.startsWith('sample') ? `school-${plain}`.replace(/-$/, '') : plain;
	const waiting = withoutRecord(store);
	for (let nth = 1; ; nth++) {
		const id = nth === 1 ? stem : `${stem}-${nth}`;
		const held = store.schools.read(id);
		const isFree = held === undefined || isUnfinished(store, held);
		if (isSchoolId(id) && isFree && !waiting.includes(id)) return id;
	}
}
