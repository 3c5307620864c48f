import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { ASKED_AT_MOST, GOVERNORS_AT_MOST, WEEKDAYS } from '#domain/reminders/governors.ts';
import { audited } from '#server/audit/audit.ts';
import { momentOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf, textIn } from '#server/form.ts';
import { valuesShown } from '#server/governors/letter.ts';
import { addressesOf, governorsOf, nextValuesDay } from '#server/governors/plan.ts';
import {
	changesSaid,
	settingsIn,
	typedIn,
	typedOf,
	WEEKDAY_WORDS
} from '#server/governors/settings-form.ts';
import { someone } from '#server/identity/someone.ts';
import { permitting } from '#server/identity/who.ts';
import { may } from '#server/permissions/permissions.ts';
import { notFromHere, testSent } from '#server/reminders/answering.ts';
import { remindersOf } from '#server/reminders/plan.ts';
import { timeOf } from '#server/reminders/settings-form.ts';
import { digestOf } from '#server/school/change.ts';
import { saved } from '#server/school/saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const now = momentOf(locals.clock.now());
	const planning = locals.reminders.planning(school);
	const settings = governorsOf(school);
	const hours = remindersOf(school);
	const values = planning.values();
	const here = locals.visit && { person, school, visit: locals.visit };
	return {
		school: school.name,
		sample: school.sample,
		byMail: locals.reminders.byMail,
		mayChange: here !== undefined && may(permitting(here), 'manage-school') === 'yes',
		on: settings.on,
		weekday: WEEKDAY_WORDS[settings.weekday],
		weekdays: WEEKDAYS.map((day) => ({ day: String(day), says: WEEKDAY_WORDS[day] })),
		hours: { from: timeOf(hours.from), until: timeOf(hours.until) },
		typed: typedOf(settings),
		most: { addresses: GOVERNORS_AT_MOST, asked: ASKED_AT_MOST },
		digest: digestOf(school),
		ownEmail: person.email,
		today: now.day,
		values: values && valuesShown(values),
		next: nextValuesDay(planning, now),
		addresses: addressesOf(planning, now.day).map(({ tag: _, ...known }) => known),
		done: DONE[url.searchParams.get('done') ?? '']
	};
};

const DONE: Readonly<Record<string, string>> = {
	saved: 'Saved.',
	same: 'Nothing was changed, so nothing was saved.',
	tested: 'A test letter to you is on its way.',
	asked: 'The question is on its way.'
};

export const actions = {
	save: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const { store } = locals.training;
		const form = await formOf(request);
		const typed = typedIn(form);
		const staff = new Set(store.people.list(school.id).flatMap(({ email }) => email ?? []));
		const settings = settingsIn(typed, governorsOf(school).addresses, staff);
		if (!('on' in settings)) return fail(400, { typed, wrong: settings });
		const answer = await saved(
			{ store, clock: locals.clock },
			{ person, school },
			{
				seen: textIn(form, 'seen', 100),
				change: (record) => ({ ...record, governors: settings }),
				said: ({ before }) => changesSaid(governorsOf(before), settings)
			}
		);
		if (isRefusal(answer)) return fail(409, { typed, ...answer, at: 'settings' });
		// Whoever is to be asked is asked now, if it is a time for letters.
		void locals.reminders.look();
		redirect(303, `/school/governors?done=${answer}`);
	},
	test: async ({ locals }) => {
		const not = await testSent(locals, 'governors-test');
		if (not) return fail(not.status, { ...not.why, at: 'test' });
		redirect(303, '/school/governors?done=tested');
	},
	ask: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const not = await notFromHere(locals, 'invitations');
		if (not) return fail(not.status, { ...not.why, at: 'who' });
		const email = textIn(await formOf(request), 'email', 254);
		const refused = await orSayWhy(locals.reminders.askAgain({ person, school }, email));
		if (refused) return fail(409, { ...refused, at: 'who' });
		await orSayWhy(
			audited(
				locals.training.store,
				{ person, school },
				{ what: 'reminded', says: 'A governor was asked again about the verification values.' },
				locals.clock.now()
			)
		);
		redirect(303, '/school/governors?done=asked');
	}
} satisfies Actions;
