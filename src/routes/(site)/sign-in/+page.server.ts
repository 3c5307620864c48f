import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { formOf } from '#server/form.ts';
import { wayBack } from '#server/identity/landing.ts';
import { PASS } from '#server/identity/pass.ts';
import { providerName } from '#server/identity/provider.ts';
import { sendLink, withNumber, withPassword } from '#server/identity/signing-in.ts';
import { NOBODY_SIGNS_IN, typedAddress } from '#server/identity/typed-address.ts';
import { MailFault } from '#server/mail/mailer.ts';
import { heldTo } from '#server/limits/held.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';
import { fromElsewhere } from './from-elsewhere.ts';

export const load: PageServerLoad = ({ locals: { identity }, url }) => ({
	provider: providerName(identity.oidc),
	byMail: identity.mailer !== undefined,
	schools: identity.store.schools
		.list()
		.filter(({ sample }) => !sample)
		.map(({ id, name }) => ({ id, name })),
	to: wayBack(url.searchParams.get('to')),
	elsewhere: fromElsewhere(url.searchParams.get('error'))
});

const email = typedAddress(NOBODY_SIGNS_IN);
const Password = z.object({
	email,
	password: z.string().min(1).max(1000),
	shared: z.literal('yes').optional()
});
const Link = z.object({ email });
const StaffNumber = z.object({
	school: z.string().regex(/^[a-z0-9-]{1,64}$/),
	// As numbers are compared: each way to write one is held to the same limit.
	number: z.string().trim().toLowerCase().min(1).max(40),
	secret: z.string().trim().min(1).max(40),
	shared: z.literal('yes').optional()
});

export const actions = {
	password: async ({ request, locals, cookies, url }) => {
		const form = await formOf(request);
		const typed = textOf(form, 'email');
		const parsed = Password.safeParse(Object.fromEntries(form));
		if (!parsed.success)
			return fail(400, {
				way: 'password' as const,
				typed,
				...refuse(
					'sign-in-unreadable',
					wrongIn(parsed.error, 'email') ?? 'Type your e-mail address and your password.'
				)
			});
		const refused = await heldTo(locals, 'sign-in', parsed.data.email);
		if (refused) return fail(429, { way: 'password' as const, typed, ...refused });
		const answer = await withPassword(
			locals.identity,
			{ ...parsed.data, shared: parsed.data.shared === 'yes' },
			request.headers
		);
		if (isRefusal(answer)) return fail(400, { way: 'password' as const, typed, ...answer });
		await locals.limits.forget('sign-in', parsed.data.email);
		locals.sets.push(...answer.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		const to = wayBack(url.searchParams.get('to'));
		if (answer.next === 'second-factor')
			redirect(303, `/sign-in/second-factor${to ? `?to=${encodeURIComponent(to)}` : ''}`);
		redirect(303, to ?? '/sign-in/done');
	},
	link: async ({ request, locals }) => {
		const form = await formOf(request);
		const typed = textOf(form, 'email');
		const parsed = Link.safeParse(Object.fromEntries(form));
		if (!parsed.success)
			return fail(400, {
				way: 'link' as const,
				typed,
				...refuse(
					'email-unreadable',
					wrongIn(parsed.error, 'email') ?? 'Type your e-mail address, such as name@school.example.'
				)
			});
		const refused = await heldTo(locals, 'letters', parsed.data.email);
		if (refused) return fail(429, { way: 'link' as const, typed, ...refused });
		// Not waited for: how long a letter takes would tell whether somebody has an account.
		sendLink(locals.identity, parsed.data.email, request.headers).catch((cause: unknown) => {
			// What a mail server says may hold the address, and a log is read by others than its owner.
			const why = cause instanceof MailFault ? cause.message : cause;
			console.error('A link to sign in could not be sent:', why);
		});
		return { way: 'link' as const, sent: parsed.data.email };
	},
	number: async ({ request, locals, cookies, url }) => {
		const form = await formOf(request);
		const typed = textOf(form, 'number');
		const parsed = StaffNumber.safeParse(Object.fromEntries(form));
		if (!parsed.success)
			return fail(400, {
				way: 'number' as const,
				typed,
				...refuse(
					'number-unreadable',
					'Type your staff number, and your PIN or the code from the office.'
				)
			});
		const { school, number, secret, shared } = parsed.data;
		const refused = await heldTo(locals, 'sign-in', `${school} ${number}`);
		if (refused) return fail(429, { way: 'number' as const, typed, ...refused });
		const answer = await withNumber(
			locals.identity,
			{ school, staffNumber: number, secret, shared: shared === 'yes' },
			request.headers
		);
		if (isRefusal(answer)) return fail(400, { way: 'number' as const, typed, ...answer });
		await locals.limits.forget('sign-in', `${school} ${number}`);
		locals.sets.push(...answer.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		redirect(
			303,
			answer.next === 'choose-pin'
				? '/account/pin'
				: (wayBack(url.searchParams.get('to')) ?? '/sign-in/done')
		);
	}
} satisfies Actions;

/** What is wrong in a field that was typed, in words. */
function wrongIn(error: z.ZodError, field: string): string | undefined {
	return error.issues.find(({ path, code }) => path[0] === field && code === 'custom')?.message;
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 300) : '';
}
