/**
 * One's own password: changing it with the one there is, or choosing the first after proving one's address.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { namesOf } from './account-name.ts';
import { equals, hasEmail, type Identity } from './identity.ts';
import { endTokens, passwordFault, type PasswordRefused } from './passwords.ts';
import { endOtherSessions } from './session-list.ts';
import { isOfLate } from './sessions.ts';
import type { SessionRow } from './visiting.ts';
import type { Account } from './who.ts';

/** How long after signing in by a link, or by the school’s own sign-in, a first password can be chosen; seconds. */
const FRESH = 10 * 60;

/** How somebody stands with a password of their own. */
export type OwnPassword = 'change' | 'choose' | 'sign-in-first' | 'no-address';

/** What somebody may do about their password in this session. */
export function ownPassword(identity: Identity, { user: id, session }: Account): OwnPassword {
	const user = identity.userById(id);
	if (!user || !hasEmail(user)) return 'no-address';
	if (hashOf(identity, id) !== undefined) return 'change';
	const row = sessionOf(identity, id, session);
	const began = isOfLate(row?.createdAt, Date.parse(identity.clock.now()), FRESH);
	const proves = row?.means === 'magic-link' || row?.means === 'oidc';
	return proves && began ? 'choose' : 'sign-in-first';
}

export type NotChanged =
	PasswordRefused | Refusal<'password-wrong' | 'sign-in-first' | 'no-address'>;

/** Keeps a new password; this session goes on, all others end, and so do links that were sent. */
export async function setOwnPassword(
	identity: Identity,
	account: Account,
	{ current, next }: { readonly current: string; readonly next: string }
): Promise<NotChanged | undefined> {
	const user = identity.userById(account.user);
	const stands = ownPassword(identity, account);
	if (!user || stands === 'no-address')
		return refuse('no-address', 'A password goes with an e-mail address, and you have none here.');
	if (stands === 'sign-in-first')
		return refuse(
			'sign-in-first',
			'Sign in anew with a link or your school’s own sign-in; within ten minutes you can choose a password.'
		);
	if (stands === 'change' && !(await isOwnPassword(identity, account, current)))
		return refuse('password-wrong', 'That is not the password you have now.');
	const fault = passwordFault(next, [user.email, ...namesOf(identity, user)]);
	if (fault) return fault;
	const { internalAdapter, password } = await identity.auth.$context;
	const hash = await password.hash(next);
	if (stands === 'change') await internalAdapter.updatePassword(user.id, hash);
	else
		await internalAdapter.linkAccount({
			userId: user.id,
			providerId: 'credential',
			accountId: user.id,
			password: hash
		});
	await endOtherSessions(identity, user.id, account.session);
	await endTokens(identity, user.id);
	await identity.letters.tell(user.id, 'password');
	return undefined;
}

/** Whether what was typed is somebody’s own password. */
export async function isOwnPassword(
	identity: Identity,
	{ user }: Account,
	typed: string
): Promise<boolean> {
	const hash = hashOf(identity, user);
	if (hash === undefined || typed.length > 1000) return false;
	const { password } = await identity.auth.$context;
	return password.verify({ hash, password: typed });
}

/** Whether a second factor was shown in this session within the last ten minutes. */
export function isFreshlyStrong(identity: Identity, { user, session }: Account): boolean {
	const at = sessionOf(identity, user, session)?.strongAt;
	return isOfLate(at, Date.parse(identity.clock.now()), FRESH);
}

function hashOf(identity: Identity, userId: string): string | undefined {
	return identity.rows
		.select('account', [equals('userId', userId)])
		.map(({ password }) => password)
		.find((hash) => typeof hash === 'string');
}

function sessionOf(identity: Identity, userId: string, id: string): SessionRow | undefined {
	const [row] = identity.rows.select('session', [equals('userId', userId), equals('id', id)]);
	return row as unknown as SessionRow | undefined;
}
