import { fail, redirect } from '@sveltejs/kit';
import { statementsOf } from '#domain/declaration/declaration.ts';
import { DOUBT_TO_SIGNER } from '#domain/declaration/doubt.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { dayOf } from '#server/clock.ts';
import { formOf } from '#server/form.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { askLeaders, signDeclaration } from '#server/training/declaring.ts';
import { progressAt } from '#server/training/progress.ts';
import { leftOutOf } from '#server/training/refresher-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { person, school } = someone(locals);
	const { playing } = locals.training;
	const edition = playing.edition(school.edition);
	const today = dayOf(locals.clock.now());
	const progress = progressAt(person, school, playing, today);
	return {
		name: person.name,
		today,
		edition: { title: edition.title, edition: edition.edition, hash: school.edition },
		statements: statementsOf(edition),
		own: edition.declaration.length > 0,
		doubt: progress.doubt && DOUBT_TO_SIGNER[progress.doubt],
		state: progress.declarationState,
		signed: progress.declaration?.id,
		left: progress.stages
			.filter(({ state }) => state !== 'passed')
			.map(({ scenario }) => ({ slug: scenario.slug, title: scenario.title })),
		leftOut: leftOutOf(progress.owing, person, playing),
		passed: progress.stages.filter(({ state }) => state === 'passed').length,
		asked: person.questions
			.filter(({ about }) => about.kind === 'statement')
			.map(({ about, says }) => ({ ref: about.ref, says }))
	};
};

export const actions = {
	sign: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const typed = (await formOf(request)).get('name');
		const name = typeof typed === 'string' ? typed : '';
		const signed = await orSayWhy(
			signDeclaration(locals.training, school, person, name, locals.clock.now())
		);
		if (isRefusal(signed))
			return fail(signed.refused.startsWith('name-') ? 400 : 409, {
				...signed,
				field: signed.refused.startsWith('name-') ? ('name' as const) : undefined,
				typed: name.slice(0, 400)
			});
		redirect(303, `/declaration/${signed.id}?signed`);
	},
	ask: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const form = await formOf(request);
		const statements = statementsOf(locals.training.playing.edition(school.edition));
		const asks = form.get('statement');
		const number = typeof asks === 'string' && /^\d{1,3}$/.test(asks) ? Number(asks) : -1;
		const words = statements[number];
		const says = form.get('says');
		if (words === undefined)
			return fail(400, {
				...refuse('statement-unknown', 'Choose which statement is not clear.'),
				field: 'statement' as const,
				typed: ''
			});
		const asked = await orSayWhy(
			askLeaders(
				locals.training,
				person,
				{ kind: 'statement', ref: `${school.edition.slice(0, 12)}/${number + 1}`, words },
				typeof says === 'string' ? says : '',
				locals.clock.now()
			)
		);
		if (isRefusal(asked)) return fail(409, { ...asked, field: 'statement' as const, typed: '' });
		return { asked: words };
	}
} satisfies Actions;
