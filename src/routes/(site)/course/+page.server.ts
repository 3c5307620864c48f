import { nextInWords } from '#domain/cycle/words.ts';
import { DOUBT_TO_SIGNER } from '#domain/declaration/doubt.ts';
import { contactsOf } from '#domain/policy/policy.ts';
import { percent } from '#domain/units.ts';
import { dayOf } from '#server/clock.ts';
import { exemptionsOn } from '#server/follow-up/follow-ups.ts';
import { someone } from '#server/identity/someone.ts';
import { reprintedFor, TOLD_FOR } from '#server/invitations/reprinted.ts';
import { dueNow } from '#server/training/due-now.ts';
import { progressAt } from '#server/training/progress.ts';
import { leftOutOf, whyLong, whyTaken } from '#server/training/refresher-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const today = dayOf(locals.clock.now());
	const progress = progressAt(person, school, playing, today);
	const { owing } = progress;
	const exempt = exemptionsOn(locals.training.store, school.id, today).get(person.id);
	const edition = playing.edition(school.edition);
	return {
		codesAgain: reprintedFor(locals.training.store, person, locals.clock.now(), TOLD_FOR.days),
		contacts: contactsOf(school, edition),
		policy: { title: edition.title, edition: edition.edition, of: edition.school },
		due:
			owing.owed &&
			dueNow({ due: owing.owed.due, absences: person.absences, exemptUntil: exempt?.until }, today),
		kind: owing.owed?.kind,
		cycle: owing.owed?.cycle.name,
		next: nextInWords(owing.next),
		taken: Object.fromEntries(
			owing.refresher?.taken.map((each) => [each.scenario.slug, whyTaken(each, playing)]) ?? []
		),
		long: owing.refresher && whyLong(owing.refresher),
		refresher: owing.refresher && Math.round(owing.refresher.minutes),
		leftOut: leftOutOf(owing, person, playing),
		doubt: progress.doubt && DOUBT_TO_SIGNER[progress.doubt],
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
