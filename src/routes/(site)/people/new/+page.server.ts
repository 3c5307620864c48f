import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { GROUPS } from '#domain/staff/groups.ts';
import { PHASES } from '#domain/staff/phases.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { editFrom, typedIn, type Typed } from '#server/people/details.ts';
import { listOf } from '#server/people/list.ts';
import { addPerson } from '#server/people/people.ts';
import type { Actions, PageServerLoad } from './$types';
import { changingIn } from '../changing.ts';

export const load: PageServerLoad = ({ locals }) => {
	const blank: Typed = {
		name: '',
		email: '',
		staffNumber: '',
		group: '',
		phase: '',
		startsOn: dayOf(locals.clock.now()),
		manager: ''
	};
	return {
		blank,
		ticket: crypto.randomUUID(),
		groups: Object.entries(GROUPS).map(([slug, name]) => ({ slug, name })),
		phases: Object.entries(PHASES).map(([slug, name]) => ({ slug, name }))
	};
};

/** What the form was given for whoever is new; one that is none adds them all the same. */
const Ticket = z
	.string()
	.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
	.optional()
	.catch(undefined);

export const actions = {
	default: async ({ locals, request }) => {
		const here = someone(locals);
		const { store } = locals.training;
		const sent = await formOf(request);
		const typed = typedIn(sent);
		const ticket = Ticket.parse(sent.get('ticket'));
		const edit = editFrom(typed, listOf(store, here.school.id));
		if (!('name' in edit)) return fail(400, { typed, wrong: edit });
		const { email, staffNumber, phase, manager, ...rest } = edit;
		const outcome = await orSayWhy(
			addPerson(
				changingIn(locals),
				{
					...rest,
					...(email !== null && { email }),
					...(staffNumber !== null && { staffNumber }),
					...(phase !== null && { phase }),
					...(manager !== null && { manager })
				},
				ticket
			)
		);
		if ('refused' in outcome) return fail(400, { typed, wrong: outcome.refused });
		if ('changed' in outcome) redirect(303, `/people/${outcome.changed.person}?saved=added`);
		return fail(409, { typed, wrong: [] });
	}
} satisfies Actions;
