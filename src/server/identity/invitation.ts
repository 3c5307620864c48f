/**
 * Invitations: a link, sent to the address on the staff list, with which somebody chooses a password.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '#domain/units.ts';
import type { PersonRecord } from '../store/records.ts';
import { seatOf, type Identity } from './identity.ts';
import { endTokens, INVITATION, INVITATION_DAYS, makeToken } from './passwords.ts';

const DAY = 24 * 60 * 60 * 1000;

/** An invitation as it is sent; the link is in the letter and nowhere else. */
export interface Invitation {
	readonly link: string;
	readonly until: Instant;
}

/** Invites a person: an earlier invitation of theirs to this school ends. */
export async function invite(identity: Identity, person: PersonRecord): Promise<Invitation> {
	const user = await identity.account(person);
	const at = identity.clock.now();
	const until = new Date(Date.parse(at) + INVITATION_DAYS * DAY);
	await endTokens(identity, user.id, seatOf(person));
	const { token, row } = await makeToken(identity, user, until);
	await identity.rows.insert(INVITATION, {
		id: randomUUID(),
		userId: user.id,
		seat: seatOf(person),
		token: row,
		at,
		until: until.toISOString()
	});
	return {
		link: `${identity.origin}/sign-in/choose-password?token=${token}`,
		until: until.toISOString()
	};
}

/** Ends what a person was invited with; answers whether there was anything to end. */
export async function endInvitations(
	identity: Identity,
	person: Pick<PersonRecord, 'school' | 'id'>
): Promise<boolean> {
	const user = identity.userOf(person);
	return user !== undefined && (await endTokens(identity, user.id, seatOf(person))) > 0;
}
