/**
 * Links and codes of others, headers that lie, and clocks that are wrong.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { choosePassword, holderOf, passwordToken } from './passwords.ts';
import { isStrong } from './sessions.ts';
import { sendLink, toProvider, withLink, withNumber, withPassword } from './signing-in.ts';
import { printCode } from './staff-keys.ts';

const NOBODY = new Headers();
const LYING = new Headers({
	host: 'evil.example',
	origin: 'https://evil.example',
	referer: 'https://evil.example/sign-in',
	'x-forwarded-host': 'evil.example',
	'x-forwarded-proto': 'https',
	forwarded: 'host=evil.example;proto=https'
});
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

afterEach(() => {
	vi.useRealTimers();
});

async function mailed() {
	const link = vi.fn().mockResolvedValue(undefined);
	const at = await identityAt({ mailer: { send: () => Promise.resolve(''), link } as never });
	const address = () => String(link.mock.lastCall?.[1]);
	return { ...at, address, token: () => new URL(address()).searchParams.get('token') ?? '' };
}

describe('a link in an e-mail', () => {
	test('leads to the server’s own address, whatever the request says of itself', async () => {
		const { identity, address } = await mailed();
		await sendLink(identity, 'ben@larkfield.example', LYING);
		expect(address()).toMatch(/^http:\/\/localhost:3000\/sign-in\/link\?token=\w{32}$/);
	});

	test('opens its owner’s account and no other, whoever uses it', async () => {
		const { identity, ada, token } = await mailed();
		const until = new Date(Date.now() + HOUR);
		await choosePassword(
			identity,
			await passwordToken(identity, await identity.account(ada), until),
			PASSWORD
		);
		const adas = { email: 'ada@larkfield.example', password: PASSWORD, shared: false };
		const browser = new Browser().take(isIn(await withPassword(identity, adas, NOBODY)).headers);
		await sendLink(identity, 'ben@larkfield.example', NOBODY);
		browser.take(isIn(await withLink(identity, token(), browser.headers)).headers);
		expect((await here(identity, browser))?.person.id).toBe('ben');
		expect((await here(identity, browser))?.visit.strong).toBe(false);
	});

	test('of one kind opens nothing of another', async () => {
		const { identity, ben, token } = await mailed();
		await sendLink(identity, 'ben@larkfield.example', NOBODY);
		expect(await holderOf(identity, token())).toBeUndefined();
		expect(isRefusal(await choosePassword(identity, token(), PASSWORD))).toBe(true);
		const until = new Date(Date.now() + HOUR);
		const invited = await passwordToken(identity, await identity.account(ben), until);
		expect(await withLink(identity, invited, NOBODY)).toMatchObject({ refused: 'link-used' });
		// Nor does anything else that the library keeps under a name for a while, such as the state of a sign-in elsewhere.
		const { internalAdapter } = await identity.auth.$context;
		const kept = [`reset-password:${invited}`, '2fa-abc', 'state'];
		for (const identifier of kept.slice(1))
			await internalAdapter.createVerificationValue({
				identifier,
				value: identifier === 'state' ? '{"codeVerifier":"x"}' : 'an account',
				expiresAt: until
			});
		for (const name of kept) {
			expect(await withLink(identity, name, NOBODY), name).toMatchObject({ refused: 'link-used' });
			expect(await internalAdapter.findVerificationValue(name), name).not.toBeNull();
		}
	});

	test('is over after twenty minutes, on a clock that was put on as on any other', async () => {
		const { identity, token } = await mailed();
		vi.useFakeTimers({ toFake: ['Date'] });
		await sendLink(identity, 'ben@larkfield.example', NOBODY);
		vi.setSystemTime(Date.now() + 21 * MINUTE);
		expect(await withLink(identity, token(), NOBODY)).toMatchObject({ refused: 'link-used' });
	});

	test('still opens when the clock has been put back a little', async () => {
		const { identity, token } = await mailed();
		vi.useFakeTimers({ toFake: ['Date'] });
		await sendLink(identity, 'ben@larkfield.example', NOBODY);
		vi.setSystemTime(Date.now() - 3 * MINUTE);
		expect(isIn(await withLink(identity, token(), NOBODY)).next).toBe('in');
	});
});

test('a code of one person opens nothing with the number of another', async () => {
	const { identity, store, kit, ben } = await identityAt();
	await store.people.change('larkfield', 'ben', (person) => ({ ...person, staffNumber: 'B-2' }));
	const code = await printCode(identity, kit);
	await printCode(identity, { ...ben, staffNumber: 'B-2' });
	const by = (staffNumber: string, school = 'larkfield') => ({
		school,
		staffNumber,
		secret: code,
		shared: true
	});
	expect(await withNumber(identity, by('B-2'), NOBODY)).toMatchObject({ refused: 'number-wrong' });
	expect(await withNumber(identity, by('M-17', 'ashby'), NOBODY)).toMatchObject({
		refused: 'number-wrong'
	});
	expect(isIn(await withNumber(identity, by('M-17'), NOBODY)).next).toBe('choose-pin');
});

test('without a provider no address of one is made up from what a request says', async () => {
	const { identity } = await identityAt();
	expect(await toProvider(identity, LYING)).toMatchObject({ refused: 'provider-away' });
});

describe('a second factor that was given', () => {
	const now = Date.parse('2026-11-20T09:00:00.000Z');
	const given = (ago: number) => new Date(now - ago).toISOString();

	test('counts for a working day', () => {
		expect(isStrong(given(0), now)).toBe(true);
		expect(isStrong(given(12 * HOUR - 1), now)).toBe(true);
		expect(isStrong(given(12 * HOUR), now)).toBe(false);
	});

	test('does not count from a time that is still to come, but for a clock put right by minutes', () => {
		expect(isStrong(given(-4 * MINUTE), now)).toBe(true);
		expect(isStrong(given(-6 * MINUTE), now)).toBe(false);
		expect(isStrong(given(-365 * 24 * HOUR), now)).toBe(false);
	});

	test('is none where nothing readable was kept', () => {
		for (const kept of [undefined, null, '', 'yesterday']) expect(isStrong(kept, now)).toBe(false);
	});
});
