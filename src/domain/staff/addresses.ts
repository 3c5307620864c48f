/**
 * Addresses that become others, or none: with it ends the account that is signed in with it, so not everybody's may.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Day } from '../units.ts';
import { hasAccess, isLastAdministrator, type Listed } from './staff.ts';

/** What is asked of an entry of the staff list. */
interface Addressed extends Listed {
	readonly email?: string;
}

/** A day that never comes: whoever has a last day has left by then. */
const ONE_DAY: Day = '9999-12-31';

/** Whether somebody has an address before that they have no longer after. */
export function losesAddress(
	before: Pick<Addressed, 'email'> | undefined,
	after: Pick<Addressed, 'email'> | undefined
): boolean {
	return before?.email !== undefined && before.email !== after?.email;
}

/**
 * Why an address stays as it is (S25): nobody ends the account they are signed in with, nor that of the last
 * administrator, whom nobody could invite again.
 *
 * @param after the entry as it would be
 * @param by the id of whoever changes it
 */
export function whyAddressStays(
	after: Addressed,
	list: readonly Addressed[],
	today: Day,
	by?: string
): Refusal<'own-address' | 'last-administrator'> | undefined {
	const before = list.find(({ id }) => id === after.id);
	if (!losesAddress(before, after)) return undefined;
	const isLast = [today, ONE_DAY].some((day) => isLastAdministrator(after.id, list, day));
	if (isLast)
		return refuse(
			'last-administrator',
			'The account that is signed in with this address ends with it, and nobody else could invite the only administrator who is staying. Make somebody else an administrator first; they can change it.'
		);
	return after.id === by
		? refuse(
				'own-address',
				'You sign in with this address, and your account ends with it. Ask another administrator to change it.'
			)
		: undefined;
}

/** Whether of the administrators who stay at least one keeps that, and their address (S15, S25). */
export function keepsAdministrator(
	list: readonly Addressed[],
	all: readonly Addressed[],
	today: Day
): boolean {
	const were = new Map(list.map((entry) => [entry.id, entry]));
	return (
		!list.some((before) => staysAdministrator(before, today)) ||
		all.some(
			(after) => staysAdministrator(after, today) && !losesAddress(were.get(after.id), after)
		)
	);
}

/** Whether somebody is an administrator without a last day, who may come in already: not one who is still to be back. */
export function staysAdministrator(entry: Listed, today: Day): boolean {
	return (
		entry.roles.includes('administrator') && entry.leftOn === undefined && hasAccess(entry, today)
	);
}
