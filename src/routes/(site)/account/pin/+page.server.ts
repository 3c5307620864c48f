import { error, fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form.ts';
import { landingOf } from '#server/identity/landing.ts';
import { someone } from '#server/identity/someone.ts';
import { choosePin } from '#server/identity/staff-keys.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { person } = someone(locals);
	if (!locals.visit?.account) error(404, { message: 'There is no such page.' });
	return { name: person.name, number: person.staffNumber, first: locals.visit.account.choosesPin };
};

export const actions = {
	default: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const { visit } = locals;
		if (!visit?.account) error(404, { message: 'There is no such page.' });
		const form = await formOf(request);
		const [pin, again] = ['pin', 'again'].map((name) => String(form.get(name) ?? '').trim());
		if (pin !== again)
			return fail(400, {
				refused: 'pin-differs' as const,
				because: 'The two are not the same. Type the same PIN twice.'
			});
		const refused = await choosePin(locals.identity, visit.account, person, pin ?? '');
		if (refused) return fail(400, refused);
		const { account } = visit;
		redirect(
			303,
			landingOf({ person, school, visit: { ...visit, account: { ...account, choosesPin: false } } })
		);
	}
} satisfies Actions;
