/**
 * Who changes the staff list, when, and who of it has come in: asked by every page that changes it.
 *
 * @module
 */
import { someone } from '#server/identity/someone.ts';
import { cameInAt } from '#server/identity/successor.ts';
import type { Changing } from '#server/people/people.ts';

/** What a request knows that changes the list of its school. */
export function changingIn(locals: App.Locals): Changing {
	const here = someone(locals);
	return {
		store: locals.training.store,
		here,
		now: locals.clock.now(),
		cameIn: cameInAt(locals.identity, here.school)
	};
}
