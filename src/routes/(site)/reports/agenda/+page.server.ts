import { contactsOf } from '#domain/policy/policy.ts';
import { AROUND } from '#domain/report/agenda.ts';
import { someone } from '#server/identity/someone.ts';
import { agendaAt } from '#server/training/agenda.ts';
import type { PageServerLoad } from './$types';

/** An agenda to print: three to five clauses to talk about, made from what is understood least (R13). */
export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store, playing } = locals.training;
	const edition = playing.edition(school.edition);
	return {
		school: school.name,
		madeAt: locals.clock.now(),
		edition: { title: edition.title, edition: edition.edition },
		agenda: agendaAt(store.people.list(school.id), school, playing),
		around: AROUND,
		contacts: contactsOf(school, edition).slice(0, 3)
	};
};
