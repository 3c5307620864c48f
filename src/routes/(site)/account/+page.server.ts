import { error, fail, redirect } from '@sveltejs/kit';
import { refuse } from '#domain/refusal.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { isTrusted, ROLE_WORDS } from '#domain/staff/roles.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { accountStateOf } from '#server/identity/account-states.ts';
import { landingOf } from '#server/identity/landing.ts';
import { ownPassword, setOwnPassword } from '#server/identity/own-password.ts';
import { endOtherSessions, endSession, sessionsOf } from '#server/identity/session-list.ts';
import { someone } from '#server/identity/someone.ts';
import { reprintedFor, TOLD_FOR } from '#server/invitations/reprinted.ts';
import { AT_SCHOOL } from '#server/identity/visiting.ts';
import type { Account } from '#server/identity/who.ts';
import { heldTo } from '#server/limits/held.ts';
import { keepCookie } from '#server/transport/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { person, school } = someone(locals);
	const { identity, visit } = locals;
	const account = visit?.account;
	const { training, clock } = locals;
	return {
		codesAgain: reprintedFor(training.store, person, clock.now(), TOLD_FOR.withCode),
		name: person.name,
		group: GROUPS[person.group] ?? person.group,
		school: school.name,
		sample: school.sample,
		roles: person.roles.map((role) => ({ role, ...ROLE_WORDS[role] })),
		email: person.email,
		staffNumber: person.staffNumber,
		needsSecondFactor: isTrusted(person.roles) && school.secondFactor === 'required',
		done: DONE[url.searchParams.get('done') ?? ''],
		account: account && {
			...accountStateOf(identity, person),
			own: ownPassword(identity, account),
			sessions: sessionsOf(identity, account.user, account.session),
			schools: account.schools
				.flatMap((id) => identity.store.schools.read(id) ?? [])
				.map(({ id, name }) => ({ id, name, here: id === school.id })),
			shut: account.shut.flatMap((id) => identity.store.schools.read(id)?.name ?? [])
		}
	};
};

const DONE: Readonly<Record<string, string>> = {
	password: 'Your new password is kept. You are signed out everywhere else.',
	end: 'You are signed out there.',
	others: 'You are signed out everywhere else.'
};

export const actions = {
	password: async ({ locals, request }) => {
		const account = ownAccount(locals);
		const refused = await heldTo(locals, 'sign-in', `own password ${account.user}`);
		if (refused) return fail(429, { field: 'current', ...refused });
		const form = await formOf(request);
		const wrong = await orSayWhy(
			setOwnPassword(locals.identity, account, {
				current: textIn(form.get('current')),
				next: textIn(form.get('next'))
			})
		);
		if (wrong)
			return fail(400, {
				field: wrong.refused === 'password-wrong' ? 'current' : 'next',
				...wrong
			});
		await locals.limits.forget('sign-in', `own password ${account.user}`);
		redirect(303, '/account?done=password');
	},
	end: async ({ locals, request }) => {
		const account = ownAccount(locals);
		const session = textIn((await formOf(request)).get('session'));
		if (session === account.session) redirect(303, '/sign-out');
		if (!(await orSayWhy(endSession(locals.identity, account.user, session))))
			return fail(409, {
				field: 'sessions',
				...refuse('session-over', 'That place was signed out already.')
			});
		redirect(303, '/account?done=end');
	},
	others: async ({ locals }) => {
		const account = ownAccount(locals);
		await orSayWhy(endOtherSessions(locals.identity, account.user, account.session));
		redirect(303, '/account?done=others');
	},
	school: async ({ locals, request, cookies, url }) => {
		const account = ownAccount(locals);
		const { identity, visit } = locals;
		const id = textIn((await formOf(request)).get('school'));
		if (id === '')
			return fail(400, {
				field: 'schools',
				...refuse('school-missing', 'Choose one of your schools.')
			});
		const user = identity.userById(account.user);
		const person = identity.peopleOf(user).find(({ school }) => school === id);
		const school = identity.store.schools.read(id);
		if (!account.schools.includes(id) || !person || !school || !visit)
			error(404, { message: 'There is no such school in your account.' });
		keepCookie(cookies, url, AT_SCHOOL, { value: id });
		redirect(303, landingOf({ person, school, visit }));
	}
} satisfies Actions;

/** The account behind the request; the sample has none. */
function ownAccount({ visit }: App.Locals): Account {
	if (!visit?.account) error(404, { message: 'In the sample school there is no account.' });
	return visit.account;
}

function textIn(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 1000) : '';
}
