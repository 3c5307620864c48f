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
		const people = chosenIn(form, locals);
		const sheet = await orSayWhy(locals.sheets.print({ person, school }, people, ticket));
		return isRefusal(sheet) ? fail(sheet.refused === 'sheet-shown' ? 409 : 400, sheet) : { sheet };
	}
} satisfies Actions;
