import { error, fail, redirect } from '@sveltejs/kit';
import { MONTHS } from '#domain/cycle/words.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { founderAs } from '#domain/staff/founders.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { PASS } from '#server/identity/pass.ts';
import { passwordFault } from '#server/identity/passwords.ts';
import { found, whyNotFounder } from '#server/identity/set-up.ts';
import { withPassword } from '#server/identity/signing-in.ts';
import { orWait } from '#server/limits/held.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';
import { Form } from './form.ts';

/** Whom staff ask, by role; a school fills in how to reach them, never a name. */
const CONTACTS = [
	{ field: 'dsl', role: 'Safeguarding lead (DSL)', hint: 'a worry about a child or an adult' },
	{ field: 'head', role: 'Headteacher', hint: 'contact from a pupil, a parent or a journalist' },
	{
		field: 'help',
		role: 'Whoever looks after this training',
		hint: 'signing in, and what is due when'
	}
] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	await orWait(locals, 'set-up');
	const token = url.searchParams.get('token') ?? '';
	const { editions } = locals.training.playing.library;
	return {
		opens: locals.setUp.opens(token),
		token,
		contacts: CONTACTS,
		months: MONTHS,
		policies: Object.values(editions)
			.map(({ content }) => content)
			.sort((a, b) => Number(b.policy === BASELINE) - Number(a.policy === BASELINE))
			.map(({ policy, school, title }) => ({
				slug: policy,
				says:
					policy === BASELINE ? 'Good practice alone, until we have our own' : `${school}: ${title}`
			}))
	};
};

export const actions = {
	default: async ({ request, locals, cookies, url }) => {
		await orWait(locals, 'set-up');
		const { identity, setUp, training, clock } = locals;
		const form = await formOf(request);
		const fields = Object.fromEntries(form);
		const token = typeof fields['token'] === 'string' ? fields['token'] : '';
		if (!setUp.opens(token)) error(404, { message: 'There is no such page.' });
		const parsed = Form.safeParse(fields);
		const wrong = parsed.success
			? []
			: parsed.error.issues.map(({ path: [field], message }) => ({
					field: String(field),
					says: message
				}));
		const text = (name: string) => {
			const value = fields[name];
			return typeof value === 'string' ? value : '';
		};
		const fault = passwordFault(text('password'), [text('email'), text('school'), text('name')]);
		if (fault) wrong.push({ field: 'password', says: fault.because });
		// Neither the password nor the link goes back into a page.
		const typed = { ...fields, password: '', token: '' };
		if (!parsed.success || wrong.length > 0) return fail(400, { wrong, typed });
		const { data } = parsed;
		const inUse = await whyNotFounder(identity, data.email, data.password);
		if (inUse) return fail(400, { wrong: [{ field: 'email', says: inUse.because }], typed });
		// From here the link is used up; it comes back when the school could not be made.
		if (!setUp.take(token)) error(404, { message: 'There is no such page.' });
		const { password: hashing } = await identity.auth.$context;
		try {
			const made = await orSayWhy(
				found(
					{ identity, library: training.playing.library },
					{
						school: data.school,
						policy: data.policy,
						contacts: CONTACTS.flatMap(({ field, role, hint }) =>
							data[field] === '' ? [] : [{ role: `${role}: ${data[field]}`, for: hint }]
						),
						yearStarts: `${String(data.month).padStart(2, '0')}-01`,
						name: data.name,
						email: data.email,
						...founderAs(data.is),
						password: await hashing.hash(data.password)
					},
					clock.now()
				)
			);
			if (isRefusal(made)) {
				setUp.putBack(token);
				return fail(400, { wrong: [{ field: 'policy', says: made.because }], typed });
			}
		} catch (cause) {
			setUp.putBack(token);
			throw cause;
		}
		const entered = await withPassword(
			identity,
			{ email: data.email, password: data.password, shared: false },
			request.headers
		);
		if (!isRefusal(entered)) locals.sets.push(...entered.headers.getSetCookie());
		dropCookie(cookies, url, PASS);
		// With nobody on it but themselves, the staff list comes next.
		redirect(303, '/account/second-factor?first&to=/people');
	}
} satisfies Actions;
