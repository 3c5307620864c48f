/**
 * Backup codes: each opens once, for the day on which the phone is at home.
 *
 * @module
 */
import { symmetricEncrypt } from 'better-auth/crypto';
import { randomInt } from 'node:crypto';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { equals, type Identity } from '../identity.ts';
import type { Account } from '../who.ts';
import { APP, appRow, opened, type AppRow } from './app-row.ts';
import { mayChange, showOneFirst } from './factors.ts';

/** Letters and digits that nobody mixes up on paper. */
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXY346789';
const LENGTH = 10;
const MANY = 10;

/** New codes, as they are shown once and as they are kept: encrypted, in the form in which the library reads them. */
export async function backupCodes(
	identity: Identity
): Promise<{ readonly codes: readonly string[]; readonly kept: string }> {
	const { secretConfig } = await identity.auth.$context;
	const codes = Array.from({ length: MANY }, () => {
		const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
		return `${code.slice(0, 5)}-${code.slice(5)}`;
	});
	return {
		codes,
		kept: await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) })
	};
}

/** How many are left; nothing where there is no app they belong to. */
export async function backupCodesLeft(identity: Identity, userId: string): Promise<number> {
	const app = appRow(identity, userId);
	return app ? (await left(identity, app)).length : 0;
}

/** Puts new codes in the place of those there are. Refuses where no second factor was shown of late, or there is no app. */
export async function renewBackupCodes(
	identity: Identity,
	account: Account
): Promise<readonly string[] | Refusal<'show-one-first' | 'no-app'>> {
	if (mayChange(identity, account) !== 'yes') return showOneFirst();
	const app = appRow(identity, account.user);
	if (!app)
		return refuse('no-app', 'Backup codes belong to an authenticator app. Set one up first.');
	const { codes, kept } = await backupCodes(identity);
	await identity.rows.update(APP, [equals('userId', app.userId), equals('id', app.id)], (row) => ({
		...row,
		backupCodes: kept
	}));
	await identity.letters.tell(account.user, 'codes');
	return codes;
}

/** A code as it was made: people type spaces, hyphens and small letters. */
export function plainBackupCode(typed: string): string {
	const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
	return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Uses a code up; false for one that is not there. Of two who use it at once, one has it. */
export async function takeBackupCode(
	identity: Identity,
	app: AppRow,
	typed: string
): Promise<boolean> {
	const code = plainBackupCode(typed);
	const codes = await left(identity, app);
	if (!codes.includes(code)) return false;
	const { secretConfig } = await identity.auth.$context;
	const rest = JSON.stringify(codes.filter((each) => each !== code));
	const kept = await symmetricEncrypt({ key: secretConfig, data: rest });
	const changed = await identity.rows.update(
		APP,
		[equals('userId', app.userId), equals('id', app.id), equals('backupCodes', app.backupCodes)],
		(row) => ({ ...row, backupCodes: kept })
	);
	return changed.length > 0;
}

async function left(identity: Identity, app: AppRow): Promise<readonly string[]> {
	const codes: unknown = JSON.parse(await opened(identity, app.backupCodes));
	return Array.isArray(codes) ? codes.map(String) : [];
}
