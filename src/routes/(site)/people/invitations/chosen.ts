/**
 * Whom somebody has chosen on the page of invitations, read from its form.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { entrancesOf, hasNoWay, type Entrance } from '#server/invitations/ways.ts';

/** A field of a form, as text. */
export function textIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 100) : '';
}

/** Everybody at the school who may come in, with how they can. */
export function entrancesAt(locals: App.Locals): readonly Entrance[] {
	const { school } = someone(locals);
	const { identity, invitations, clock } = locals;
	const today = dayOf(clock.now());
	return entrancesOf(identity, school.id, invitations.deliveries(school.id), today);
}

/**
 * Who is ticked, and everybody without a way in where that is ticked. Somebody of another school, or who has left,
 * is as if there were no such person.
 */
export function chosenIn(form: FormData, locals: App.Locals): Entrance['person'][] {
	const entrances = entrancesAt(locals);
	const ticked = new Set(form.getAll('person').map(String));
	const known = new Set(entrances.map(({ person }) => person.id));
	if ([...ticked].some((id) => !known.has(id)))
		error(404, { message: 'There is no such person on your staff list.' });
	const all = form.get('all') === 'no-way';
	return entrances
		.filter((each) => ticked.has(each.person.id) || (all && hasNoWay(each)))
		.map(({ person }) => person);
}
