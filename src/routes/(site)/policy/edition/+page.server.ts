import { fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { audited } from '#server/audit/audit.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { adopt, adoptedBy, choicesFor, consequenceOf } from '#server/school/adopting.ts';
import { digestOf } from '#server/school/change.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const { training, clock } = locals;
	const choices = choicesFor(training, school);
	const asked = url.searchParams.get('to');
	const chosen = choices.find(({ policy }) => policy === asked);
	const since = training.store.logs
		.list(school.id, 'audit')
		.filter(({ what }) => what === 'edition-adopted')
		.at(-1)?.at;
	return {
		now: adoptedBy(training, school),
		since: since ?? school.editionSince,
		choices,
		chosen: chosen && {
			...chosen,
			changes: consequenceOf(training, school, chosen, dayOf(clock.now()))
		},
		digest: digestOf(school),
		done: url.searchParams.has('done')
	};
};

export const actions = {
	default: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const { training, clock } = locals;
		const form = await formOf(request);
		const [policy = '', hash = '', seen = ''] = ['policy', 'hash', 'seen'].map((name) => {
			const value = form.get(name);
			return typeof value === 'string' ? value.slice(0, 100) : '';
		});
		if (form.get('sure') !== 'yes')
			return fail(400, refuse('not-sure', 'Tick that you have read what changes.'));
		const before = adoptedBy(training, school);
		const answer = await orSayWhy(
			adopt(training, school, { policy, hash }, seen, locals.clock.now())
		);
		if (isRefusal(answer)) return fail(409, answer);
		const after = adoptedBy(training, answer.after);
		await orSayWhy(
			audited(
				training.store,
				{ person, school },
				{
					what: 'edition-adopted',
					says: `“${before.title}” (${before.school}), edition ${before.edition} → “${after.title}” (${after.school}), edition ${after.edition}, ${after.hash.slice(0, 8)}.`
				},
				clock.now()
			)
		);
		redirect(303, '/policy/edition?done');
	}
} satisfies Actions;
