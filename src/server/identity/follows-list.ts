/**
 * The accounts follow the staff list: what a change of an entry means for whoever could sign in with it.
 *
 * Roles need nothing done here: what somebody may do is read from the list with every request.
 *
 * @module
 */
import { hasAccess } from '#domain/staff/staff.ts';
import type { PersonRecord } from '../store/records.ts';
import { NO_EMAIL } from './account-row.ts';
import { isAnothers, keepsNumber } from './ends.ts';
import { APP, APP_SET_UP } from './factors/app-row.ts';
import { equals, seatOf, type Identity, type User } from './identity.ts';
import { endInvitations } from './invitation.ts';
import { forgetSent } from './sent.ts';
import { KEY } from './staff-number-plugin.ts';

/** What is looked at of an entry. */
export type Followed = Pick<
	PersonRecord,
	'school' | 'id' | 'name' | 'email' | 'staffNumber' | 'leftOn'
>;

/**
 * Brings the account of a person in line with their entry, after a change of it. Doing so twice is doing it once, so
 * a change that was cut short is simply followed again.
 *
 * - Whoever has left is out at once, and what they were sent or given opens nothing if they come back: it ends when
 *   the list says that they have left, or that they are back after a last day that came by itself.
 * - An address that was changed or taken away takes the account with it: who reads the letters of the old one must
 *   not come in. The new one is invited, or asks for a link. A staff number with its PIN lives on, where nothing but
 *   this school is opened by it.
 * - An address where there was none joins the account that is there, with its PIN.
 */
export async function followList(
	identity: Identity,
	before: Followed,
	after: Followed
): Promise<void> {
	const user = identity.userOf(after);
	if (!user) return;
	if (before.email !== after.email) {
		const had = before.email !== undefined;
		if (had ? !keepsNumber(identity, user, after) : isAnothers(identity, user, after.email)) {
			await letGo(identity, after);
			return;
		}
		if (had) await letGoOfAddress(identity, user, after);
		await set(identity, user, { email: after.email ?? `${crypto.randomUUID()}${NO_EMAIL}` });
	}
	// An account that several schools share is called what the first of them calls it; each shows its own list’s name.
	if (user.seats[0] === seatOf(after) && user.name !== after.name)
		await set(identity, user, { name: after.name });
	const today = identity.today();
	if (!hasAccess(after, today) || !hasAccess(before, today)) await shutOut(identity, user, after);
}

async function set(
	identity: Identity,
	user: User,
	values: Partial<Record<'name' | 'email', string | undefined>>
): Promise<void> {
	await identity.rows.update('user', [equals('id', user.id)], (row) => ({ ...row, ...values }));
}

async function letGo(identity: Identity, person: Followed): Promise<void> {
	await endInvitations(identity, person);
	await identity.release(person);
}

/** Ends all that came with an address: what is left is the staff number, its PIN, and where it was signed in with them. */
async function letGoOfAddress(identity: Identity, user: User, person: Followed): Promise<void> {
	const { id } = user;
	const of = [equals('userId', id)];
	await endInvitations(identity, person);
	await forgetSent(identity.rows, user);
	const byNumber = equals('means', 'staff-number');
	await identity.rows.remove('session', [...of, { ...byNumber, operator: 'ne' }]);
	for (const model of ['account', 'passkey', APP, APP_SET_UP])
		await identity.rows.remove(model, of);
	await identity.rows.update('user', [equals('id', id)], (row) => ({
		...row,
		twoFactorEnabled: false
	}));
	await identity.rows.update('session', of, (row) => ({ ...row, strongAt: null }));
}

async function shutOut(identity: Identity, user: User, person: Followed): Promise<void> {
	await endInvitations(identity, person);
	await identity.endSessions(person);
	// An account that another school's list keeps open keeps what that school gave.
	if (identity.peopleOf(user).every(({ school }) => school === person.school))
		await identity.rows.update(KEY, [equals('userId', user.id)], (row) => ({
			...row,
			code: null,
			codeUntil: null
		}));
}
