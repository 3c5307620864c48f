import { fail } from '@sveltejs/kit';
import { isRefusal, refuse } from '#domain/refusal.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { isThisComputer, printedOrigin } from '#server/invitations/address.ts';
import { heldTo } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';
import { chosenIn, textIn } from '../chosen.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const origin = printedOrigin(locals.identity.origin, url.origin);
	return {
		school: school.name,
		address: `${origin}/sign-in`,
		isNowhere: isThisComputer(origin)
	};
};

export const actions = {
	default: async ({ locals, request, setHeaders }) => {
		setHeaders({ 'Cache-Control': 'no-store' });
		const { person, school } = someone(locals);
		if (school.sample)
			return fail(
				409,
				refuse(
					'sample-sends-nothing',
					'This is the sample school: nobody here has an account, so no code is made.'
				)
			);
		const refused = await heldTo(locals, 'invitations');
		if (refused) return fail(429, refused);
		const form = await formOf(request);
		const ticket = textIn(form, 'ticket');
		const chosen = chosenIn(form, locals);
		const inUse = locals.sheets.inUse(chosen);
		const people =
			form.get('others') === 'yes' ? chosen.filter((each) => !inUse.includes(each)) : chosen;
		const sheet = await orSayWhy(
			locals.sheets.print({ person, school }, people, ticket, reasonIn(form))
		);
		if (!isRefusal(sheet)) return { sheet };
		if (sheet.refused !== 'reason-missing')
			return fail(sheet.refused === 'sheet-shown' ? 409 : 400, sheet);
		return fail(400, {
			asks: {
				because: sheet.because,
				ticket,
				/** Whether it is asked for the second time: the first is no mistake. */
				again: form.has('reason'),
				people: chosen.map(({ id }) => id),
				inUse: inUse.map(({ id, name }) => ({ id, name }))
			}
		});
	}
} satisfies Actions;

/** The most a reason can be long; the log takes no more. */
const REASON_AT_MOST = 200;

function reasonIn(form: FormData): string {
	const reason = form.get('reason');
	return typeof reason === 'string' ? reason.trim().slice(0, REASON_AT_MOST) : '';
}
