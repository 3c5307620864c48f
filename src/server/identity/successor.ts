/**
 * Whether somebody is left to look after a school who has ever come in: an administrator on paper alone invites nobody.
 *
 * @module
 */
import { staysAdministrator } from '#domain/staff/addresses.ts';
import type { Entry } from '#domain/staff/entry.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { accountStatesOf } from './account-states.ts';
import type { Identity } from './identity.ts';

/**
 * Why the last administrator who has come in stays one: of the others nobody has yet, and whoever has no way in could be
 * given one by nobody. That there is another at all is the list's own rule (S5, S15). The sample has no accounts, and no
 * such worry.
 *
 * @param after the entry as it would be
 */
export function whyStaysAdministrator(
	identity: Identity,
	school: { readonly id: string; readonly sample: boolean },
	list: readonly Entry[],
	after: Pick<Entry, 'id' | 'roles' | 'leftOn'>
): Refusal<'nobody-came-in'> | undefined {
	const before = list.find(({ id }) => id === after.id);
	if (school.sample || !before || !staysAdministrator(before) || staysAdministrator(after))
		return undefined;
	const others = list.filter((each) => each.id !== after.id && staysAdministrator(each));
	const states = accountStatesOf(identity, school.id);
	if (others.length === 0 || others.some(({ id }) => states.get(id)?.lastInAt !== undefined))
		return undefined;
	const names = others.map(({ name }) => name).join(' and ');
	return refuse(
		'nobody-came-in',
		`Nobody else who looks after the staff list has signed in yet: wait until ${names} has. Until then nobody else could give anybody a way in.`
	);
}
