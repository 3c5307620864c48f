import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Browser, here, PASSWORD } from '../identity.test-data.ts';
import { equals } from '../identity.ts';
import { isFreshlyStrong } from '../own-password.ts';
import { APP } from './app-row.ts';
import { beginApp, confirmApp } from './app.ts';
import { renewBackupCodes } from './backup-codes.ts';
import { codesOf, factorsAt, inside, password, withApp } from './factors.test-data.ts';
import {
	forgetFactors,
	hasFactor,
	mayChange,
	passkeysOf,
	removeApp,
	removePasskey,
	renamePasskey
} from './factors.ts';
import { answerPasskey } from './passkey-door.ts';

// In the middle of a half minute, so that no code is over while a test runs.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(() => vi.useRealTimers());

const none = undefined;
const aPasskey = (userId: string, id = 'key-1') => ({
	id,
	userId,
	name: 'Chrome on Windows',
	credentialID: id,
	createdAt: '2026-11-20T09:00:00.000Z'
});

describe('changing second factors', () => {
	test('needs one that was shown within a quarter of an hour', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const weak = await inside(at, at.ada);
		await withApp(at, ada);
		expect(mayChange(at.identity, ada.account)).toBe('yes');
		expect(mayChange(at.identity, weak.account)).toBe('show-one');
		at.later(16);
		expect(mayChange(at.identity, ada.account)).toBe('show-one');
		for (const refused of [
			await removeApp(at.identity, ada.account),
			await renewBackupCodes(at.identity, ada.account),
			await beginApp(at.identity, ada.account, PASSWORD)
		])
			expect(refused).toMatchObject({ refused: 'show-one-first' });
	});

	test('is not allowed by one that was shown when the clock was ahead', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await withApp(at, ada);
		at.later(-10);
		expect(mayChange(at.identity, ada.account)).toBe('show-one');
		expect(isFreshlyStrong(at.identity, ada.account)).toBe(false);
	});

	test('needs a sign-in of late where there is none yet', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		expect(mayChange(at.identity, ada.account)).toBe('yes');
		at.later(61);
		expect(mayChange(at.identity, ada.account)).toBe('sign-in-again');
	});

	test('an app that was begun before there was a second factor takes no place without showing it', async () => {
		const at = await factorsAt();
		const other = await inside(at, at.ada);
		await beginApp(at.identity, other.account, PASSWORD);
		const code = await codesOf(at.identity, other.account);
		await at.identity.rows.insert('passkey', aPasskey(other.account.user));
		expect(await confirmApp(at.identity, other.account, await code(0))).toMatchObject({
			refused: 'show-one-first'
		});
		expect(at.identity.rows.select(APP)).toEqual([]);
	});

	test('[S2] never leaves somebody without any who needs one', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await withApp(at, ada);
		expect(await removeApp(at.identity, ada.account)).toMatchObject({ refused: 'last-factor' });
		await at.identity.rows.insert('passkey', aPasskey(ada.account.user));
		expect(await removeApp(at.identity, ada.account)).toBe(none);
		expect(await removePasskey(at.identity, ada.account, 'key-1')).toMatchObject({
			refused: 'last-factor'
		});
		expect((await password(at, at.ada)).next).toBe('in');
		// Two at once: each would be the last one.
		await withApp(at, ada);
		const both = await Promise.all([
			removeApp(at.identity, ada.account),
			removePasskey(at.identity, ada.account, 'key-1')
		]);
		expect(both.filter((each) => each?.refused === 'last-factor')).toHaveLength(1);
		expect(hasFactor(at.identity, ada.account.user)).toBe(true);
		const ben = await inside(at, at.ben);
		await withApp(at, ben);
		expect(await removeApp(at.identity, ben.account)).toBe(none);
	});

	test('touches nobody else’s', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const ben = await inside(at, at.ben);
		await withApp(at, ada);
		await at.identity.rows.insert('passkey', aPasskey(ben.account.user));
		expect(await removePasskey(at.identity, ada.account, 'key-1')).toMatchObject({
			refused: 'passkey-gone'
		});
		expect(await renamePasskey(at.identity, ada.account, 'key-1', 'Mine')).toMatchObject({
			refused: 'passkey-gone'
		});
		expect(await renamePasskey(at.identity, ben.account, 'key-1', '  ')).toMatchObject({
			refused: 'name-empty'
		});
		expect(await renamePasskey(at.identity, ben.account, 'key-1', ' Desk \n PC ')).toBe(none);
		expect(passkeysOf(at.identity, ben.account.user)).toMatchObject([{ name: 'Desk PC' }]);
	});

	test('ends them all where a colleague has lost them, with every session', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await withApp(at, ada);
		await at.identity.rows.insert('passkey', aPasskey(ada.account.user));
		await forgetFactors(at.identity, at.ada);
		expect(hasFactor(at.identity, ada.account.user)).toBe(false);
		expect(await here(at.identity, ada.browser)).toBe(none);
		expect((await password(at, at.ada)).next).toBe('in');
	});
});

describe('adding a passkey', () => {
	const GET = (browser: Browser) =>
		new Request('http://localhost:3000/auth/passkey/generate-register-options', {
			headers: browser.headers
		});
	const ask = async (at: Awaited<ReturnType<typeof factorsAt>>, browser: Browser) =>
		answerPasskey(
			at.identity,
			'passkey/generate-register-options',
			GET(browser),
			(await here(at.identity, browser))?.visit
		);

	test('is open to nobody who has another second factor and has not shown it', async () => {
		const at = await factorsAt();
		const weak = await inside(at, at.ada);
		const strong = await inside(at, at.ada);
		await withApp(at, strong);
		for (const browser of [weak.browser, new Browser()])
			expect((await ask(at, browser)).status).toBe(403);
		const answer = await ask(at, strong.browser);
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({
			user: { name: 'ada@larkfield.example', displayName: 'Ada Sample' },
			authenticatorSelection: { userVerification: 'required' }
		});
	});

	test('shows the name of somebody without e-mail, never an address that is made up', async () => {
		const at = await factorsAt();
		const user = await at.identity.account(at.kit);
		const { internalAdapter } = await at.identity.auth.$context;
		await internalAdapter.createSession(user.id);
		const [session] = at.identity.rows.select('session', [equals('userId', user.id)]);
		vi.spyOn(at.identity.auth, 'handler').mockResolvedValue(
			Response.json({ user: { id: 'x', name: user.email, displayName: user.email } })
		);
		const answer = await answerPasskey(
			at.identity,
			'passkey/generate-register-options',
			GET(new Browser()),
			{
				means: 'staff-number',
				strong: false,
				shared: false,
				account: {
					user: user.id,
					session: session?.id ?? '',
					choosesPin: false,
					until: session?.['expiresAt'] as string,
					schools: ['larkfield'],
					shut: []
				}
			}
		);
		expect(await answer.json()).toEqual({
			user: { id: 'x', name: 'Kit Sample', displayName: 'Kit Sample' }
		});
	});
});
