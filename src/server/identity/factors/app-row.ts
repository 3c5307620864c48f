/**
 * What is kept of an authenticator app, and of one that is being set up.
 *
 * @module
 */
import { createOTP } from '@better-auth/utils/otp';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Instant } from '#domain/units.ts';
import { equals, type Identity } from '../identity.ts';

/** The library's table of authenticator apps. */
export const APP = 'twoFactor';
/** Our own, of those that no code was given for yet. */
export const APP_SET_UP = 'appSetUp';

/** How long one code lasts, in seconds. */
const PERIOD = 30;

/** An authenticator app; its secret and the backup codes are encrypted with the key in a file of its own. */
export interface AppRow {
	readonly id: string;
	readonly userId: string;
	readonly secret: string;
	readonly backupCodes: string;
	readonly verified: boolean;
	/** Wrong codes in a row. */
	readonly failedVerificationCount?: number | null;
	readonly lockedUntil?: Instant | null;
	/** The half minute of the last code that was taken: no code is taken twice (RFC 6238, 5.2). */
	readonly lastStep?: number;
	/** When it was set up; not known of those that are older than this field. */
	readonly since?: Instant;
}

/** The app of an account, once a code of it was given. */
export function appRow(identity: Identity, userId: string): AppRow | undefined {
	const [row] = identity.rows.select(APP, [equals('userId', userId)]);
	return row && row['verified'] !== false ? (row as unknown as AppRow) : undefined;
}

/** What is in an encrypted field. */
export async function opened(identity: Identity, data: string): Promise<string> {
	const { secretConfig } = await identity.auth.$context;
	return symmetricDecrypt({ key: secretConfig, data });
}

/** The half minute to which a code belongs, of the one that is now and its neighbours; undefined for a wrong code. */
export async function stepOf(
	secret: string,
	code: string,
	now: Instant
): Promise<number | undefined> {
	const otp = createOTP(secret);
	const current = Math.floor(Date.parse(now) / 1000 / PERIOD);
	let found: number | undefined;
	for (const step of [current - 1, current, current + 1])
		if ((await otp.hotp(step)) === code) found = step;
	return found;
}

/** Takes a code for its half minute; false when it, or a later one, was taken before. Of two at once, one has it. */
export async function takeStep(identity: Identity, app: AppRow, step: number): Promise<boolean> {
	let taken = false;
	await identity.rows.update(APP, [equals('userId', app.userId), equals('id', app.id)], (row) => {
		const last = row['lastStep'];
		taken = typeof last !== 'number' || last < step;
		return taken ? { ...row, lastStep: step } : row;
	});
	return taken;
}
