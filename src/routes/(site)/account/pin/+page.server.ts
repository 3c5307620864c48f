import { error, fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form.ts';
import { landingOf } from '#server/identity/landing.ts';
import { someone } from '#server/identity/someone.ts';
import { choosePin, isOwnPin, keyOfPerson } from '#server/identity/staff-keys.ts';
import type { Account } from '#server/identity/who.ts';
import { reprintedFor, TOLD_FOR } from '#server/invitations/reprinted.ts';
import { heldTo } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';

/** The account of somebody who came with a code, or has a PIN; for anybody else there is nothing to choose here. */
function accountOf({ visit, identity, person }: App.Locals): Account {
	const account = visit?.account;
	const has = account && person && (account.choosesPin || keyOfPerson(identity, person).pin);
	if (!account || !has) error(404, { message: 'There is no such page.' });
	return account;
}

export const load: PageServerLoad = ({ locals }) => {
	const { person } = someone(locals);
	return {
		name: person.name,
		number: person.staffNumber,
		first: accountOf(locals).choosesPin,
		codesAgain: reprintedFor(locals.training.store, person, locals.clock.now(), TOLD_FOR.withCode)
	};
};

export const actions = {
	default: async ({ locals, request }) => {
		const { person, school } = someone(locals);
		const account = accountOf(locals);
		const form = await formOf(request);
		const [pin = '', again, own = ''] = ['pin', 'again', 'own'].map((name) => textIn(form, name));
		if (pin !== again)
			return fail(400, {
				refused: 'pin-differs' as const,
				because: 'The two are not the same. Type the same PIN twice.'
			});
		// At a computer that was left signed in, nobody else may take the account over.
		if (!account.choosesPin) {
			const refused = await heldTo(locals, 'codes');
			if (refused) return fail(429, refused);
			if (!(await isOwnPin(locals.identity, account.user, own)))
				return fail(400, {
					refused: 'pin-not-own' as const,
					because: 'That is not the PIN you have now. Type it first, then the new one twice.'
				});
		}
		const refused = await choosePin(locals.identity, account, person, pin);
		if (refused) return fail(400, refused);
		if (!locals.visit) error(404, { message: 'There is no such page.' });
		const visit = { ...locals.visit, account: { ...account, choosesPin: false } };
		redirect(303, landingOf({ person, school, visit }));
	}
} satisfies Actions;

function textIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim().slice(0, 64) : '';
}
