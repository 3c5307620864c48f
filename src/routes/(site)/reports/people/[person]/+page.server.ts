import { error } from '@sveltejs/kit';
import { rowOf } from '#domain/report/report.ts';
import { percent } from '#domain/units.ts';
import { printed } from '#domain/evidence/link.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { memberOf } from '#server/training/progress.ts';
import type { PageServerLoad } from './$types';

/** One person for a leader: outcomes only. No choice, scene or conduct leaves the server (R6). */
export const load: PageServerLoad = ({ locals, params }) => {
	const { school } = someone(locals);
	const { store, playing, evidence } = locals.training;
	const person = store.people.read(school.id, params.person);
	if (!person) error(404, { message: 'Nobody with this address is on your staff list.' });
	const today = dayOf(locals.clock.now());
	const member = memberOf(person, school, playing, today);
	const row = rowOf(member, today);
	const head = evidence.head(school.id);
	return {
		row,
		head: head && { n: head.n, hash: printed(head.hash) },
		certificate: person.declarations.length > 0,
		group: GROUPS[row.group] ?? row.group,
		startsOn: person.startsOn,
		leftOn: person.leftOn,
		stages: member.progress.stages.map(({ scenario, standing, state }) => ({
			slug: scenario.slug,
			title: scenario.title,
			state,
			tries: standing.attempts,
			best: standing.best && percent(standing.best.grade.score),
			first: standing.first && percent(standing.first.grade.score),
			lastAt: standing.open?.lastAt ?? standing.best?.lastAt
		})),
		declaration: member.progress.declaration && {
			at: member.progress.declaration.at,
			edition: member.progress.declaration.edition
		},
		declarationState: member.progress.declarationState
	};
};
