import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PersonRecord } from '../store/records.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { equals, type Identity } from './identity.ts';
import { invite } from './invitation.ts';
import { isFreshlyStrong, ownPassword, setOwnPassword } from './own-password.ts';
import { choosePassword, holderOf } from './passwords.ts';
import { withPassword } from './signing-in.ts';

const NOBODY = new Headers();
const NEXT = 'seven quiet herons';
afterEach(() => void vi.useRealTimers());

async function signedIn(identity: Identity, person: PersonRecord) {
	const token = async () =>
		new URL((await invite(identity, person)).link).searchParams.get('token') ?? '';
	await choosePassword(identity, await token(), PASSWORD);
	const asked = { email: person.email ?? '', password: PASSWORD, shared: false };
	const browser = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
	const account = (await here(identity, browser))?.visit.account;
	if (!account) throw new Error('Nobody is in.');
	return { browser, account, asked, token };
}

describe('a password of one’s own', () => {
	test('is changed with the one there is; other sessions and links that were sent end', async () => {
		const { identity, ben } = await identityAt();
		const { browser, account, asked, token } = await signedIn(identity, ben);
		const elsewhere = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
		const sent = await token();
		expect(ownPassword(identity, account)).toBe('change');
		expect(
			await setOwnPassword(identity, account, { current: 'wrong horse', next: NEXT })
		).toMatchObject({ refused: 'password-wrong' });
		expect(
			await setOwnPassword(identity, account, { current: PASSWORD, next: 'short' })
		).toMatchObject({ refused: 'password-short' });
		expect(
			await setOwnPassword(identity, account, { current: PASSWORD, next: NEXT })
		).toBeUndefined();
		expect(await here(identity, browser)).toBeDefined();
		expect(await here(identity, elsewhere)).toBeUndefined();
		expect(await holderOf(identity, sent)).toBeUndefined();
		expect(await withPassword(identity, asked, NOBODY)).toMatchObject({ refused: 'sign-in-wrong' });
		isIn(await withPassword(identity, { ...asked, password: NEXT }, NOBODY));
	});

	test('is chosen without one for ten minutes after a link, and never after a code', async () => {
		const { identity, ben } = await identityAt();
		const { account } = await signedIn(identity, ben);
		await identity.rows.remove('account', [equals('userId', account.user)]);
		const means = (as: string) =>
			identity.rows.update('session', [equals('id', account.session)], (row) => ({
				...row,
				means: as
			}));
		for (const as of ['password', 'staff-number', 'passkey']) {
			await means(as);
			expect(ownPassword(identity, account)).toBe('sign-in-first');
			expect(await setOwnPassword(identity, account, { current: '', next: NEXT })).toMatchObject({
				refused: 'sign-in-first'
			});
		}
		await means('magic-link');
		expect(ownPassword(identity, account)).toBe('choose');
		vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
		expect(ownPassword(identity, account)).toBe('sign-in-first');
		vi.useRealTimers();
		expect(await setOwnPassword(identity, account, { current: '', next: NEXT })).toBeUndefined();
		expect(ownPassword(identity, account)).toBe('change');
	});

	test('is nothing for an account without an address', async () => {
		const { identity, kit } = await identityAt();
		const user = await identity.account(kit);
		const account = {
			user: user.id,
			session: 's',
			until: identity.clock.now(),
			choosesPin: false,
			schools: ['larkfield'],
			shut: []
		};
		expect(ownPassword(identity, account)).toBe('no-address');
		expect(await setOwnPassword(identity, account, { current: '', next: NEXT })).toMatchObject({
			refused: 'no-address'
		});
	});

	test('a second factor is fresh for ten minutes', async () => {
		const { identity, ben } = await identityAt();
		const { account } = await signedIn(identity, ben);
		expect(isFreshlyStrong(identity, account)).toBe(false);
		await identity.rows.update('session', [equals('id', account.session)], (row) => ({
			...row,
			strongAt: identity.clock.now()
		}));
		expect(isFreshlyStrong(identity, account)).toBe(true);
		vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
		expect(isFreshlyStrong(identity, account)).toBe(false);
	});
});
