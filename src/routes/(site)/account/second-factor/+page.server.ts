import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { formOf, textIn } from '#server/form.ts';
import { appBegun, beginApp, confirmApp, leaveApp } from '#server/identity/factors/app.ts';
import { appRow } from '#server/identity/factors/app-row.ts';
import { backupCodesLeft, renewBackupCodes } from '#server/identity/factors/backup-codes.ts';
import * as factors from '#server/identity/factors/factors.ts';
import { qrCode } from '#server/identity/factors/qr.ts';
import { showInSession } from '#server/identity/factors/showing.ts';
import { wayBack } from '#server/identity/landing.ts';
import type { Account } from '#server/identity/who.ts';
import { heldTo } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';

/** The account behind a visit; the people of the sample have none. */
function accountOf(locals: App.Locals): Account {
	const account = locals.visit?.account;
	if (!account) error(404, { message: 'There is no such page.' });
	return account;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { identity, visit } = locals;
	const account = accountOf(locals);
	const { user } = account;
	const begun = await appBegun(identity, account);
	const has = factors.hasFactor(identity, user);
	return {
		first: url.searchParams.has('first'),
		added: url.searchParams.has('added'),
		to: wayBack(url.searchParams.get('to')),
		needs: factors.needsFactor(identity, user),
		password: !has && factors.hasPassword(identity, user),
		state: !has ? ('none' as const) : visit?.strong ? ('list' as const) : ('show' as const),
		may: factors.mayChange(identity, account),
		app: appRow(identity, user) !== undefined,
		codes: await backupCodesLeft(identity, user),
		passkeys: factors.passkeysOf(identity, user),
		begun: begun && { ...begun, qr: qrCode(begun.address) }
	};
};

export const actions = {
	/** Shows the secret of a new app. */
	begin: async ({ locals, request }) => {
		const account = accountOf(locals);
		const refused = await heldTo(locals, 'sign-in');
		if (refused) return fail(429, { at: 'password', ...refused });
		const password = textIn(await formOf(request), 'password', 1000);
		const answer = await beginApp(locals.identity, account, password);
		if (answer) return fail(400, { at: 'password', ...answer });
		return { begun: true as const };
	},
	/** Takes its first code. */
	confirm: async ({ locals, request }) => {
		const account = accountOf(locals);
		const refused = await heldTo(locals, 'codes');
		if (refused) return fail(429, { at: 'code', ...refused });
		const code = textIn(await formOf(request), 'code', 40);
		const answer = await confirmApp(locals.identity, account, code);
		if (isRefusal(answer)) return fail(400, { at: 'code', ...answer });
		await forget(locals);
		return { codes: answer };
	},
	/** Leaves off. */
	leave: async ({ locals }) => {
		await leaveApp(locals.identity, accountOf(locals));
		redirect(303, '/account/second-factor');
	},
	/** Shows a second factor in this session. */
	show: async ({ locals, request, url }) => {
		const account = accountOf(locals);
		const form = await formOf(request);
		const by = form.get('by') === 'backup' ? ('backup' as const) : ('app' as const);
		const at = `code-${by}`;
		const refused = await heldTo(locals, 'codes');
		if (refused) return fail(429, { at, by, ...refused });
		const answer = await showInSession(locals.identity, account, {
			by,
			code: textIn(form, 'code', 40)
		});
		if (answer) return fail(400, { at, by, ...answer });
		await forget(locals);
		redirect(303, wayBack(url.searchParams.get('to')) ?? '/account/second-factor');
	},
	rename: async ({ locals, request }) => {
		const account = accountOf(locals);
		const form = await formOf(request);
		const [id, name] = [textIn(form, 'id', 64), textIn(form, 'name', 200)];
		const answer = await factors.renamePasskey(locals.identity, account, id, name);
		if (answer) return fail(400, { at: `name-${id}`, ...answer });
		redirect(303, '/account/second-factor');
	},
	remove: async ({ locals, request }) => {
		const account = accountOf(locals);
		const id = textIn(await formOf(request), 'id', 64);
		const answer = await factors.removePasskey(locals.identity, account, id);
		if (answer) return fail(400, { at: `name-${id}`, ...answer });
		redirect(303, '/account/second-factor');
	},
	'remove-app': async ({ locals }) => {
		const answer = await factors.removeApp(locals.identity, accountOf(locals));
		if (answer) return fail(400, { at: 'app', ...answer });
		redirect(303, '/account/second-factor');
	},
	/** New backup codes in the place of the old. */
	renew: async ({ locals }) => {
		const answer = await renewBackupCodes(locals.identity, accountOf(locals));
		return isRefusal(answer) ? fail(400, { at: 'app', ...answer }) : { codes: answer };
	}
} satisfies Actions;

async function forget({ person, limits }: App.Locals): Promise<void> {
	if (person) await limits.forget('codes', `${person.school}/${person.id}`);
}
