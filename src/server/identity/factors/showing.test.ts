import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Browser, here, PASSWORD } from '../identity.test-data.ts';
import { appBegun, beginApp, confirmApp, leaveApp } from './app.ts';
import { backupCodesLeft } from './backup-codes.ts';
import { hasFactor } from './factors.ts';
import { codesOf, factorsAt, inside, password, withApp } from './factors.test-data.ts';
import { finishSignIn, showInSession } from './showing.ts';

// In the middle of a half minute, so that no code is over while a test runs.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(() => vi.useRealTimers());

const none = undefined;
describe('an authenticator app', () => {
	test('[S2] is set up with the password and a code of it, and opens what a leader may do', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		expect(await beginApp(at.identity, ada.account, 'purple lantern badger')).toMatchObject({
			refused: 'password-wrong'
		});
		expect(await appBegun(at.identity, ada.account)).toBe(none);
		expect((await here(at.identity, ada.browser))?.visit.strong).toBe(false);
		const { backup } = await withApp(at, ada);
		expect(backup).toHaveLength(10);
		expect(new Set(backup).size).toBe(10);
		expect((await here(at.identity, ada.browser))?.visit.strong).toBe(true);
		expect((await password(at, at.ada)).next).toBe('second-factor');
	});

	test('is not there before a right code was given, nor in another session, nor after a while', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const other = await inside(at, at.ada);
		await beginApp(at.identity, ada.account, PASSWORD);
		expect(await appBegun(at.identity, other.account)).toBe(none);
		const code = await codesOf(at.identity, ada.account);
		expect(await confirmApp(at.identity, ada.account, '000000x')).toMatchObject({
			refused: 'code-wrong'
		});
		expect((await password(at, at.ada)).next).toBe('in');
		at.later(21);
		expect(await confirmApp(at.identity, ada.account, await code(0))).toMatchObject({
			refused: 'set-up-over'
		});
		expect(hasFactor(at.identity, ada.account.user)).toBe(false);
	});

	test('has an address for a phone that names the app and its owner, and a key to type', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await beginApp(at.identity, ada.account, PASSWORD);
		const begun = await appBegun(at.identity, ada.account);
		expect(begun?.groups).toHaveLength(10);
		expect(begun?.address).toBe(
			`otpauth://totp/Clause%20%26%20Effect:ada%40larkfield.example?secret=${begun?.groups.join('')}&issuer=Clause%20%26%20Effect&digits=6&period=30`
		);
	});

	test('takes the place of another only once it has shown a code', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const before = await withApp(at, ada);
		await beginApp(at.identity, ada.account, none);
		const after = await codesOf(at.identity, ada.account);
		expect(
			await showInSession(at.identity, ada.account, { by: 'app', code: await before.code(0) })
		).toBe(none);
		expect(await confirmApp(at.identity, ada.account, await after(0))).toHaveLength(10);
		expect(
			await showInSession(at.identity, ada.account, { by: 'app', code: await before.code(1) })
		).toMatchObject({ refused: 'code-wrong' });
	});

	test('that is left off leaves nothing behind', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await beginApp(at.identity, ada.account, PASSWORD);
		await leaveApp(at.identity, ada.account);
		expect(await appBegun(at.identity, ada.account)).toBe(none);
		expect(at.identity.rows.select('appSetUp')).toEqual([]);
	});

	test('and its codes cannot be read in what is kept', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		await beginApp(at.identity, ada.account, PASSWORD);
		const groups = (await appBegun(at.identity, ada.account))?.groups.join('') ?? '';
		const begun = JSON.stringify(at.identity.rows.select('appSetUp'));
		await leaveApp(at.identity, ada.account);
		const { backup } = await withApp(at, ada);
		const kept = begun + JSON.stringify(at.identity.rows.select('twoFactor'));
		for (const secret of [groups, ...backup]) expect(kept).not.toContain(secret);
	});
});

describe('signing in with an app', () => {
	test('takes the code it shows, once', async () => {
		const at = await factorsAt();
		const { code } = await withApp(at, await inside(at, at.ada));
		const first = await password(at, at.ada);
		const shown = { by: 'app', code: await code(0) } as const;
		const answer = await finishSignIn(at.identity, shown, first.browser.headers);
		expect(answer).toMatchObject({ next: 'in' });
		if ('headers' in answer) first.browser.take(answer.headers);
		expect((await here(at.identity, first.browser))?.visit).toMatchObject({
			means: 'password',
			strong: true
		});
		const second = await password(at, at.ada);
		expect(await finishSignIn(at.identity, shown, second.browser.headers)).toMatchObject({
			refused: 'code-used'
		});
	});

	test('takes a backup code, however it is typed, once', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const { backup } = await withApp(at, ada);
		const typed = ` ${backup[3]?.toLowerCase().replace('-', ' ')} `;
		for (const expected of [{ next: 'in' }, { refused: 'code-wrong' }]) {
			const { browser } = await password(at, at.ada);
			expect(
				await finishSignIn(at.identity, { by: 'backup', code: typed }, browser.headers)
			).toMatchObject(expected);
		}
		expect(await backupCodesLeft(at.identity, ada.account.user)).toBe(9);
	});

	test('is over after five wrong codes, and for a while after ten', async () => {
		const at = await factorsAt();
		const { code } = await withApp(at, await inside(at, at.ada));
		const answers: unknown[] = [];
		for (let round = 0; round < 3; round++) {
			const { browser } = await password(at, at.ada);
			for (let nth = 0; nth < 6; nth++) {
				const answer = await finishSignIn(
					at.identity,
					{ by: 'app', code: '00000x' },
					browser.headers
				);
				answers.push('refused' in answer ? answer.refused : 'in');
			}
		}
		expect(answers.slice(0, 6)).toEqual([...Array<string>(5).fill('code-wrong'), 'challenge-over']);
		expect(answers.slice(12)).toContain('factor-locked');
		const { browser } = await password(at, at.ada);
		expect(
			await finishSignIn(at.identity, { by: 'app', code: await code(0) }, browser.headers)
		).toMatchObject({ refused: 'factor-locked' });
	});

	test('is nothing without a password given before, in this browser', async () => {
		const at = await factorsAt();
		const { code } = await withApp(at, await inside(at, at.ada));
		await password(at, at.ada);
		expect(
			await finishSignIn(at.identity, { by: 'app', code: await code(0) }, new Browser().headers)
		).toMatchObject({ refused: 'challenge-over' });
	});

	test('tries no code on the session that a browser has beside it', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const { code } = await withApp(at, ada);
		const ben = await inside(at, at.ben);
		await withApp(at, ben);
		const challenge = await password(at, at.ben);
		const both = new Headers({
			cookie: [ada.browser, challenge.browser]
				.map((each) => each.headers.get('cookie') ?? '')
				.join('; ')
		});
		expect(await finishSignIn(at.identity, { by: 'app', code: await code(0) }, both)).toMatchObject(
			{ refused: 'code-wrong' }
		);
	});

	test('[S4] lets nobody in who has left in between', async () => {
		const at = await factorsAt();
		const { code } = await withApp(at, await inside(at, at.ada));
		const { browser } = await password(at, at.ada);
		await at.store.people.change('larkfield', 'ada', (person) => ({
			...person,
			leftOn: '2026-01-01'
		}));
		expect(
			await finishSignIn(at.identity, { by: 'app', code: await code(0) }, browser.headers)
		).toMatchObject({ refused: 'challenge-over' });
	});
});

describe('showing it in a session', () => {
	test('counts there and nowhere else, and a code is taken once', async () => {
		const at = await factorsAt();
		const weak = await inside(at, at.ada);
		const other = await inside(at, at.ada);
		const { code } = await withApp(at, await inside(at, at.ada));
		const shown = { by: 'app', code: await code(0) } as const;
		expect(await showInSession(at.identity, weak.account, shown)).toBe(none);
		expect((await here(at.identity, weak.browser))?.visit.strong).toBe(true);
		expect(await showInSession(at.identity, other.account, shown)).toMatchObject({
			refused: 'code-used'
		});
		expect((await here(at.identity, other.browser))?.visit.strong).toBe(false);
	});

	test('is locked after ten wrong codes, for right ones too, and opens again', async () => {
		const at = await factorsAt();
		const ada = await inside(at, at.ada);
		const { backup } = await withApp(at, ada);
		const show = (code: string) => showInSession(at.identity, ada.account, { by: 'backup', code });
		for (let nth = 0; nth < 10; nth++)
			expect(await show('AAAAA-AAAAA')).toMatchObject({ refused: 'code-wrong' });
		expect(await show(backup[0] ?? '')).toMatchObject({ refused: 'factor-locked' });
		at.later(16);
		expect(await show(backup[0] ?? '')).toBe(none);
		expect(await show(backup[0] ?? '')).toMatchObject({ refused: 'code-wrong' });
	});
});
