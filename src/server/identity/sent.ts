/**
 * What was sent or begun and belongs to no account yet, such as a link to sign in: it names somebody all the same, and
 * goes with their account, or when its time is over.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import type { User } from './account-row.ts';
import type { Rows } from './rows/rows.ts';

/** The library’s table of what was sent or begun. */
export const SENT = 'verification';

const where = (field: string, operator: string, value: unknown) => [
	{ field, operator, value, connector: 'AND' as const }
];

/** Whether the value of something that was sent names an account. */
export function isAbout(value: unknown, { id, email }: Pick<User, 'id' | 'email'>): boolean {
	if (typeof value !== 'string') return false;
	return value.includes(id) || value.toLowerCase().includes(`"${email}"`);
}

/** Forgets what was sent to an account, or begun for it. */
export async function forgetSent(rows: Rows, user: Pick<User, 'id' | 'email'>): Promise<void> {
	for (const { id, value } of rows.select(SENT))
		if (isAbout(value, user)) await rows.remove(SENT, where('id', 'eq', id));
}

/** Forgets what opens nothing any more. */
export async function forgetOver(rows: Rows, now: Instant): Promise<void> {
	await rows.remove(SENT, where('expiresAt', 'lt', now));
}

/** Everything of an account but the account itself. */
const OWNED = ['session', 'account', 'passkey', 'twoFactor', 'appSetUp', 'staffKey', 'invitation'];

/** Forgets an account with all that opens it, and all that was sent to it. */
export async function forgetAccount(
	rows: Rows,
	{ id, email }: Pick<User, 'id' | 'email'>
): Promise<void> {
	await forgetSent(rows, { id, email });
	for (const model of OWNED) await rows.remove(model, where('userId', 'eq', id));
	await rows.remove('user', where('id', 'eq', id));
}
