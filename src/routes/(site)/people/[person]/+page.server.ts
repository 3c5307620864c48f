import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { awayOn } from '#domain/staff/absence.ts';
import { dayShort } from '#domain/staff/dates.ts';
import { signsIn } from '#domain/staff/fields.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { standingOn } from '#domain/staff/listing.ts';
import { PHASES } from '#domain/staff/phases.ts';
import { isAsked, ROLE_WORDS, ROLES, type Role } from '#domain/staff/roles.ts';
import { backOn } from '#domain/staff/staff.ts';
import { backFrom, withoutBreak } from '#domain/staff/times.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf, textIn } from '#server/form.ts';
import { accountStateOf } from '#server/identity/account-states.ts';
import { endedBy, endsWithAddress } from '#server/identity/ends.ts';
import { resetFactors, whyNoReset } from '#server/identity/factors/reset.ts';
import { signOutEverywhere } from '#server/identity/session-list.ts';
import { someone } from '#server/identity/someone.ts';
import { whyNoCode } from '#server/identity/staff-keys.ts';
import { dayIn, editFrom, typedIn, typedOf, type Wrong } from '#server/people/details.ts';
import { digestOf } from '#server/people/digests.ts';
import { listOf } from '#server/people/list.ts';
import { endedOn, withAbsence } from '#server/people/people.ts';
import type { Actions, PageServerLoad } from './$types';
import { entryIn, FORMS, merged, save } from './saving.ts';

/** What is said once a form is saved. */
const SAVED: Readonly<Record<string, string>> = {
	added: 'They are on the staff list.',
	details: 'The details are saved.',
	whole:
		'The details are saved. Their account ended with the old address: they have to be invited again.',
	butNumber:
		'The details are saved. Their password and second factor ended with the old address; their staff number opens as before.',
	roles: 'The roles are saved. They hold from the next page they open.',
	absences: 'The times away are saved.',
	leaving: 'The last day is saved.',
	back: 'They are back on the staff list.',
	backLater: 'They are on the staff list again, and can come in from the day they are back.',
	staying: 'The last day is taken away: they stay.',
	everywhere: 'They are signed out of this school, wherever they were.',
	factors: 'Their second factor is taken away, and they are signed out everywhere.'
};

/** What is said beside an address of what another one ends. */
const ADDRESS_SAYS: Readonly<Record<string, string>> = {
	whole:
		'Another address, or none, ends their account: they are signed out and have to be invited again',
	butNumber:
		'Another address, or none, ends their password and second factor; their staff number opens as before'
};

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { school, person } = someone(locals);
	const list = listOf(locals.training.store, school.id);
	const entry = entryIn(list, params.person);
	const today = dayOf(locals.clock.now());
	const record = locals.training.store.people.read(school.id, entry.id);
	return {
		id: entry.id,
		you: entry.id === person.id,
		name: entry.name,
		today,
		state: standingOn(entry, today),
		leftOn: entry.leftOn,
		backOn: backOn(entry, today),
		startsOn: entry.startsOn,
		isAsked: isAsked(entry.roles),
		earlier: entry.earlier ?? [],
		typed: typedOf(entry, list),
		addressSays:
			entry.id === person.id && entry.email !== undefined
				? 'You sign in with it, so only another administrator can change it'
				: ADDRESS_SAYS[endsWithAddress(locals.identity, school.id, entry) ?? ''],
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name })),
		phases: Object.entries(PHASES).map(([slug, name]) => ({ slug, name })),
		roles: ROLES.map((role) => ({ role, ...ROLE_WORDS[role], held: entry.roles.includes(role) })),
		absences: entry.absences.map((each) => ({ ...each, now: awayOn([each], today) })),
		reports: list
			.filter(({ manager, leftOn }) => manager === entry.id && leftOn === undefined)
			.map(({ id, name }) => ({ id, name }))
			.slice(0, 100),
		seen: {
			details: digestOf(entry, FORMS.details),
			roles: digestOf(entry, FORMS.roles),
			absences: digestOf(entry, FORMS.absences),
			leaving: digestOf(entry, FORMS.leaving),
			back: digestOf(entry, FORMS.back)
		},
		account: accountStateOf(locals.identity, { school: school.id, id: entry.id }),
		factorKept: whyNoReset(
			locals.identity,
			{ person, school },
			{ school: school.id, id: entry.id }
		),
		noCode: record && whyNoCode(locals.identity, record)?.because,
		byMail: locals.invitations.byMail,
		signsIn: signsIn(entry.email),
		sample: school.sample,
		ticket: crypto.randomUUID(),
		stopped: locals.reminders.isStopped(school, entry.id),
		saved: SAVED[url.searchParams.get('saved') ?? '']
	};
};

const RolesSent = z.array(z.enum(ROLES)).catch([]);

export const actions = {
	details: async (event) => {
		const sent = await formOf(event.request);
		const typed = typedIn(sent);
		const { school } = someone(event.locals);
		const list = listOf(event.locals.training.store, school.id);
		const before = entryIn(list, event.params.person);
		const edit = editFrom(typed, list, before);
		if (!('name' in edit)) return fail(400, { form: 'details' as const, typed, wrong: edit });
		const { identity } = event.locals;
		const ended = endedBy(identity, school.id, [{ before, after: merged(before, edit) }]);
		const [saved] = (['whole', 'butNumber'] as const).filter((part) => ended[part].length > 0);
		return save(
			event,
			'details',
			sent,
			(entry) => ({ ...edit, ...withoutBreak(entry, edit.startsOn) }),
			typed,
			saved
		);
	},
	roles: async (event) => {
		const sent = await formOf(event.request);
		const chosen: readonly Role[] = RolesSent.parse(sent.getAll('role'));
		const roles = ROLES.filter((role) => chosen.includes(role));
		return save(event, 'roles', sent, { roles });
	},
	away: async (event) => {
		const sent = await formOf(event.request);
		const wrong: Wrong[] = [];
		const from = dayIn(sent.get('from'), 'absences', 'the first day away', wrong);
		const hasEnd = sent.get('to') !== '' && sent.get('to') !== null;
		const to = hasEnd ? dayIn(sent.get('to'), 'absences', 'the last day away', wrong) : '';
		if (wrong.length > 0) return fail(400, { form: 'absences' as const, wrong });
		const absence = { from, ...(to && { to }) };
		return save(event, 'absences', sent, ({ absences }) => ({
			absences: withAbsence(absences, absence)
		}));
	},
	back: async (event) => {
		const sent = await formOf(event.request);
		const wrong: Wrong[] = [];
		const from = dayIn(sent.get('from'), 'absences', 'the first day away', wrong);
		const to = dayIn(sent.get('to'), 'absences', 'the last day away', wrong);
		if (wrong.length > 0) return fail(400, { form: 'absences' as const, wrong });
		return save(event, 'absences', sent, ({ absences }) => ({
			absences: endedOn(absences, from, to)
		}));
	},
	forget: async (event) => {
		const sent = await formOf(event.request);
		const index = Number(sent.get('index'));
		return save(event, 'absences', sent, ({ absences }) => ({
			absences: absences.filter((_, at) => at !== index)
		}));
	},
	leave: async (event) => {
		const sent = await formOf(event.request);
		const wrong: Wrong[] = [];
		const leftOn = dayIn(sent.get('leftOn'), 'leftOn', 'their last day', wrong);
		if (wrong.length > 0) return fail(400, { form: 'leaving' as const, wrong });
		return save(event, 'leaving', sent, { leftOn });
	},
	everywhere: async ({ locals, params }) => {
		const here = someone(locals);
		const person = locals.training.store.people.read(here.school.id, params.person);
		if (!person) error(404, { message: 'There is no such page.' });
		const refused = await orSayWhy(signOutEverywhere(locals.identity, here, person));
		if (refused)
			return fail(409, {
				form: 'everywhere' as const,
				wrong: [{ field: 'signing-in', because: refused.because }]
			});
		redirect(303, `/people/${person.id}?saved=everywhere#signing-in`);
	},
	factors: async ({ locals, params, request }) => {
		const here = someone(locals);
		const { store } = locals.training;
		const person = store.people.read(here.school.id, params.person);
		if (!person) error(404, { message: 'There is no such page.' });
		const wrong = (because: string) => ({
			form: 'factors' as const,
			wrong: [{ field: 'factors', because }]
		});
		const kept = whyNoReset(locals.identity, here, person);
		if (kept) return fail(409, wrong(kept.because));
		if ((await formOf(request)).get('sure') !== 'yes')
			return fail(400, wrong('Tick that you have made sure that it is them who ask.'));
		const refused = await orSayWhy(resetFactors(locals.identity, here, person));
		if (refused) return fail(409, wrong(refused.because));
		redirect(303, `/people/${person.id}?saved=factors#signing-in`);
	},
	return: async (event) => {
		const sent = await formOf(event.request);
		const { locals, params } = event;
		const list = listOf(locals.training.store, someone(locals).school.id);
		const { leftOn } = entryIn(list, params.person);
		// Whoever has not left yet does not come back: they stay.
		if (leftOn !== undefined && leftOn > dayOf(locals.clock.now()))
			return save(event, 'staying', sent, { leftOn: null });
		const wrong: Wrong[] = [];
		const from = dayIn(sent.get('from'), 'earlier', 'the day they are back', wrong);
		if (wrong.length === 0 && leftOn !== undefined && from < leftOn)
			wrong.push({
				field: 'earlier',
				because: `They were here until ${dayShort(leftOn)}. The day they are back must be that day or a later one.`
			});
		if (wrong.length > 0)
			return fail(400, { form: 'back' as const, wrong, from: textIn(sent, 'from', 100) });
		const saved = from > dayOf(locals.clock.now()) ? 'backLater' : 'back';
		return save(event, 'back', sent, (entry) => backFrom(entry, from), undefined, saved);
	}
} satisfies Actions;
