/**
 * Taking a lost second factor away from somebody whom no administrator can help: the only administrator of a school, or
 * somebody who works at two. Whoever runs the server starts it with their address in `RESET_SECOND_FACTOR`.
 *
 * @module
 */
import { hasAccess } from '#domain/staff/staff.ts';
import { audited, theProgram } from '../../audit/audit.ts';
import type { Identity } from '../identity.ts';
import { forgetFactors, hasFactor } from './factors.ts';

/**
 * Takes every second factor of the account with that address away, ends its sessions, logs it at each school it opens,
 * and writes to its owner. They sign in with what else they have, and set up a new one where their role needs it.
 *
 * Answers what to print: that it is done, or why there was nothing to take away.
 */
export async function resetAtStart(identity: Identity, email: string): Promise<string> {
	const { store } = identity;
	const wanted = email.trim().toLowerCase();
	const people = store.schools
		.list()
		.filter(({ sample }) => !sample)
		.flatMap(({ id }) => store.people.list(id))
		.filter((person) => person.email === wanted && hasAccess(person, identity.today()));
	const [first] = people;
	const user = first && identity.userOf(first);
	if (!first || !user)
		return `RESET_SECOND_FACTOR is “${email}”, and nobody on a staff list here has an account with that address. Nothing is changed.`;
	if (!hasFactor(identity, user.id))
		return `RESET_SECOND_FACTOR is “${email}”, and ${first.name} has no second factor. Nothing is changed; start the server without it the next time.`;
	// Logged first: cut short, nothing is gone of which the log does not say so.
	for (const { school, id } of people)
		await audited(
			store,
			theProgram(school),
			{
				what: 'sign-in-reset',
				about: id,
				says: 'Whoever runs the server took the second factors away, and every session was ended.'
			},
			identity.clock.now()
		);
	for (const person of people) await forgetFactors(identity, person);
	await identity.letters.tell(user.id, 'factors-reset-by-host');
	return `The second factors of ${first.name} are taken away, and they are signed out everywhere. They sign in as before and set up a new one. It stands in the school’s log. Start the server without RESET_SECOND_FACTOR the next time: each start with it takes away what they have set up meanwhile.`;
}
