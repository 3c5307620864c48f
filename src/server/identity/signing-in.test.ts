import { describe, expect, test, vi } from 'vitest';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import type { Identity } from './identity.ts';
import { choosePassword, holderOf, passwordFault, passwordToken } from './passwords.ts';
import { sendLink, signOut, withLink, withPassword } from './signing-in.ts';
import { printCode } from './staff-keys.ts';
import { Visiting } from './visiting.ts';
import type { PersonRecord } from '../store/records.ts';

const NOBODY = new Headers();
const soon = () => new Date(Date.now() + 60_000);
const none = undefined;

async function withAPassword(identity: Identity, person: PersonRecord): Promise<void> {
	const token = await passwordToken(identity, await identity.account(person), soon());
	expect(await choosePassword(identity, token, PASSWORD)).toBe(none);
}

describe('with an address and a password', () => {
	test('somebody is in, as the person of their school', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		const answer = await withPassword(
			identity,
			{ email: 'BEN@larkfield.example', password: PASSWORD, shared: false },
			NOBODY
		);
		const browser = new Browser().take(isIn(answer).headers);
		expect(await here(identity, browser)).toMatchObject({
			person: { id: 'ben' },
			school: { id: 'larkfield' },
			visit: { means: 'password', strong: false, shared: false }
		});
	});

	test('a wrong password, an unknown address and one without a password are told apart by nobody', async () => {
		const { identity, ada, ben } = await identityAt();
		await withAPassword(identity, ben);
		await identity.account(ada);
		const tries = [
			[ben.email, 'purple lantern badger'],
			[ada.email, PASSWORD],
			['stranger@elsewhere.example', PASSWORD],
			['x@no-email.invalid', PASSWORD]
		] as const;
		const answers = await Promise.all(
			tries.map(([email = '', password]) =>
				withPassword(identity, { email, password, shared: false }, NOBODY)
			)
		);
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ refused: 'sign-in-wrong' });
	});

	test('[S4] a leaver cannot sign in, and whoever is in is out at once', async () => {
		const { identity, store, ben } = await identityAt();
		await withAPassword(identity, ben);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		const browser = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
		const visiting = new Visiting(identity);
		const now = identity.clock.now();
		expect((await visiting.here(browser.headers, now)).here?.person.id).toBe('ben');
		await store.people.change('larkfield', 'ben', (person) => ({
			...person,
			leftOn: identity.today()
		}));
		expect((await visiting.here(browser.headers, now)).here).toBe(none);
		expect(await withPassword(identity, asked, NOBODY)).toMatchObject({ refused: 'sign-in-wrong' });
	});

	test('on a shared computer the session is short and the cookie goes with the window', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: true };
		const { headers } = isIn(await withPassword(identity, asked, NOBODY));
		const cookie = headers.getSetCookie().find((each) => each.includes('session_token'));
		expect(cookie).not.toMatch(/max-age|expires/i);
		const [session] = identity.rows.select('session');
		const lasts = Date.parse(String(session?.['expiresAt'])) - Date.now();
		expect(lasts).toBeLessThanOrEqual(60 * 60 * 1000);
		expect((await here(identity, new Browser().take(headers)))?.visit.shared).toBe(true);
	});

	test('a shared computer’s session is not prolonged, whatever of its cookies is gone', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: true };
		const { headers } = isIn(await withPassword(identity, asked, NOBODY));
		const ends = () => identity.rows.select('session').map(({ expiresAt }) => expiresAt);
		const before = ends();
		const kept = new Headers();
		for (const line of headers.getSetCookie())
			if (!line.includes('dont_remember')) kept.append('set-cookie', line);
		expect((await here(identity, new Browser().take(kept)))?.visit.shared).toBe(true);
		expect(ends()).toEqual(before);
	});

	test('of two letters that are asked for at once, both are for one account', async () => {
		const { identity, ben } = await identityAt();
		const email = ben.email ?? '';
		await Promise.all([
			sendLink(identity, email, NOBODY),
			sendLink(identity, email, NOBODY),
			identity.account(ben)
		]);
		expect(identity.rows.select('user')).toHaveLength(1);
	});

	test('signing out ends the session on the server too', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		const browser = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
		const visiting = new Visiting(identity);
		await visiting.here(browser.headers, identity.clock.now());
		const kept = browser.headers;
		await signOut(identity, browser.headers);
		expect((await visiting.here(kept, identity.clock.now())).here).toBe(none);
		expect(identity.rows.select('session')).toEqual([]);
	});

	test('no token, code, PIN or password can be read in what is kept', async () => {
		const { identity, ben, kit } = await identityAt();
		await withAPassword(identity, ben);
		const code = await printCode(identity, kit);
		const token = await passwordToken(identity, await identity.account(ben), soon());
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		const { headers } = isIn(await withPassword(identity, asked, NOBODY));
		const cookie = /session_token=([^.;%]+)/.exec(headers.getSetCookie().join())?.[1] ?? '';
		expect(cookie.length).toBeGreaterThan(20);
		const kept = JSON.stringify(
			['user', 'account', 'session', 'verification', 'staffKey'].map((model) =>
				identity.rows.select(model)
			)
		);
		for (const secret of [PASSWORD, code, code.replace('-', ''), token, cookie])
			expect(kept).not.toContain(secret);
	});
});

describe('a link that lets somebody choose a password', () => {
	test('opens once, and ends every session there was', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		await withPassword(identity, asked, NOBODY);
		const token = await passwordToken(identity, await identity.account(ben), soon());
		expect((await holderOf(identity, token))?.name).toBe('Ben Sample');
		expect(await choosePassword(identity, token, 'another green kettle')).toBe(none);
		expect(identity.rows.select('session')).toEqual([]);
		expect(await choosePassword(identity, token, PASSWORD)).toMatchObject({
			refused: 'invitation-over'
		});
		expect(await withPassword(identity, asked, NOBODY)).toMatchObject({ refused: 'sign-in-wrong' });
	});

	test('that is too old, of a leaver or made up opens nothing', async () => {
		const { identity, store, ben } = await identityAt();
		const user = await identity.account(ben);
		const old = await passwordToken(identity, user, new Date(Date.now() - 1000));
		const open = await passwordToken(identity, user, soon());
		await store.people.change('larkfield', 'ben', (person) => ({
			...person,
			leftOn: '2026-01-01'
		}));
		for (const token of [old, open, 'made-up', ''])
			expect(await choosePassword(identity, token, PASSWORD)).toMatchObject({
				refused: 'invitation-over'
			});
	});

	test.each([
		['short', 'password-short'],
		['aaaaaaaaaaaaaaaa', 'password-easy'],
		['Password1234!', 'password-easy'],
		['123456789012', 'password-easy'],
		['112233445566', 'password-easy'],
		['abcdefghijkl', 'password-easy'],
		['qwertyuiopas', 'password-easy'],
		['abcabcabcabc', 'password-easy'],
		['iloveyou1234', 'password-easy'],
		['P@ssw0rd2026', 'password-easy'],
		['liverpool2026', 'password-easy'],
		['Summer-School-1', 'password-easy'],
		['larkfield2026', 'password-easy'],
		['ben@larkfield.example', 'password-easy'],
		['x'.repeat(60) + 'abcdefgh'.repeat(10), 'password-long']
	])('does not take “%s”', (password, refused) => {
		expect(passwordFault(password, ['ben@larkfield.example'])).toMatchObject({ refused });
	});

	test('takes words without digits or signs', () => {
		const known = ['ben@larkfield.example', 'Ben Sample', 'Larkfield Primary School'];
		for (const password of [
			PASSWORD,
			'summer kettle otter',
			'my school has a pond',
			'48!ben93#71$22',
			'483920571648',
			'Zażółć gęślą jaźń'
		])
			expect(passwordFault(password, known), password).toBe(none);
	});
});

describe('with a link by e-mail', () => {
	async function mailed() {
		const link = vi.fn().mockResolvedValue(undefined);
		const at = await identityAt({ mailer: { send: () => Promise.resolve(''), link } as never });
		const token = () => /token=(.+)$/.exec(String(link.mock.lastCall?.[1]))?.[1] ?? '';
		return { ...at, link, token };
	}

	test('somebody on the staff list is in, once for each link', async () => {
		const { identity, link, token } = await mailed();
		await sendLink(identity, 'Ben@Larkfield.example', NOBODY);
		expect(link).toHaveBeenCalledWith(
			'ben@larkfield.example',
			expect.stringMatching(/^http:\/\/localhost:3000\/sign-in\/link\?token=\w{32}$/)
		);
		const browser = new Browser().take(isIn(await withLink(identity, token(), NOBODY)).headers);
		expect((await here(identity, browser))?.visit.means).toBe('magic-link');
		expect(await withLink(identity, token(), NOBODY)).toMatchObject({ refused: 'link-used' });
	});

	test('nobody else is sent anything, and nothing is made for them', async () => {
		const { identity, link } = await mailed();
		await sendLink(identity, 'stranger@elsewhere.example', NOBODY);
		expect(link).not.toHaveBeenCalled();
		expect(identity.rows.select('user')).toEqual([]);
		expect(await withLink(identity, 'made-up', NOBODY)).toMatchObject({ refused: 'link-used' });
	});

	test('a link of somebody who left in between opens nothing', async () => {
		const { identity, store, token } = await mailed();
		await sendLink(identity, 'ben@larkfield.example', NOBODY);
		await store.people.change('larkfield', 'ben', (person) => ({
			...person,
			leftOn: '2026-01-01'
		}));
		expect(await withLink(identity, token(), NOBODY)).toMatchObject({ refused: 'link-used' });
	});
});

describe('one person at two schools', () => {
	test('has one account, and is at the school they choose', async () => {
		const { identity, store, ben } = await identityAt();
		await withAPassword(identity, ben);
		const there = { ...ben, school: 'ashby', id: 'ben-hale' };
		await store.people.add(there);
		await identity.account(there);
		expect(identity.rows.select('user')).toHaveLength(1);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		const browser = new Browser().take(isIn(await withPassword(identity, asked, NOBODY)).headers);
		expect((await here(identity, browser))?.school.id).toBe('larkfield');
		browser.take(new Headers({ 'set-cookie': 'at-school=ashby' }));
		expect((await here(identity, browser))?.person.id).toBe('ben-hale');
		browser.take(new Headers({ 'set-cookie': 'at-school=elsewhere' }));
		expect((await here(identity, browser))?.school.id).toBe('larkfield');
		await identity.release(ben);
		expect(identity.userOf(there)?.seats).toEqual(['ashby/ben-hale']);
	});

	test('[S4] a new person at the address of somebody who has left begins afresh', async () => {
		const { identity, store, ben } = await identityAt();
		await withAPassword(identity, ben);
		await store.people.change('larkfield', 'ben', (person) => ({
			...person,
			leftOn: '2026-01-01'
		}));
		const next = { ...ben, id: 'ben-the-second', name: 'Ben Other' };
		await store.people.add(next);
		expect((await identity.account(next)).seats).toEqual(['larkfield/ben-the-second']);
		const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
		expect(await withPassword(identity, asked, NOBODY)).toMatchObject({ refused: 'sign-in-wrong' });
	});

	test('an account without a school left is forgotten with all that opens it', async () => {
		const { identity, ben } = await identityAt();
		await withAPassword(identity, ben);
		await identity.release(ben);
		expect(['user', 'account', 'session'].flatMap((model) => identity.rows.select(model))).toEqual(
			[]
		);
	});
});

test('an account goes when the name is taken out of the record of a leaver', async () => {
	const { identity, store, ben } = await identityAt();
	await withAPassword(identity, ben);
	await store.people.change('larkfield', 'ben', (person) => ({ ...person, leftOn: '2019-01-01' }));
	await identity.releasePseudonymised();
	expect(identity.rows.select('user')).toHaveLength(1);
	await store.people.pseudonymise('larkfield', 'ben', identity.clock.now(), 'abcd');
	await identity.releasePseudonymised();
	expect(['user', 'account'].flatMap((model) => identity.rows.select(model))).toEqual([]);
});
