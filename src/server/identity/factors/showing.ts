/**
 * Showing a second factor by a code: after a password, or later in a session.
 *
 * @module
 */
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { equals, type Identity } from '../identity.ts';
import { orRefusal, type SignedIn } from '../signing-in.ts';
import type { Account } from '../who.ts';
import { APP, appRow, opened, stepOf, takeStep, type AppRow } from './app-row.ts';
import { plainBackupCode, takeBackupCode } from './backup-codes.ts';
import { markStrong } from './factors.ts';

/** Wrong codes in a row until codes are not taken for a while: as many as the library allows after a password. */
const TRIES = 10;
const LOCK_MINUTES = 15;

/** What somebody gives: what their app shows, or one of the codes they have kept. */
export interface Shown {
	readonly by: 'app' | 'backup';
	readonly code: string;
}

export type ShownRefused = Refusal<'code-wrong' | 'code-used' | 'factor-locked'>;

/** Whose password was right in this browser within the last ten minutes; undefined when nobody’s was. */
export async function challenged(
	identity: Identity,
	headers: Headers
): Promise<string | undefined> {
	return (await identity.auth.api.challenged({ headers })) ?? undefined;
}

/** Finishes signing in. Refuses `challenge-over` when the password has to be given again. */
export async function finishSignIn(
	identity: Identity,
	{ by, code }: Shown,
	headers: Headers
): Promise<SignedIn | ShownRefused | Refusal<'challenge-over'>> {
	const user = await challenged(identity, headers);
	const app = user === undefined ? undefined : appRow(identity, user);
	if (!app) return over();
	const plain = by === 'app' ? code.replace(/\D/g, '') : plainBackupCode(code);
	if (by === 'app' && !isLocked(identity, app)) {
		const step = await stepOf(await opened(identity, app.secret), plain, identity.clock.now());
		if (step !== undefined && !(await takeStep(identity, app, step))) return used();
	}
	const asked = {
		body: { code: plain },
		headers: withoutSession(headers),
		returnHeaders: true as const
	};
	const refused = (reason: string) => {
		switch (reason) {
			case 'INVALID_CODE':
			case 'INVALID_BACKUP_CODE':
				return wrong(by);
			case 'ACCOUNT_TEMPORARILY_LOCKED':
				return locked();
			default:
				return over();
		}
	};
	const answer =
		by === 'app'
			? await orRefusal(identity.auth.api.verifyTOTP(asked), refused)
			: await orRefusal(identity.auth.api.verifyBackupCode(asked), refused);
	return isRefusal(answer) ? answer : { headers: answer.headers, next: 'in' };
}

/**
 * The cookies without that of a session: the library would try the code on that one's owner, and count nothing.
 */
function withoutSession(headers: Headers): Headers {
	const cookies = (headers.get('cookie') ?? '')
		.split(/;\s*/)
		.filter((each) => !/^[^=]*session_(token|data)/.test(each));
	const rest = new Headers(headers);
	rest.set('cookie', cookies.join('; '));
	return rest;
}

/** Shows a second factor in a session that somebody has: from now on it counts there. */
export async function showInSession(
	identity: Identity,
	account: Account,
	{ by, code }: Shown
): Promise<ShownRefused | undefined> {
	const app = appRow(identity, account.user);
	if (!app) return wrong(by);
	if (isLocked(identity, app)) return locked();
	const refused = by === 'app' ? await whyNot(identity, app, code) : undefined;
	const fits = by === 'app' ? !refused : await takeBackupCode(identity, app, code);
	if (!fits) {
		if (refused?.refused !== 'code-used') await count(identity, app);
		return refused ?? wrong(by);
	}
	await identity.rows.update(APP, whose(app), (row) => ({
		...row,
		failedVerificationCount: 0,
		lockedUntil: null
	}));
	await markStrong(identity, account);
	return undefined;
}

async function whyNot(
	identity: Identity,
	app: AppRow,
	code: string
): Promise<ShownRefused | undefined> {
	const secret = await opened(identity, app.secret);
	const step = await stepOf(secret, code.replace(/\D/g, ''), identity.clock.now());
	if (step === undefined) return wrong('app');
	return (await takeStep(identity, app, step)) ? undefined : used();
}

function isLocked(identity: Identity, { lockedUntil }: AppRow): boolean {
	return typeof lockedUntil === 'string' && lockedUntil > identity.clock.now();
}

async function count(identity: Identity, app: AppRow): Promise<void> {
	const now = identity.clock.now();
	await identity.rows.update(APP, whose(app), (row) => {
		const held = row['failedVerificationCount'];
		const before = row['lockedUntil'] ? 0 : typeof held === 'number' ? held : 0;
		const until = new Date(Date.parse(now) + LOCK_MINUTES * 60_000).toISOString();
		return {
			...row,
			failedVerificationCount: before + 1,
			lockedUntil: before + 1 >= TRIES ? until : null
		};
	});
}

const whose = ({ userId, id }: AppRow) => [equals('userId', userId), equals('id', id)];

const wrong = (by: Shown['by']): ShownRefused =>
	refuse(
		'code-wrong',
		by === 'app'
			? 'That is not the code of your app at the moment. Wait for the next one and type that.'
			: 'That is none of your backup codes that are left. Each opens once; check the letters, or try the next.'
	);

const used = (): ShownRefused =>
	refuse('code-used', 'That code has been used already. Wait half a minute for the next one.');

const locked = (): ShownRefused =>
	refuse(
		'factor-locked',
		`There were ${TRIES} wrong codes in a row, so no code is taken for ${LOCK_MINUTES} minutes. A passkey still opens.`
	);

const over = () =>
	refuse(
		'challenge-over',
		'It is more than ten minutes since you gave your password, or there were five wrong codes. Give your password again.'
	);
