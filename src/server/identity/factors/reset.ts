/**
 * Taking somebody's lost second factor away, as a school administrator does for a colleague.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { audited, type Doer } from '../../audit/audit.ts';
import type { PersonRecord } from '../../store/records.ts';
import { seatOf, type Identity } from '../identity.ts';
import { forgetFactors, hasFactor } from './factors.ts';

export type NotReset = Refusal<'own-factor' | 'no-factor' | 'works-elsewhere'>;

/**
 * Why an administrator cannot take a person's second factors away: they are the administrator's own, there are none, or
 * the same account opens another school, whose door this school must not weaken.
 */
export function whyNoReset(
	identity: Identity,
	here: Doer,
	person: Pick<PersonRecord, 'school' | 'id'>
): NotReset | undefined {
	if (person.id === here.person.id)
		return refuse(
			'own-factor',
			'Your own you change on the page under your name. If you have lost it, ask another administrator.'
		);
	const user = identity.userOf(person);
	if (!user || !hasFactor(identity, user.id))
		return refuse('no-factor', 'They have no second factor, so there is none to take away.');
	return user.seats.some((seat) => seat !== seatOf(person))
		? refuse(
				'works-elsewhere',
				'They work at another school too, with the same account. Whoever runs the server can take it away.'
			)
		: undefined;
}

/**
 * Takes every second factor of a colleague away, ends their sessions, logs it, and writes to them if they have an
 * address. They sign in as before, and set up a new one where their role needs it.
 */
export async function resetFactors(
	identity: Identity,
	here: Doer,
	person: PersonRecord
): Promise<NotReset | undefined> {
	if (person.school !== here.school.id) throw new TypeError('A person of another school.');
	const refused = whyNoReset(identity, here, person);
	const user = identity.userOf(person);
	if (refused || !user) return refused;
	await forgetFactors(identity, person);
	await identity.letters.tell(user.id, 'factors-reset');
	const says = 'The second factors were taken away, and every session was ended.';
	await audited(
		identity.store,
		here,
		{ what: 'sign-in-reset', about: person.id, says },
		identity.clock.now()
	);
	return undefined;
}
