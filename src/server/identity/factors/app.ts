/**
 * Setting an authenticator app up: a secret that is shown, and a code that proves that the app has it. Until then, an
 * app that was there before goes on.
 *
 * @see RFC 6238
 * @module
 */
import { base32 } from '@better-auth/utils/base32';
import { symmetricEncrypt } from 'better-auth/crypto';
import { randomInt } from 'node:crypto';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { nameOf } from '../account-name.ts';
import { equals, hasEmail, type Identity } from '../identity.ts';
import type { Account } from '../who.ts';
import { APP, APP_SET_UP, opened, stepOf } from './app-row.ts';
import { backupCodes } from './backup-codes.ts';
import {
	CHANGES_MINUTES,
	hasFactor,
	hasPassword,
	isPassword,
	markStrong,
	mayChange,
	showOneFirst
} from './factors.ts';

/** How long a secret that is shown waits for its first code, in minutes. */
const WAITS_MINUTES = 20;
/** 25 of the 94 signs that are one byte each: 163 bits, as RFC 4226 recommends. */
const SECRET_LENGTH = 25;
const ISSUER = 'Clause & Effect';

/** What has to get into an app. */
export interface AppSetUp {
	/** The secret in groups of four, to be typed. */
	readonly groups: readonly string[];
	/** The address that a QR code holds, and that opens an app on the same device. */
	readonly address: string;
}

export type BeginRefused = Refusal<'password-wrong' | 'show-one-first' | 'sign-in-again'>;

/**
 * Makes a secret for a new app, which waits for its first code. Asks for the password of somebody who has one and no
 * second factor yet; of anybody else, for a second factor or a sign-in of late.
 */
export async function beginApp(
	identity: Identity,
	account: Account,
	password: string | undefined
): Promise<BeginRefused | undefined> {
	const refused = await whyNot(identity, account, password);
	if (refused) return refused;
	const secret = Array.from({ length: SECRET_LENGTH }, () =>
		String.fromCharCode(randomInt(0x21, 0x7f))
	).join('');
	const { secretConfig } = await identity.auth.$context;
	const until = new Date(Date.parse(identity.clock.now()) + WAITS_MINUTES * 60_000).toISOString();
	await identity.rows.remove(APP_SET_UP, [equals('userId', account.user)]);
	await identity.rows.insert(APP_SET_UP, {
		id: crypto.randomUUID(),
		userId: account.user,
		session: account.session,
		secret: await symmetricEncrypt({ key: secretConfig, data: secret }),
		until
	});
	return undefined;
}

/** What has to get into the app that is being set up in this session; undefined when none is. */
export async function appBegun(
	identity: Identity,
	account: Account
): Promise<AppSetUp | undefined> {
	const secret = await secretBegun(identity, account);
	if (secret === undefined) return undefined;
	const text = base32.encode(secret, { padding: false });
	const user = identity.userById(account.user);
	const label = user ? (hasEmail(user) ? user.email : nameOf(identity, user)) : '';
	const parts = [ISSUER, label].map(encodeURIComponent).join(':');
	return {
		groups: text.match(/.{1,4}/g) ?? [],
		address: `otpauth://totp/${parts}?secret=${text}&issuer=${encodeURIComponent(ISSUER)}&digits=6&period=30`
	};
}

/** Leaves off setting an app up; one that was there before stays. */
export async function leaveApp(identity: Identity, { user }: Account): Promise<void> {
	await identity.rows.remove(APP_SET_UP, [equals('userId', user)]);
}

/**
 * Takes the first code of a new app: from now on it is the app, this session has shown a second factor, and there are
 * new backup codes, which are returned to be shown once.
 */
export async function confirmApp(
	identity: Identity,
	account: Account,
	typed: string
): Promise<readonly string[] | Refusal<'code-wrong' | 'set-up-over' | 'show-one-first'>> {
	// There may be one by now that there was not when this began: only whoever has shown it puts another in its place.
	const shown = mayChange(identity, account, CHANGES_MINUTES + WAITS_MINUTES) === 'yes';
	if (hasFactor(identity, account.user) && !shown) return showOneFirst();
	const secret = await secretBegun(identity, account);
	if (secret === undefined)
		return refuse(
			'set-up-over',
			'This took longer than 20 minutes, so it begins again with a new code to scan.'
		);
	const step = await stepOf(secret, typed.replace(/\D/g, ''), identity.clock.now());
	if (step === undefined)
		return refuse(
			'code-wrong',
			'That is not the code of this app at the moment. Wait for the next one; if that does not help, see that the clock of the device is right.'
		);
	// Of two confirmations at once, one goes on.
	const own = [equals('userId', account.user), equals('session', account.session)];
	const [begun] = await identity.rows.remove(APP_SET_UP, own, 1);
	if (!begun) return refuse('set-up-over', 'This app has been set up already.');
	const { codes, kept } = await backupCodes(identity);
	await identity.rows.remove(APP, [equals('userId', account.user)]);
	await identity.rows.insert(APP, {
		id: crypto.randomUUID(),
		userId: account.user,
		secret: String(begun['secret']),
		backupCodes: kept,
		verified: true,
		failedVerificationCount: 0,
		lockedUntil: null,
		lastStep: step,
		since: identity.clock.now()
	});
	await identity.rows.update('user', [equals('id', account.user)], (row) => ({
		...row,
		twoFactorEnabled: true
	}));
	await markStrong(identity, account);
	await identity.letters.tell(account.user, 'app');
	return codes;
}

async function whyNot(
	identity: Identity,
	account: Account,
	password: string | undefined
): Promise<BeginRefused | undefined> {
	if (!hasFactor(identity, account.user) && hasPassword(identity, account.user))
		return (await isPassword(identity, account.user, password ?? ''))
			? undefined
			: refuse('password-wrong', 'That is not your password. Type the one you sign in with.');
	switch (mayChange(identity, account)) {
		case 'yes':
			return undefined;
		case 'show-one':
			return showOneFirst();
		case 'sign-in-again':
			return signInAgain();
	}
}

/** What is said to somebody who has no second factor yet and came in a while ago. */
export const signInAgain = () =>
	refuse(
		'sign-in-again',
		'You signed in more than an hour ago. Sign out and in again; then you can add a second factor.'
	);

/** In the session that began it only: another one may be somebody else's at a computer that was left open. */
async function secretBegun(
	identity: Identity,
	{ user, session }: Account
): Promise<string | undefined> {
	const [row] = identity.rows.select(APP_SET_UP, [
		equals('userId', user),
		equals('session', session)
	]);
	if (!row || String(row['until']) <= identity.clock.now()) return undefined;
	return opened(identity, String(row['secret']));
}
