/**
 * What ends with an address on the staff list that becomes another, or none: asked before it is changed, so that
 * whoever changes it is told, and when it is.
 *
 * @module
 */
import { losesAddress } from '#domain/staff/addresses.ts';
import type { PersonRecord } from '../store/records.ts';
import { equals, seatOf, type Identity, type User } from './identity.ts';
import { INVITATION } from './passwords.ts';
import { KEY } from './staff-number-plugin.ts';

/** What is looked at of an entry. */
type Addressed = Pick<PersonRecord, 'id' | 'email' | 'staffNumber'>;

/** Somebody before and after; without `after` they are taken off the list. */
export interface Readdressed {
	readonly before?: Addressed | undefined;
	readonly after?: Addressed | undefined;
}

/** Whose accounts end, by the ids of the people. */
export interface Ended {
	/** They have to be invited again. */
	readonly whole: readonly string[];
	/** Their password, passkeys and second factor end; they come in with their staff number as before. */
	readonly butNumber: readonly string[];
}

/** What ends with changes of a school’s list: one look at the accounts, however many people there are. */
export function endedBy(
	identity: Identity,
	school: string,
	changes: readonly Readdressed[]
): Ended {
	const lost = changes.filter(({ before, after }) => losesAddress(before, after));
	const whole: string[] = [];
	const butNumber: string[] = [];
	if (lost.length === 0) return { whole, butNumber };
	const users = identity.rows.select('user') as unknown as readonly User[];
	const seats = new Map(users.flatMap((user) => user.seats.map((seat) => [seat, user] as const)));
	for (const { before, after } of lost) {
		const id = before?.id ?? '';
		const user = seats.get(seatOf({ school, id }));
		if (!user || !opensAnything(identity, user)) continue;
		(keepsNumber(identity, user, after) ? butNumber : whole).push(id);
	}
	return { whole, butNumber };
}

/** What of somebody’s ends when their address becomes another that nobody else signs in with. */
export function endsWithAddress(
	identity: Identity,
	school: string,
	entry: Addressed
): keyof Ended | undefined {
	const { id, staffNumber } = entry;
	const after = { id, ...(staffNumber === undefined ? {} : { staffNumber }) };
	const { whole, butNumber } = endedBy(identity, school, [{ before: entry, after }]);
	return whole.length > 0 ? 'whole' : butNumber.length > 0 ? 'butNumber' : undefined;
}

/**
 * Whether an account whose address goes lives on with its staff number. A PIN and a printed code have nothing to do with
 * the address. But an account that opens another school, or joins the one that the new address has there, may hold
 * nothing that an office has given.
 */
export function keepsNumber(
	identity: Identity,
	user: User,
	after: Pick<Addressed, 'email' | 'staffNumber'> | undefined
): boolean {
	if (after?.staffNumber === undefined || user.seats.length > 1) return false;
	return hasNumber(identity, user) && !isAnothers(identity, user, after.email);
}

/** Whether an address opens another account already. */
export function isAnothers(identity: Identity, { id }: User, email: string | undefined): boolean {
	const holder = identity.userByEmail(email);
	return holder !== undefined && holder.id !== id;
}

function hasNumber({ rows, clock }: Identity, { id }: User): boolean {
	const [key] = rows.select(KEY, [equals('userId', id)]);
	const until = new Date(key?.['codeUntil'] as string).getTime();
	const isOpen = typeof key?.['code'] === 'string' && until > Date.parse(clock.now());
	return typeof key?.['pin'] === 'string' || isOpen;
}

/** Whether there is any way into an account, used or not. */
function opensAnything(identity: Identity, user: User): boolean {
	const of = [equals('userId', user.id)];
	const models = ['account', 'passkey', INVITATION];
	return (
		user.lastInAt !== undefined ||
		models.some((model) => identity.rows.select(model, of).length > 0) ||
		hasNumber(identity, user)
	);
}
