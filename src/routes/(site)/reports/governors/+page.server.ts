import { courseFor } from '#domain/course/course.ts';
import { TOGETHER } from '#domain/report/misjudged.ts';
import { countsOf } from '#domain/report/report.ts';
import { printed } from '#domain/evidence/link.ts';
import { dayOf } from '#server/clock.ts';
import { exemptionsOn } from '#server/follow-up/follow-ups.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { misjudgedAt } from '#server/training/misjudged.ts';
import { offeredBy, rowsOn } from '#server/training/progress.ts';
import type { PageServerLoad } from './$types';

/** A page for governors: numbers and clauses, nobody's name; staff groups of fewer than five are told together. */
export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store, playing, evidence } = locals.training;
	const head = evidence.head(school.id);
	const today = dayOf(locals.clock.now());
	const people = store.people.list(school.id);
	const rows = rowsOn(today, today, people, school, playing, exemptionsOn(store, school.id, today));
	const slugs = [...new Set(rows.map(({ group }) => group))];
	const groups = slugs.map((slug) => ({
		name: GROUPS[slug] ?? slug,
		counts: countsOf(rows.filter(({ group }) => group === slug))
	}));
	const large = groups.filter(({ counts }) => counts.people >= TOGETHER);
	const small = rows.filter(
		({ group }) => !large.some(({ name }) => name === (GROUPS[group] ?? group))
	);
	const rest = countsOf(small);
	const edition = playing.edition(school.edition);
	return {
		today,
		counts: countsOf(rows),
		groups: [
			...large.sort((a, b) => b.counts.people - a.counts.people),
			...(rest.people >= TOGETHER ? [{ name: 'Other groups together', counts: rest }] : [])
		],
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
