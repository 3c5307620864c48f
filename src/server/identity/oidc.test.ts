import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { choosePassword, passwordToken } from './passwords.ts';
import {
	back,
	double,
	doubleAt,
	realProvider,
	there,
	throughPages,
	type Accounts,
	type Opened,
	type Saying
} from './provider.test-data.ts';
import { toProvider, withPassword } from './signing-in.ts';

const ORIGIN = 'http://localhost:3000';
const DONE = '/sign-in/done';
const open: Opened[] = [];
beforeEach(() => {
	for (const way of ['error', 'warn', 'info'] as const)
		vi.spyOn(console, way).mockImplementation(() => undefined);
});
afterEach(async () => {
	for (const each of open.splice(0)) await each.close();
});

const ACCOUNTS: Accounts = {
	ben: {
		email: 'Ben@Larkfield.example',
		email_verified: true,
		name: 'Benny',
		picture: 'https://id.example/ben.png'
	},
	stranger: { email: 'stranger@elsewhere.example', email_verified: true },
	typed: { email: 'ada@larkfield.example', email_verified: false }
};

async function withReal(signed = true) {
	const provider = await realProvider(ACCOUNTS, { origin: ORIGIN, signed });
	open.push(provider);
	const at = await identityAt({ oidc: provider.settings });
	const signIn = async (login: string, browser = new Browser()) => {
		const asked = await toProvider(at.identity, browser.headers);
		if (isRefusal(asked)) throw new Error(asked.because);
		browser.take(asked.headers);
		const address = await throughPages(asked.url, login, ORIGIN);
		return { browser, address, leads: await back(at.identity, address, browser) };
	};
	return { ...at, signIn };
}

async function withDouble(say: Saying = {}) {
	const at = await doubleAt(say);
	open.push(at);
	return at;
}

describe('with the school’s own provider, a real one', () => {
	test.each([
		['in the signed token', true],
		['only when asked for', false]
	])('somebody on the staff list is in, their address being %s', async (_, signed) => {
		const { identity, signIn } = await withReal(signed);
		const { browser, leads } = await signIn('ben');
		expect(leads).toBe(DONE);
		expect(await here(identity, browser)).toMatchObject({
			person: { id: 'ben' },
			school: { id: 'larkfield' },
			visit: { means: 'oidc', strong: false }
		});
		expect(identity.rows.select('user')).toEqual([
			expect.objectContaining({
				email: 'ben@larkfield.example',
				name: 'Ben Sample',
				seats: ['larkfield/ben']
			})
		]);
	});

	test('nothing is kept that opens the provider’s doors, and no picture', async () => {
		const { identity, signIn } = await withReal();
		await signIn('ben');
		await signIn('ben');
		const [account, ...more] = identity.rows.select('account');
		expect(more).toEqual([]);
		expect(account).toMatchObject({ providerId: 'oidc', accountId: 'ben' });
		for (const token of ['accessToken', 'refreshToken', 'idToken'])
			expect(account?.[token] ?? null).toBeNull();
		const kept = JSON.stringify(
			['user', 'account', 'session'].map((each) => identity.rows.select(each))
		);
		expect(kept).not.toMatch(/eyJ|ben\.png/);
	});

	test('a stranger has no account, and none is made', async () => {
		const { identity, signIn } = await withReal();
		const { browser, leads } = await signIn('stranger');
		expect(leads).toMatch(/^\/sign-in\?error=not_on_the_list/);
		expect(await here(identity, browser)).toBeUndefined();
		for (const model of ['user', 'account', 'session'])
			expect(identity.rows.select(model)).toEqual([]);
	});

	test('an address that nobody vouches for lets nobody in, new or not', async () => {
		const { identity, signIn, ada } = await withReal();
		expect((await signIn('typed')).leads).toMatch(/^\/sign-in\?error=account_not_linked/);
		expect(identity.rows.select('user')).toEqual([]);
		await identity.account(ada);
		expect((await signIn('typed')).leads).toMatch(/^\/sign-in\?error=account_not_linked/);
		expect(identity.rows.select('account')).toEqual([]);
	});

	test('a code is used once, and so is the way back', async () => {
		const { identity, signIn } = await withReal();
		const { browser, address } = await signIn('ben');
		expect(await back(identity, address, browser)).toMatch(/^\/sign-in\?error=state_mismatch/);
		const asked = await toProvider(identity, browser.headers);
		if (isRefusal(asked)) throw new Error(asked.because);
		browser.take(asked.headers);
		address.searchParams.set('state', new URL(asked.url).searchParams.get('state') ?? '');
		expect(await back(identity, address, browser)).toMatch(/^\/sign-in\?error=invalid_code/);
	});
});

describe('coming back from a provider', () => {
	test('somebody who had a password before keeps it, and has one account', async () => {
		const { identity, ben, signIn } = await withDouble();
		const user = await identity.account(ben);
		const token = await passwordToken(identity, user, new Date(Date.now() + 60_000));
		await choosePassword(identity, token, PASSWORD);
		expect(await signIn()).toBe(DONE);
		expect(identity.rows.select('user')).toHaveLength(1);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		expect(isIn(await withPassword(identity, asked, new Headers())).next).toBe('in');
	});

	test('[S4] a leaver is not let in, and nothing new is made for them', async () => {
		const { identity, store, signIn } = await withDouble();
		expect(await signIn()).toBe(DONE);
		await store.people.change('larkfield', 'ben', (person) => ({
			...person,
			leftOn: '2026-01-01'
		}));
		const browser = new Browser();
		expect(await signIn(browser)).toMatch(/^\/sign-in\?error=access_ended/);
		expect(await here(identity, browser)).toBeUndefined();
	});

	test('somebody whom a second school has added since is at both', async () => {
		const { identity, store, ben, signIn } = await withDouble();
		await signIn();
		await store.people.add({ ...ben, school: 'ashby', id: 'ben-two' });
		await signIn();
		expect(identity.rows.select('user')[0]?.['seats']).toEqual(['larkfield/ben', 'ashby/ben-two']);
	});

	test('where they meant to go is where they come out', async () => {
		const { identity } = await withDouble();
		const answer = await toProvider(identity, new Headers(), '/policy?of=x&y=1');
		expect(isRefusal(answer)).toBe(false);
		const [kept] = identity.rows.select('verification');
		expect(String(kept?.['value'])).toContain('/sign-in/done?to=%2Fpolicy%3Fof%3Dx%26y%3D1');
	});

	test('in a browser that never set out, nobody is signed in', async () => {
		const { identity, nonces } = await withDouble();
		const address = await there(identity, nonces);
		const victim = new Browser();
		expect(await back(identity, address, victim)).toMatch(/^\/sign-in\?error=state_mismatch/);
		expect(await here(identity, victim)).toBeUndefined();
		expect(identity.rows.select('session')).toEqual([]);
	});

	test.each([
		['another state', { state: 'made-up' }, 'state_mismatch'],
		['no state', { state: undefined }, 'state_not_found'],
		['no code', { code: undefined }, 'no_code'],
		['the provider’s “no”', { code: undefined, error: 'access_denied' }, 'access_denied'],
		['the name of another issuer', { iss: 'https://other.example' }, 'issuer_mismatch']
	])('with %s leads back to the sign-in', async (_, over, code) => {
		const { identity, nonces } = await withDouble();
		const browser = new Browser();
		const address = await there(identity, nonces, browser);
		for (const [name, value] of Object.entries<string | undefined>(over))
			if (value === undefined) address.searchParams.delete(name);
			else address.searchParams.set(name, value);
		expect(await back(identity, address, browser)).toMatch(
			new RegExp(`^(${ORIGIN})?/sign-in\\?error=${code}(&|$)`)
		);
		expect(identity.rows.select('session')).toEqual([]);
	});
});

describe('a provider', () => {
	test('that was away at the start keeps nobody else out, and is found when it is back', async () => {
		const gone = await double();
		await gone.close();
		const { identity, ben } = await identityAt({ oidc: gone.settings });
		const browser = new Browser();
		expect(await toProvider(identity, browser.headers)).toMatchObject({ refused: 'provider-away' });
		await identity.account(ben);
		const provider = await double({}, { port: Number(new URL(gone.settings.issuer).port) });
		open.push(provider);
		const address = await there(identity, provider.nonces, browser);
		expect(await back(identity, address, browser)).toBe(DONE);
	});

	test('that takes a connection and never answers holds up nobody who has a password', async () => {
		const silent = createServer(() => undefined);
		await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
		const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
		const at = await identityAt({ oidc: { issuer, clientId: 'a', clientSecret: 'b' } });
		const asking = toProvider(at.identity, new Headers());
		const asked = { email: 'ben@larkfield.example', password: PASSWORD, shared: false };
		expect(await withPassword(at.identity, asked, new Headers())).toMatchObject({
			refused: 'sign-in-wrong'
		});
		silent.closeAllConnections();
		expect(await asking).toMatchObject({ refused: 'provider-away' });
		silent.close();
	});

	test('that says it is another is not used', async () => {
		const { identity } = await withDouble({ described: { issuer: 'https://other.example' } });
		expect(await toProvider(identity, new Headers())).toMatchObject({ refused: 'provider-away' });
	});

	test('is needed by nobody who comes back after a start of the server', async () => {
		const provider = await double();
		open.push(provider);
		const at = await identityAt({ oidc: provider.settings });
		const browser = new Browser();
		const address = await there(at.identity, provider.nonces, browser);
		const { Identity } = await import('./identity.ts');
		const { store, clock, identity } = at;
		const anew = new Identity({
			keeper: { found: ownedBy(identity), write: () => Promise.resolve() },
			store,
			clock,
			origin: ORIGIN,
			key: identity.key,
			oidc: provider.settings
		});
		expect(await back(anew, address, browser)).toBe(DONE);
	});
});

/** What a keeper would have found on disk. */
function ownedBy({ rows }: Awaited<ReturnType<typeof identityAt>>['identity']) {
	return new Map(
		rows.select('verification').map((row) => [`pending-${row.id}`, { verification: [row] }])
	);
}
