import { EASY_FROM } from '#domain/report/quality.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { qualityAt } from '#server/training/quality.ts';
import type { PageServerLoad } from './$types';

/** How good the questions are: whole groups of five, nobody's name (R15). */
export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store, playing } = locals.training;
	const situations = qualityAt(store.people.list(school.id), school, playing);
	const all = situations.flatMap(({ decisions }) => decisions);
	return {
		school: school.name,
		today: dayOf(locals.clock.now()),
		situations,
		sums: {
			decisions: all.length,
			many: all.filter(({ of }) => of >= EASY_FROM).length,
			easy: all.filter(({ easy }) => easy).length,
			untaken: all.filter(({ untaken }) => untaken.length > 0).length
		}
	};
};
