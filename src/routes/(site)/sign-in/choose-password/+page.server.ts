import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { formOf } from '#server/form.ts';
import { hasEmail } from '#server/identity/identity.ts';
import { PASS } from '#server/identity/pass.ts';
import { nameOf } from '#server/identity/account-name.ts';
import { choosePassword, holderOf, invitedBy } from '#server/identity/passwords.ts';
import { withPassword } from '#server/identity/signing-in.ts';
import { heldTo } from '#server/limits/held.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { identity }, url }) => {
	const token = textIn(url.searchParams.get('token'), 100);
	const holder = await holderOf(identity, token);
	return {
		token,
		holder: holder && {
			name: nameOf(identity, holder, await invitedBy(identity, holder, token)),
			email: hasEmail(holder) ? holder.email : '',
			schools: identity
				.peopleOf(holder)
				.flatMap(({ school }) => identity.store.schools.read(school)?.name ?? [])
		}
	};
};

export const actions = {
	default: async ({ request, locals, cookies, url }) => {
		const refused = await heldTo(locals, 'sign-in');
		if (refused) return fail(429, refused);
		const form = await formOf(request);
		const token = textIn(form.get('token'), 100);
		const password = textIn(form.get('password'), 1000);
		const holder = await holderOf(locals.identity, token);
		const answer = await choosePassword(locals.identity, token, password);
		if (answer) return fail(400, answer);
		// The password is kept; whoever needs a second factor as well is asked for it now.
		const shared = form.get('shared') === 'yes';
		const entered = await withPassword(
			locals.identity,
			{ email: holder?.email ?? '', password, shared },
			request.headers
		);
		if (isRefusal(entered)) redirect(303, '/sign-in');
		locals.sets.push(...entered.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		redirect(303, entered.next === 'second-factor' ? '/sign-in/second-factor' : '/sign-in/done');
	}
} satisfies Actions;

function textIn(value: unknown, longest: number): string {
	return typeof value === 'string' && value.length <= longest ? value : '';
}
