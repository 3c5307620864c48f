import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { formOf } from '#server/form.ts';
import { linkHolder } from '#server/identity/link-holder.ts';
import { PASS } from '#server/identity/pass.ts';
import { withLink } from '#server/identity/signing-in.ts';
import { heldTo } from '#server/limits/held.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page with a button: mail programs open links to look at them, and would use this one up. */
export const load: PageServerLoad = async ({ locals: { identity }, url }) => {
	const token = tokenIn(url.searchParams.get('token'));
	return { token, opens: await linkHolder(identity, token) };
};

export const actions = {
	default: async ({ request, locals, cookies, url }) => {
		const refused = await heldTo(locals, 'sign-in');
		if (refused) return fail(429, refused);
		const token = tokenIn((await formOf(request)).get('token'));
		const answer = await withLink(locals.identity, token, request.headers);
		if (isRefusal(answer)) return fail(400, answer);
		locals.sets.push(...answer.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		redirect(303, '/sign-in/done');
	}
} satisfies Actions;

function tokenIn(value: unknown): string {
	return typeof value === 'string' && /^[A-Za-z0-9_-]{1,100}$/.test(value) ? value : '';
}
