/**
 * What the pages about letters answer when somebody sends one by hand: not from a sample, not too often.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { orSayWhy } from '../faults.ts';
import { someone } from '../identity/someone.ts';
import { heldTo } from '../limits/held.ts';

/** Why nothing was sent, and the status of the page that says so. */
export interface NotSent {
	readonly status: 409 | 429;
	readonly why: Refusal;
}

/** Why no letter goes out from here: it is a sample, or as many have gone as may; undefined where one may. */
export async function notFromHere(
	locals: App.Locals,
	name: 'letters' | 'invitations',
	account?: string
): Promise<NotSent | undefined> {
	if (someone(locals).school.sample)
		return {
			status: 409,
			why: refuse(
				'sample-sends-nothing',
				'This is the sample school, where everybody is made up: nothing is sent.'
			)
		};
	const held = await heldTo(locals, name, account);
	return held && { status: 429, why: held };
}

/** Sends whoever asks a letter to look at; answers why not. */
export async function testSent(
	locals: App.Locals,
	kind: 'test' | 'governors-test'
): Promise<NotSent | undefined> {
	const { person, school } = someone(locals);
	const not = await notFromHere(locals, 'letters', `test ${school.id}/${person.id}`);
	if (not) return not;
	const why = await orSayWhy(locals.reminders.test({ person, school }, kind));
	return why && { status: 409, why };
}
