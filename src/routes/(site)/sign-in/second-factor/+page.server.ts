import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { formOf, textIn } from '#server/form.ts';
import { challenged, finishSignIn } from '#server/identity/factors/showing.ts';
import { wayBack } from '#server/identity/landing.ts';
import { PASS } from '#server/identity/pass.ts';
import { heldTo } from '#server/limits/held.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** For somebody whose password was right, and who has an authenticator app. */
export const load: PageServerLoad = async ({ locals: { identity }, request, url }) => {
	const to = wayBack(url.searchParams.get('to'));
	if ((await challenged(identity, request.headers)) === undefined)
		redirect(303, to === undefined ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`);
	return { to };
};

export const actions = {
	default: async ({ locals, request, cookies, url }) => {
		const { identity } = locals;
		const form = await formOf(request);
		const by = form.get('by') === 'backup' ? ('backup' as const) : ('app' as const);
		const code = textIn(form, 'code', 40);
		const to = wayBack(url.searchParams.get('to'));
		const user = await challenged(identity, request.headers);
		const refused = await heldTo(locals, 'codes', user ?? 'nobody');
		if (refused) return fail(429, { by, ...refused });
		const answer = await finishSignIn(identity, { by, code }, request.headers);
		if (isRefusal(answer) && answer.refused === 'challenge-over')
			redirect(
				303,
				`/sign-in?error=challenge-over${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`
			);
		if (isRefusal(answer)) return fail(400, { by, ...answer });
		await locals.limits.forget('codes', user ?? '');
		locals.sets.push(...answer.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		redirect(303, to ?? '/sign-in/done');
	}
} satisfies Actions;
