import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { REMINDERS_AT_MOST } from '#domain/reminders/settings.ts';
import { audited } from '#server/audit/audit.ts';
import { momentOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf, textIn } from '#server/form.ts';
import { governorsOf, valuesOn } from '#server/governors/plan.ts';
import { someone } from '#server/identity/someone.ts';
import { permitting } from '#server/identity/who.ts';
import { may } from '#server/permissions/permissions.ts';
import { remindedByHand, testSent } from '#server/reminders/answering.ts';
import { heldBack } from '#server/reminders/held.ts';
import {
	nextPlan,
	onPaper,
	remindersOf,
	whyUnreachable,
	type Planning
} from '#server/reminders/plan.ts';
import {
	changesSaid,
	settingsIn,
	timeOf,
	typedIn,
	typedOf
} from '#server/reminders/settings-form.ts';
import { digestOf } from '#server/school/change.ts';
import { saved } from '#server/school/saving.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many people the page names; the others are counted. */
const NAMED_AT_MOST = 100;

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const { byMail } = locals.reminders;
	const now = momentOf(locals.clock.now());
	const planning = locals.reminders.planning(school);
	const settings = remindersOf(school);
	const plan = nextPlan(planning, now);
	const paper = onPaper(planning, now.day, byMail);
	const here = locals.visit && { person, school, visit: locals.visit };
	const allowed = (what: 'manage-school' | 'manage-staff' | 'remind') =>
		here !== undefined && may(permitting(here), what) === 'yes';
	return {
		sample: school.sample,
		byMail,
		on: settings.on,
		hours: { from: timeOf(settings.from), until: timeOf(settings.until) },
		typed: typedOf(settings),
		most: REMINDERS_AT_MOST,
		digest: digestOf(school),
		mayChange: allowed('manage-school'),
		mayRemind: allowed('remind'),
		maySeeDeliveries: allowed('manage-staff'),
		ownEmail: person.email,
		day: plan.day,
		reminders: plan.reminders.slice(0, NAMED_AT_MOST),
		total: plan.reminders.length,
		held: heldBack(planning, now),
		digests: plan.digests.slice(0, NAMED_AT_MOST),
		governors: {
			on: governorsOf(school).on,
			that: valuesOn(planning, plan.day, now)
		},
		paper: {
			total: paper.length,
			refused: stopped(planning)
		},
		done: DONE[url.searchParams.get('done') ?? '']
	};
};

/** Everybody on the list whose address does not work, whether they are due or not. */
function stopped(planning: Planning) {
	return planning.people
		.filter((each) => each.leftOn === undefined && whyUnreachable(planning, each) === 'refused')
		.slice(0, NAMED_AT_MOST)
		.map(({ id, name }) => ({ id, name }));
}

const DONE: Readonly<Record<string, string>> = {
	saved: 'Saved.',
	same: 'Nothing was changed, so nothing was saved.',
	tested: 'A test letter to you is on its way.',
	reminded: 'The reminder is on its way.',
	released: 'Released: what was held goes out as the settings say.',
	trusted: 'Letters go to that address again. If one comes back, it is stopped once more.'
};

export const actions = {
	save: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const form = await formOf(request);
		const typed = typedIn(form);
		const settings = settingsIn(typed);
		if (!('on' in settings)) return fail(400, { typed, wrong: settings });
		const answer = await saved(
			{ store: locals.training.store, clock: locals.clock },
			{ person, school },
			{
				seen: textIn(form, 'seen', 100),
				change: (record) => ({ ...record, reminders: settings }),
				said: ({ before }) => changesSaid(remindersOf(before), settings)
			}
		);
		if (isRefusal(answer)) return fail(409, { typed, ...answer, at: 'settings' });
		redirect(303, `/school/reminders?done=${answer}`);
	},
	test: async ({ locals }) => {
		const not = await testSent(locals, 'test');
		if (not) return fail(not.status, { ...not.why, at: 'test' });
		redirect(303, '/school/reminders?done=tested');
	},
	release: async ({ locals }) => {
		const { person, school } = someone(locals);
		const refused = await orSayWhy(locals.reminders.release({ person, school }));
		if (refused) return fail(409, { ...refused, at: 'plan' });
		const says = 'What was held since a backup was restored may be sent.';
		await orSayWhy(
			audited(
				locals.training.store,
				{ person, school },
				{ what: 'reminders-released', says },
				locals.clock.now()
			)
		);
		redirect(303, '/school/reminders?done=released');
	},
	trust: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const about = textIn(await formOf(request), 'person', 64);
		const refused = await orSayWhy(locals.reminders.trust({ person, school }, about));
		if (refused) return fail(409, { ...refused, at: 'paper' });
		const says = 'Their address, which did not work, is written to again.';
		await orSayWhy(
			audited(
				locals.training.store,
				{ person, school },
				{ what: 'address-trusted', about, says },
				locals.clock.now()
			)
		);
		redirect(303, '/school/reminders?done=trusted');
	},
	remind: async ({ locals, request }) => {
		const not = await remindedByHand(locals, textIn(await formOf(request), 'person', 64));
		if (not) return fail(not.status, { ...not.why, at: 'plan' });
		redirect(303, '/school/reminders?done=reminded');
	}
} satisfies Actions;
