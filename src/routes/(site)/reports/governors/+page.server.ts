import { courseFor } from '#domain/course/course.ts';
import { groupsTold, phasesTold } from '#domain/report/groups.ts';
import { countsOf } from '#domain/report/report.ts';
import { printed } from '#domain/evidence/link.ts';
import { dayOf } from '#server/clock.ts';
import { exemptionsOn } from '#server/follow-up/follow-ups.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { phasesTogether } from '#domain/staff/phases.ts';
import { misjudgedAt } from '#server/training/misjudged.ts';
import { offeredBy, rowsOn } from '#server/training/progress.ts';
import type { PageServerLoad } from './$types';

/** A page for governors: numbers and clauses, nobody's name; groups and phases of fewer than five are told together. */
export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store, playing, evidence } = locals.training;
	const head = evidence.head(school.id);
	const today = dayOf(locals.clock.now());
	const people = store.people.list(school.id);
	const rows = rowsOn(today, today, people, school, playing, exemptionsOn(store, school.id, today));
	const edition = playing.edition(school.edition);
	return {
		today,
		counts: countsOf(rows),
		groups: groupsTold(rows).map(({ group, counts }) => ({
			name: group === undefined ? 'Other groups together' : (GROUPS[group] ?? group),
			counts
		})),
		phases: phasesTold(rows).map(({ phases, counts }) => ({
			name: phasesTogether(phases),
			counts
		})),
		edition: {
			title: edition.title,
			edition: edition.edition,
			adopted: edition.adopted,
			review: edition.review,
			hash: school.edition
		},
		school: school.name,
		head: head && { n: head.n, hash: printed(head.hash) },
		scenarios: courseFor('all-staff', offeredBy(playing, school), school.edition).scenarios.map(
			({ slug, title }) => ({
				title,
				summary: playing.library.scenarios[slug]?.scenario.summary ?? ''
			})
		),
		misjudged: misjudgedAt(people, school, playing, 5)
	};
};
