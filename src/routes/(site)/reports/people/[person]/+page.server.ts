import { error, fail, redirect } from '@sveltejs/kit';
import { stateOn, type Kind } from '#domain/follow-up/follow-up.ts';
import { rowOf } from '#domain/report/report.ts';
import { percent } from '#domain/units.ts';
import { printed } from '#domain/evidence/link.ts';
import { isRefusal } from '#domain/refusal.ts';
import { dayFrom } from '#domain/staff/dates.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { close, exemptionsOn, followUpsOf, note } from '#server/follow-up/follow-ups.ts';
import { formOf, textIn } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { toldApart } from '#domain/staff/namesakes.ts';
import { phaseName } from '#domain/staff/phases.ts';
import { backOn } from '#domain/staff/staff.ts';
import { timedOn } from '#domain/staff/times.ts';
import { byHandTo, remindedByHand } from '#server/reminders/answering.ts';
import { memberOf, progressAt } from '#server/training/progress.ts';
import { dueWithoutAbsences } from '#server/training/time-away.ts';
import { leftOutOf } from '#server/training/refresher-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One person for a leader: outcomes only. No choice, scene or conduct leaves the server (R6). */
export const load: PageServerLoad = ({ locals, params, url }) => {
	const { school, person: leader } = someone(locals);
	const { store, playing, evidence } = locals.training;
	const person = store.people.read(school.id, params.person);
	if (!person) error(404, { message: 'Nobody with this address is on your staff list.' });
	const today = dayOf(locals.clock.now());
	const timed = timedOn(person, today);
	const member = memberOf(person, school, playing, today);
	const line = rowOf(member, today, exemptionsOn(store, school.id, today).get(person.id));
	const [row = line] = toldApart([line], store.people.list(school.id));
	const owingHere = progressAt(person, school, playing, today).owing;
	const head = evidence.head(school.id);
	const movedFrom = dueWithoutAbsences(person, school, playing, today);
	return {
		row,
		...(row.due !== undefined && movedFrom !== row.due && { movedFrom }),
		head: head && { n: head.n, hash: printed(head.hash) },
		certificate: person.declarations.length > 0,
		group: GROUPS[row.group] ?? row.group,
		phase: row.phase && phaseName(row.phase),
		startsOn: timed.startsOn,
		leftOn: timed.leftOn,
		backOn: backOn(person, today),
		stages: member.progress.stages.map(({ scenario, standing, state }) => ({
			slug: scenario.slug,
			title: scenario.title,
			state,
			tries: standing.attempts,
			best: standing.best && percent(standing.best.grade.score),
			first: standing.first && percent(standing.first.grade.score),
			lastAt: standing.open?.lastAt ?? standing.best?.lastAt
		})),
		leftOut: leftOutOf(owingHere, person, playing),
		declaration: member.progress.declaration && {
			at: member.progress.declaration.at,
			edition: member.progress.declaration.edition
		},
		declarationState: member.progress.declarationState,
		today,
		isOneself: leader.id === person.id,
		followUps: followUpsOf(store, school.id)
			.filter(({ about }) => about === person.id)
			.map((each) => ({ ...each, state: stateOn(each, today) })),
		byHand: byHandTo(locals, person.id),
		saved: SAVED[url.searchParams.get('saved') ?? '']
	};
};

/** What is said once something is saved. */
const SAVED: Readonly<Record<string, string>> = {
	conversation: 'The conversation is noted.',
	action: 'The action is noted.',
	exemption: 'The exemption is noted. Until it ends, nothing is overdue.',
	closed: 'It is closed.',
	reminded: 'The reminder is on its way.'
};

/** A few more characters than may be written, so that what is too long is said to be. */
const READ_AT_MOST = 2000;

/** Whom the page is about; a person of another school is not there. */
function aboutOf({ locals, params }: RequestEvent): string {
	const { school } = someone(locals);
	const person = locals.training.store.people.read(school.id, params.person);
	if (!person) error(404, { message: 'Nobody with this address is on your staff list.' });
	return person.id;
}

function notes(kind: Kind) {
	return async (event: RequestEvent) => {
		const about = aboutOf(event);
		const { locals, request } = event;
		const form = await formOf(request);
		const says = textIn(form, 'says', READ_AT_MOST).trim();
		const typed = textIn(form, 'day', 100).trim();
		const read = typed === '' ? undefined : dayFrom(typed);
		const day = isRefusal(read) ? undefined : read;
		const noting = {
			store: locals.training.store,
			here: someone(locals),
			now: locals.clock.now()
		};
		const unread = isRefusal(read) && kind !== 'conversation' ? [read] : [];
		const wrong = unread.length > 0 ? [] : await orSayWhy(note(noting, about, { kind, says, day }));
		const all = [...unread, ...wrong].map(({ refused, because }) => ({
			field: refused.startsWith('words') || refused === 'own-exemption' ? 'says' : 'day',
			because
		}));
		if (all.length > 0) return fail(400, { kind, says, day: typed, wrong: all });
		return redirect(303, `/reports/people/${about}?saved=${kind}#follow-up`);
	};
}

export const actions = {
	conversation: notes('conversation'),
	action: notes('action'),
	exemption: notes('exemption'),
	close: async (event) => {
		const about = aboutOf(event);
		const { locals, request } = event;
		const form = await formOf(request);
		const noting = {
			store: locals.training.store,
			here: someone(locals),
			now: locals.clock.now()
		};
		const id = textIn(form, 'follow-up', 100);
		const no = await orSayWhy(close(noting, about, id, ''));
		if (no) return fail(409, { wrong: [{ field: 'follow-up', because: no.because }] });
		return redirect(303, `/reports/people/${about}?saved=closed#follow-up`);
	},
	remind: async (event) => {
		const about = aboutOf(event);
		const not = await remindedByHand(event.locals, about);
		if (not) return fail(not.status, { wrong: [{ field: 'reminder', because: not.why.because }] });
		return redirect(303, `/reports/people/${about}?saved=reminded`);
	}
} satisfies Actions;
