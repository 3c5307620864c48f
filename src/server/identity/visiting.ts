/**
 * Who is behind a request with an account: the session's person at the school they are at now.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import type { PersonRecord } from '../store/records.ts';
import { equals, type Identity, type User } from './identity.ts';
import { isStrong } from './sessions.ts';
import { shutIn } from './shut.ts';
import type { Here, Visit } from './who.ts';

/** The cookie that says at which of somebody's schools they are; it opens nothing by itself. */
export const AT_SCHOOL = 'at-school';

/** A session, as the rows hold it. */
export interface SessionRow {
	readonly id: string;
	readonly userId: string;
	readonly means: Visit['means'];
	readonly strongAt?: string | null;
	readonly shared?: boolean;
	readonly choosesPin?: boolean;
	/** The schools whose administrators have signed its owner out since it began. */
	readonly shut?: readonly string[];
	readonly expiresAt: string;
	readonly createdAt: string;
	readonly updatedAt?: string;
	readonly userAgent?: string | null;
}

/** What was found behind a cookie, good for as long as nothing of the account has changed. */
interface Known {
	readonly owner: string;
	readonly revision: number;
	readonly session: SessionRow;
	readonly until: number;
}

const MOST_KNOWN = 10_000;
/** How long an answer is taken as it was, in milliseconds; the library prolongs a session when it is asked. */
const KNOWN_FOR = 10 * 60 * 1000;

/** Finds out who is here. The library is asked once for a cookie, and again when anything of the account has changed. */
export class Visiting {
	readonly #identity: Identity;
	readonly #known = new Map<string, Known>();

	constructor(identity: Identity) {
		this.#identity = identity;
	}

	/** Who is here, where that is known already; `undefined` says nothing. */
	known(cookies: string | undefined, now: Instant): Here | undefined {
		const text = sessionIn(cookies);
		const known = text === undefined ? undefined : this.#known.get(text);
		if (!known || !this.#holds(known, now)) return undefined;
		return this.#hereOf(known.session, cookies, now);
	}

	/** Who is here; `cookies` are those to be set, when a session was prolonged. */
	async here(
		headers: Headers,
		now: Instant
	): Promise<{ readonly here: Here | undefined; readonly headers?: Headers }> {
		const cookies = headers.get('cookie') ?? undefined;
		const text = sessionIn(cookies);
		if (text === undefined) return { here: undefined };
		const known = this.known(cookies, now);
		if (known) return { here: known };
		const { headers: set, response } = await this.#identity.auth.api.getSession({
			headers,
			returnHeaders: true
		});
		if (!response) return { here: undefined, headers: set };
		const { id, userId } = response.session;
		const [row] = this.#identity.rows.select('session', [
			equals('userId', userId),
			equals('id', id)
		]);
		if (!row) return { here: undefined };
		const session = row as unknown as SessionRow;
		if (this.#known.size >= MOST_KNOWN) this.#known.clear();
		this.#known.set(text, {
			owner: userId,
			revision: this.#identity.rows.revision(userId),
			session,
			until: Math.min(Date.parse(now) + KNOWN_FOR, Date.parse(session.expiresAt))
		});
		return { here: this.#hereOf(session, cookies, now), headers: set };
	}

	#holds({ owner, revision, until }: Known, now: Instant): boolean {
		return until > Date.parse(now) && this.#identity.rows.revision(owner) === revision;
	}

	#hereOf(session: SessionRow, cookies: string | undefined, now: Instant): Here | undefined {
		const user = this.#identity.userById(session.userId);
		const all = this.#identity.peopleOf(user);
		const shut = shutIn(session);
		const people = all.filter((each) => !shut.includes(each.school));
		const at = cookieIn(cookies, AT_SCHOOL);
		const person = people.find(({ school }) => school === at) ?? people[0];
		const school = person && this.#identity.store.schools.read(person.school);
		return user && school
			? { person, school, visit: visitOf(session, user, [people, all], now) }
			: undefined;
	}
}

function visitOf(
	session: SessionRow,
	user: User,
	[people, all]: readonly [open: readonly PersonRecord[], all: readonly PersonRecord[]],
	now: Instant
): Visit {
	return {
		means: session.means,
		strong: isStrong(session.strongAt, Date.parse(now)),
		shared: session.shared === true,
		account: {
			user: user.id,
			session: session.id,
			until: session.expiresAt,
			choosesPin: session.choosesPin === true,
			schools: people.map(({ school }) => school),
			shut: all.filter((each) => !people.includes(each)).map(({ school }) => school)
		}
	};
}

/** The cookie of a session as it was sent, whatever it is worth; https adds a prefix to its name. */
function sessionIn(cookies: string | undefined): string | undefined {
	return (
		cookieIn(cookies, '__Secure-clause.session_token') ?? cookieIn(cookies, 'clause.session_token')
	);
}

function cookieIn(cookies: string | undefined, name: string): string | undefined {
	const found = cookies?.split('; ').find((each) => each.startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}
