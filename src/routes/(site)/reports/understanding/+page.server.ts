import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { understandingAt } from '#server/training/understanding.ts';
import type { PageServerLoad } from './$types';

/** How many of the least understood clauses stand open; the others are folded. */
const OPEN = 8;

/** How each clause is understood: whole groups of five, tenths, nobody's name (R10 to R12). */
export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store, playing } = locals.training;
	const { told, tooFew } = understandingAt(store.people.list(school.id), school, playing);
	const { title, edition } = playing.edition(school.edition);
	return {
		school: school.name,
		today: dayOf(locals.clock.now()),
		edition: { title, edition },
		open: told.slice(0, OPEN),
		folded: told.slice(OPEN),
		tooFew
	};
};
