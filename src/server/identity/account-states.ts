/**
 * How everybody of a school can come in, for lists: one look at the accounts, however many people there are.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import type { PersonRecord } from '../store/records.ts';
import { equals, seatOf, type Identity, type User } from './identity.ts';
import { INVITATION } from './passwords.ts';
import { KEY } from './staff-number-plugin.ts';

/** How somebody can come in today. What is over is left out. */
export interface AccountState {
	/** When they last came in. */
	readonly lastInAt?: Instant;
	readonly password: boolean;
	readonly pin: boolean;
	readonly passkeys: number;
	/** Whether an authenticator app gives them codes. */
	readonly app: boolean;
	/** The invitation that is open. */
	readonly invitation?: { readonly at: Instant; readonly until: Instant };
	/** Until when the code from the office opens. */
	readonly codeUntil?: Instant;
}

/** Somebody who has no account yet. */
export const NO_ACCOUNT: AccountState = { password: false, pin: false, passkeys: 0, app: false };

/** How a person can come in. */
export function accountStateOf(
	identity: Identity,
	person: Pick<PersonRecord, 'school' | 'id'>
): AccountState {
	const user = identity.userOf(person);
	return user ? stateOf(identity, user, seatOf(person)) : NO_ACCOUNT;
}

/** How everybody of a school can come in, by the person's id; whoever is missing has {@link NO_ACCOUNT}. */
export function accountStatesOf(
	identity: Identity,
	school: string
): ReadonlyMap<string, AccountState> {
	const states = new Map<string, AccountState>();
	for (const row of identity.rows.select('user')) {
		const user = row as unknown as User;
		for (const seat of user.seats)
			if (seat.startsWith(`${school}/`))
				states.set(seat.slice(school.length + 1), stateOf(identity, user, seat));
	}
	return states;
}

function stateOf({ rows, clock }: Identity, user: User, seat: string): AccountState {
	const of = [equals('userId', user.id)];
	const now = clock.now();
	const open = rows
		.select(INVITATION, [...of, equals('seat', seat)])
		.map(({ at, until }) => ({ at: String(at), until: String(until) }))
		.find(({ until }) => until > now);
	const [key] = rows.select(KEY, of);
	const codeUntil = key?.['code'] ? instantIn(key['codeUntil']) : undefined;
	return {
		...(user.lastInAt === undefined ? {} : { lastInAt: user.lastInAt }),
		password: rows.select('account', of).some(({ password }) => typeof password === 'string'),
		pin: typeof key?.['pin'] === 'string',
		passkeys: rows.select('passkey', of).length,
		app: user.twoFactorEnabled === true,
		...(open ? { invitation: open } : {}),
		...(codeUntil !== undefined && codeUntil > now ? { codeUntil } : {})
	};
}

function instantIn(value: unknown): Instant | undefined {
	if (value instanceof Date) return value.toISOString();
	return typeof value === 'string' ? value : undefined;
}
