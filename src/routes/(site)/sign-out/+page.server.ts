import { redirect } from '@sveltejs/kit';
import { PASS } from '#server/identity/pass.ts';
import { signOut } from '#server/identity/signing-in.ts';
import { AT_SCHOOL } from '#server/identity/visiting.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { person } }) => ({ isIn: person !== undefined });

export const actions = {
	default: async ({ locals, request, cookies, url }) => {
		// Out of the sample, back to one's own account where there is one.
		const sample = locals.visit?.means === 'sample';
		dropCookie(cookies, url, PASS);
		if (sample) redirect(303, '/');
		dropCookie(cookies, url, AT_SCHOOL);
		const headers = await signOut(locals.identity, request.headers);
		locals.sets.push(...headers.getSetCookie());
		redirect(303, '/sign-out');
	}
} satisfies Actions;
