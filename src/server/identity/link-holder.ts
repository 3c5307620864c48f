/**
 * Whose account a link to sign in opens, told before it is used up: enough for its owner to know their own, and for
 * somebody who was sent another's to stop.
 *
 * @module
 */
import { linkName } from './auth.ts';
import type { Identity } from './identity.ts';

/** From this length on, a name before the @ shows its last letter too: Anna and Alex of one school are told apart. */
const LONG_NAME = 4;

/**
 * The address that a link opens, masked, without using the link up; undefined for one that opens nothing. The page that
 * shows it is also read by mail programs and whatever else looks into letters: they learn no address.
 */
export async function linkHolder(identity: Identity, token: string): Promise<string | undefined> {
	const { internalAdapter } = await identity.auth.$context;
	const found = token === '' ? null : await internalAdapter.findVerificationValue(linkName(token));
	if (!found || new Date(found.expiresAt).getTime() <= Date.parse(identity.clock.now()))
		return undefined;
	const { email } = JSON.parse(found.value) as { readonly email: string };
	const user = identity.userByEmail(email);
	return user && identity.peopleOf(user).length > 0 ? masked(user.email) : undefined;
}

/** An address of which the ends of its name are left, and the place it is at: `a…n@school.example`. */
export function masked(email: string): string {
	const at = email.lastIndexOf('@');
	const name = email.slice(0, at);
	const last = name.length >= LONG_NAME ? name.slice(-1) : '';
	return `${name.slice(0, 1)}…${last}${email.slice(at)}`;
}
