import { error, fail, redirect } from '@sveltejs/kit';
import { ownAmongTold } from '#domain/attempt/attempt.ts';
import { contactsOf } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { formOf } from '#server/form.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { attemptAt, replayAttempt, saveChoice } from '#server/training/attempts.ts';
import type { Actions, PageServerLoad } from './$types';
import { ChosenForm, decisionFrom } from './forms.ts';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person, school } = someone(locals);
	const attempt = attemptAt(person, params);
	if (isRefusal(attempt)) error(404, { message: attempt.because });
	const { play, threshold, edition } = locals.training.playing.stage(attempt.under, attempt.who);
	const after = url.searchParams.get('after');
	const shown = after !== null && /^\d{1,3}$/.test(after) ? Number(after) : undefined;
	return {
		attempt,
		...(attempt.told !== undefined && { yours: ownAmongTold(attempt, person.attempts) }),
		scenario: play.scenario,
		standard: play.standard,
		threshold,
		contacts: contactsOf(school, edition),
		...(shown !== undefined && shown < attempt.chosen.length ? { after: shown } : {})
	};
};

export const actions = {
	choose: async ({ locals, params, request }) => {
		const { person } = someone(locals);
		const parsed = ChosenForm.safeParse(Object.fromEntries(await formOf(request)));
		if (!parsed.success)
			return fail(400, {
				refused: 'choice-unreadable' as const,
				because: 'That choice could not be read. Choose one of the choices shown.'
			});
		const at = attemptAt(person, params);
		if (isRefusal(at)) return fail(404, at);
		const saved = await orSayWhy(
			saveChoice(locals.training, person, params.attempt, parsed.data, locals.clock.now())
		);
		if (isRefusal(saved))
			return fail(
				saved.refused === 'attempt-unknown'
					? 404
					: saved.refused === 'choice-not-offered'
						? 400
						: 409,
				saved
			);
		redirect(303, `?after=${parsed.data.at}`);
	},
	replay: async ({ locals, params, request }) => {
		const { person } = someone(locals);
		const decision = decisionFrom((await formOf(request)).get('decision'));
		if (decision === undefined)
			return fail(400, {
				refused: 'decision-unknown' as const,
				because: 'Choose one of the decisions shown to replay from.'
			});
		const at = attemptAt(person, params);
		if (isRefusal(at)) return fail(404, at);
		const again = await orSayWhy(
			replayAttempt(locals.training, person, params.attempt, decision, locals.clock.now())
		);
		if (isRefusal(again)) return fail(again.refused === 'attempt-unknown' ? 404 : 409, again);
		redirect(303, `/course/${params.scenario}/${again.id}`);
	}
} satisfies Actions;
