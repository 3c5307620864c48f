/**
 * People with passwords and authenticator apps, for tests.
 *
 * @module
 */
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { isRefusal } from '#domain/refusal.ts';
import type { PersonRecord } from '../../store/records.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from '../identity.test-data.ts';
import { withPassword } from '../signing-in.ts';
import type { Account } from '../who.ts';
import { appBegun, beginApp, confirmApp } from './app.ts';

type At = Awaited<ReturnType<typeof identityAt>>;

/** Somebody in a browser. */
export interface Someone {
	readonly browser: Browser;
	readonly account: Account;
}

/** Made once: it takes a moment, on purpose. */
let hashed: Promise<string> | undefined;

/** Accounts whose clock can be set on, and whose people have passwords. */
export async function factorsAt() {
	let ahead = 0;
	const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
	const at = await identityAt({ clock });
	for (const person of [at.ada, at.ben]) {
		const user = await at.identity.account(person);
		const context = await at.identity.auth.$context;
		hashed ??= context.password.hash(PASSWORD);
		await context.internalAdapter.linkAccount({
			userId: user.id,
			providerId: 'credential',
			accountId: user.id,
			password: await hashed
		});
	}
	/** Sets the clock on by some minutes. */
	const later = (minutes: number) => (ahead += minutes * 60_000);
	return { ...at, later };
}

/** Gives a password: the browser, and what is next. */
export async function password({ identity }: At, { email = '' }: PersonRecord) {
	const browser = new Browser();
	const asked = { email, password: PASSWORD, shared: false };
	const answer = isIn(await withPassword(identity, asked, browser.headers));
	browser.take(answer.headers);
	return { browser, next: answer.next };
}

/** Signs somebody in who has no app. */
export async function inside(at: At, person: PersonRecord): Promise<Someone> {
	const { browser } = await password(at, person);
	const account = (await here(at.identity, browser))?.visit.account;
	if (!account) throw new Error('not in');
	return { browser, account };
}

/** Sets an app up; answers with its codes, by how many half minutes they are from now, and the backup codes. */
export async function withApp({ identity }: At, { account }: Someone) {
	const refused = await beginApp(identity, account, PASSWORD);
	if (refused) throw new Error(refused.because);
	const code = await codesOf(identity, account);
	const backup = await confirmApp(identity, account, await code(-1));
	if (isRefusal(backup)) throw new Error(backup.because);
	return { code, backup };
}

/** What the app shows that is being set up, by how many half minutes from now. */
export async function codesOf(identity: At['identity'], account: Account) {
	const begun = await appBegun(identity, account);
	const secret = new TextDecoder().decode(base32.decode(begun?.groups.join('') ?? ''));
	const now = Math.floor(Date.now() / 30_000);
	return (from: number) => createOTP(secret).hotp(now + from);
}
