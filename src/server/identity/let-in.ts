/**
 * A way in again for an administrator whom nobody at the school can invite: a link that is printed for whoever starts
 * the server with their address in `LET_IN`.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { signsIn } from '#domain/staff/fields.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import { audited, theProgram } from '../audit/audit.ts';
import type { PersonRecord } from '../store/records.ts';
import { seatOf, type Identity } from './identity.ts';
import { endTokens, INVITATION, makeToken } from './passwords.ts';

/** How long the link opens, in minutes: whoever starts the server is in touch with who waits for it. */
export const LET_IN_MINUTES = 60;

/**
 * Makes the link, which takes the place of an open invitation, logs it at each school it opens, and answers what to
 * print: the link under the address at which the server is open, or why there is none.
 */
export async function letIn(identity: Identity, email: string, address: string): Promise<string> {
	const people = administratorsWith(identity, email);
	const [first] = people;
	if (!first)
		return `LET_IN is “${email}”, and no administrator of a school here has that address on the staff list. Nobody is let in.`;
	if (!signsIn(first.email))
		return `LET_IN is “${email}”, and nobody can sign in with an address like that. Another administrator gives them one without accents, or a printed code.`;
	const { store, clock } = identity;
	const at = clock.now();
	const until = new Date(Date.parse(at) + LET_IN_MINUTES * 60_000);
	const user = await identity.account(first);
	await endTokens(identity, user.id);
	const { token, row } = await makeToken(identity, user, until);
	const seat = seatOf(first);
	const given = { userId: user.id, seat, token: row, at, until: until.toISOString() };
	await identity.rows.insert(INVITATION, { id: randomUUID(), ...given });
	const opened = [...people, ...identity.peopleOf(user)];
	const seats = new Map(opened.map((person) => [seatOf(person), person]));
	for (const { school, id } of seats.values())
		await audited(
			store,
			theProgram(school),
			{
				what: 'sign-in-reset',
				about: id,
				says: 'Whoever runs the server was given a link with which they can choose a password.'
			},
			at
		);
	const schools = people.map(({ school }) => store.schools.read(school)?.name ?? school);
	return `A link for ${first.name}, administrator of ${schools.join(' and ')}, to choose a password. It opens once, within ${LET_IN_MINUTES} minutes:
  ${address}/sign-in/choose-password?token=${token}
Give it to nobody else. It stands in the school’s log. Start the server without LET_IN the next time.`;
}

function administratorsWith(identity: Identity, email: string): readonly PersonRecord[] {
	const { store } = identity;
	const wanted = email.trim().toLowerCase();
	const today = identity.today();
	return store.schools
		.list()
		.filter(({ sample }) => !sample)
		.flatMap(({ id }) => store.people.list(id))
		.filter((person) => person.email === wanted && hasAccess(person, today))
		.filter(({ roles }) => roles.includes('administrator'));
}
