import { contactsOf } from '#domain/policy/policy.ts';
import { DUE_AFTER_DAYS } from '#domain/report/report.ts';
import { dueAfter } from '#domain/staff/absence.ts';
import { percent } from '#domain/units.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { progressAt } from '#server/training/progress.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const today = dayOf(locals.clock.now());
	const progress = progressAt(person, school, playing);
	const edition = playing.edition(school.edition);
	return {
		contacts: contactsOf(school, edition),
		policy: { title: edition.title, edition: edition.edition, of: edition.school },
		due: dueAfter(person.startsOn, DUE_AFTER_DAYS, person.absences, today),
		today,
		complete: progress.complete,
		score: progress.score && percent(progress.score),
		declaration: progress.declaration && {
			id: progress.declaration.id,
			at: progress.declaration.at
		},
		declarationState: progress.declarationState,
		stages: progress.stages.map(({ scenario, standing, state }) => ({
			slug: scenario.slug,
			title: scenario.title,
			summary: playing.library.scenarios[scenario.slug]?.scenario.summary ?? '',
			minutes: scenario.minutes,
			state,
			attempts: standing.attempts,
			best: standing.best && {
				percent: percent(standing.best.grade.score),
				attempt: standing.best.attempt
			},
			open: standing.open && {
				attempt: standing.open.attempt,
				decision: standing.open.decisions + 1,
				lastAt: standing.open.lastAt
			}
		}))
	};
};
