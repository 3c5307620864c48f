import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { judge, standardFor } from '#domain/policy/judge.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { PASS, PASS_SECONDS, writePass } from '#server/identity/pass.ts';
import { formOf } from '#server/form.ts';
import { orSayWhy } from '#server/faults.ts';
import { orWait } from '#server/limits/held.ts';
import { PLAYABLE } from '#server/sample/names.ts';
import { policyOfSample, resetSample, sampleSchool } from '#server/sample/sample-school.ts';
import type { Training } from '#server/training/attempts.ts';
import { keepCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** The choice that the first page shows under two policies, as the data judge it today. */
const SHOWN = {
	scenario: 'pupil-follow',
	conduct: 'refuse-silently',
	policies: ['beckstone', 'merriott-haselbury']
};

export const load: PageServerLoad = ({ locals: { training, school, person } }) => {
	const { editions, scenarios } = training.playing.library;
	return {
		policies: Object.values(editions)
			.filter(({ content }) => content.policy !== BASELINE)
			.map(({ content }) => ({ slug: content.policy, school: content.school }))
			.concat(editions[BASELINE] ? [{ slug: BASELINE, school: 'Good practice alone' }] : []),
		chosen: school?.policy,
		me: person?.id,
		people: PLAYABLE.map(({ id, title, says, roles }) => ({
			id,
			title,
			says,
			looksAfter: roles.some((role) => role !== 'learner')
		})),
		minutes: Math.max(0, ...Object.values(scenarios).map(({ scenario }) => scenario.minutes)),
		rulings: SHOWN.policies.flatMap((policy) => rulingOf(training, policy))
	};
};

function rulingOf(training: Training, policy: string) {
	const { editions } = training.playing.library;
	const edition = editions[policy]?.content;
	const baseline = editions[BASELINE]?.content;
	if (!edition || !baseline) return [];
	const judged = judge(
		SHOWN.conduct,
		standardFor(edition, baseline, { slug: SHOWN.scenario, concernsChild: true })
	);
	const clause = isRefusal(judged) ? undefined : judged.clauses[0];
	return isRefusal(judged) || !clause
		? []
		: [{ policy, school: edition.school, judgement: judged.judgement, clause }];
}

const Entering = z.object({ policy: z.string(), person: z.string() });

export const actions = {
	enter: async ({ request, locals, cookies, url }) => {
		const { training, clock, key } = locals;
		await orWait(locals, 'enter-sample');
		const parsed = Entering.safeParse(Object.fromEntries(await formOf(request)));
		const { editions } = training.playing.library;
		const playable = PLAYABLE.find(({ id }) => parsed.success && id === parsed.data.person);
		if (!parsed.success || !playable || !Object.hasOwn(editions, parsed.data.policy))
			return fail(400, refuse('choice-unknown', 'Choose a policy and one of the people shown.'));
		const now = clock.now();
		const school = await orSayWhy(sampleSchool(training, parsed.data.policy, now));
		const value = writePass({ school: school.id, person: playable.id }, now, key);
		keepCookie(cookies, url, PASS, { value, seconds: PASS_SECONDS });
		redirect(303, playable.roles.includes('leader') ? '/reports' : '/course');
	},
	reset: async ({ locals }) => {
		const { training, clock, school, person } = locals;
		if (!school?.sample || !person) redirect(303, '/');
		await orWait(locals, 'reset-sample');
		await orSayWhy(resetSample(training, policyOfSample(school.id), clock.now()));
		redirect(303, person.roles.includes('leader') ? '/reports' : '/course');
	}
} satisfies Actions;
