import { fail, redirect } from '@sveltejs/kit';
import { contactsOf } from '#domain/policy/policy.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { isFreshlyStrong, isOwnPassword } from '#server/identity/own-password.ts';
import { someone } from '#server/identity/someone.ts';
import { heldTo } from '#server/limits/held.ts';
import { may } from '#server/permissions/permissions.ts';
import { permitting } from '#server/identity/who.ts';
import { remindersOf } from '#server/reminders/plan.ts';
import { changeSchool, digestOf } from '#server/school/change.ts';
import { saved } from '#server/school/saving.ts';
import {
	changesSaid,
	CONTACTS_AT_MOST,
	settingsIn,
	typedIn,
	withSettings,
	type TypedSettings
} from '#server/school/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const edition = playing.edition(school.edition);
	const here = locals.visit && { person, school, visit: locals.visit };
	return {
		name: school.name,
		colour: school.colour ?? '',
		contacts: school.contacts,
		byPolicy: contactsOf({ contacts: [] }, edition).map(({ role }) => role),
		secondFactor: school.secondFactor,
		sample: school.sample,
		retention: school.retention.months,
		reminders: remindersOf(school).on,
		policy: { title: edition.title, edition: edition.edition },
		mayChoose: here ? may(permitting(here), 'choose-edition') === 'yes' : false,
		asksPassword: needsProof(locals),
		digest: digestOf(school),
		most: CONTACTS_AT_MOST,
		done: DONE[url.searchParams.get('done') ?? '']
	};
};

const DONE: Readonly<Record<string, string>> = {
	saved: 'Saved.',
	same: 'Nothing was changed, so nothing was saved.',
	on: 'The second factor is required again.',
	off: 'The second factor is switched off.'
};

export const actions = {
	save: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const form = await formOf(request);
		const typed = typedIn(form);
		const settings = settingsIn(typed);
		if (!('name' in settings)) return fail(400, { typed, seen: seenIn(form), wrong: settings });
		const answer = await saved(
			{ store: locals.training.store, clock: locals.clock },
			{ person, school },
			{
				seen: seenIn(form),
				change: (record) => withSettings(record, settings),
				said: ({ before, after }) => changesSaid(before, after)
			}
		);
		if (isRefusal(answer)) return fail(409, { typed, ...answer, now: nowAt(locals) });
		redirect(303, `/school?done=${answer}`);
	},
	/** Without a script: one row more or one less, with everything that was typed. */
	rows: async ({ request }) => {
		const form = await formOf(request);
		const typed = typedIn(form);
		const less = Number(form.get('less') ?? NaN);
		const contacts = form.has('less')
			? typed.contacts.filter((_, index) => index !== less)
			: [...typed.contacts, { role: '', for: '' }].slice(0, CONTACTS_AT_MOST);
		return { typed: { ...typed, contacts } satisfies TypedSettings, seen: seenIn(form), wrong: [] };
	},
	factor: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const form = await formOf(request);
		const to = form.get('to');
		if (to !== 'off' && to !== 'required')
			return fail(400, wrongFactor('factor', 'Choose whether it is required, or off.'));
		if (to === 'off') {
			if (form.get('sure') !== 'yes')
				return fail(400, wrongFactor('sure', 'Tick that you have read what it opens.'));
			const refused = await heldTo(locals, 'sign-in', `own password ${person.id}`);
			if (refused) return fail(429, wrongFactor('own', refused.because));
			if (needsProof(locals) && !(await proves(locals, form)))
				return fail(400, wrongFactor('own', 'That is not your password.'));
		}
		const store = locals.training.store;
		const answer = await orSayWhy(
			changeSchool(store, school.id, seenIn(form), (record) => ({ ...record, secondFactor: to }))
		);
		if (isRefusal(answer)) return fail(409, wrongFactor('factor', answer.because));
		if (answer.before.secondFactor !== to)
			await orSayWhy(
				audited(
					store,
					{ person, school },
					to === 'off'
						? {
								what: 'second-factor-off',
								says: 'Second factor for leaders and administrators: required → off.'
							}
						: {
								what: 'second-factor-on',
								says: 'Second factor for leaders and administrators: off → required.'
							},
					locals.clock.now()
				)
			);
		redirect(303, `/school?done=${to === 'off' ? 'off' : 'on'}`);
	}
} satisfies Actions;

function wrongFactor(field: string, because: string) {
	return { wrong: [{ field, says: because }], ...refuse('factor-kept', because) };
}

function seenIn(form: FormData): string {
	const seen = form.get('seen');
	return typeof seen === 'string' ? seen : '';
}

/** Whether somebody has to show once more who they are. */
function needsProof({ visit, identity }: App.Locals): boolean {
	return visit?.account !== undefined && !isFreshlyStrong(identity, visit.account);
}

async function proves({ visit, identity }: App.Locals, form: FormData): Promise<boolean> {
	const typed = form.get('own');
	return (
		visit?.account !== undefined &&
		typeof typed === 'string' &&
		(await isOwnPassword(identity, visit.account, typed))
	);
}

/** What is kept now, beside what somebody has typed meanwhile. */
function nowAt({ training, school }: App.Locals) {
	const record = training.store.schools.read(school?.id ?? '');
	return (
		record && {
			digest: digestOf(record),
			name: record.name,
			contacts: record.contacts
		}
	);
}
