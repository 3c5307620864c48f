/**
 * What the pages about letters answer when somebody sends one by hand: not from a sample, not too often.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import type { Day } from '#domain/units.ts';
import { audited } from '../audit/audit.ts';
import { orSayWhy } from '../faults.ts';
import { someone } from '../identity/someone.ts';
import { heldTo } from '../limits/held.ts';

/** What is said instead of sending anything from a sample. */
export const SAMPLE_SENDS_NOTHING = refuse(
	'sample-sends-nothing',
	'This is the sample school, where everybody is made up: nothing is sent.'
);

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
	if (someone(locals).school.sample) return { status: 409, why: SAMPLE_SENDS_NOTHING };
	const held = await heldTo(locals, name, account);
	return held && { status: 429, why: held };
}

/** Whether a reminder can be sent to somebody by hand, for the page that has the button. */
export interface ByHand {
	/** Why not, in words; absent where one can. */
	readonly not?: string;
	/** Whether the button is shown all the same, as the sample shows what there is. */
	readonly sample: boolean;
	/** Whether there is a letter to print instead. */
	readonly paper: boolean;
	/** The last day on which any letter went to them. */
	readonly writtenOn?: Day;
}

/** Whether a reminder can be sent to somebody by hand from here; checked again when it is sent. */
export function byHandTo(locals: App.Locals, about: string): ByHand {
	const { school } = someone(locals);
	const { reminders } = locals;
	const why = reminders.whyNotRemind(school, about);
	const isSilent = why?.refused === 'nothing-to-remind';
	const not = school.sample && !isSilent ? SAMPLE_SENDS_NOTHING : why;
	const { writtenOn } = reminders.planning(school).letters.to(about);
	return {
		...(not && { not: not.because }),
		sample: school.sample && !isSilent,
		paper: not !== undefined && !isSilent && why?.refused !== 'written-today',
		...(writtenOn !== undefined && { writtenOn })
	};
}

/** Sends one reminder to one person because somebody here asked for it, and notes that in the school's log; answers why not. */
export async function remindedByHand(
	locals: App.Locals,
	about: string
): Promise<NotSent | undefined> {
	const { person, school } = someone(locals);
	const not = await notFromHere(locals, 'invitations');
	if (not) return not;
	const why = await orSayWhy(locals.reminders.remind({ person, school }, about));
	if (why) return { status: 409, why };
	const done = { what: 'reminded', about, says: 'A reminder was sent by hand.' } as const;
	await orSayWhy(audited(locals.training.store, { person, school }, done, locals.clock.now()));
	return undefined;
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
