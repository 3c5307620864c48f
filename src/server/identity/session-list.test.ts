import { describe, expect, test } from 'vitest';
import { deviceOf } from './device.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import type { Identity } from './identity.ts';
import { choosePassword, passwordToken } from './passwords.ts';
import { endOtherSessions, endSession, sessionsOf, signOutEverywhere } from './session-list.ts';
import { withPassword } from './signing-in.ts';

const WINDOWS =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

async function signedIn(identity: Identity, email: string, userAgent: string, shared = false) {
	const headers = new Headers({ 'user-agent': userAgent });
	const answer = await withPassword(identity, { email, password: PASSWORD, shared }, headers);
	const browser = new Browser().take(isIn(answer).headers);
	const account = (await here(identity, browser))?.visit.account;
	if (!account) throw new Error('not in');
	return { browser, ...account };
}

async function twoPlaces() {
	const at = await identityAt();
	for (const person of [at.ben, at.ada]) {
		const user = await at.identity.account(person);
		const token = await passwordToken(at.identity, user, new Date(Date.now() + 60_000));
		await choosePassword(at.identity, token, PASSWORD);
	}
	const phone = await signedIn(at.identity, 'ben@larkfield.example', IPHONE);
	const desk = await signedIn(at.identity, 'ben@larkfield.example', WINDOWS, true);
	return { ...at, phone, desk };
}

describe('where somebody is signed in', () => {
	test('is told in words, this place first, and nobody else’s', async () => {
		const { identity, phone, desk } = await twoPlaces();
		const other = await signedIn(identity, 'ada@larkfield.example', WINDOWS);
		expect(sessionsOf(identity, phone.user, phone.session)).toEqual([
			{
				id: phone.session,
				device: 'Safari on an iPhone',
				means: 'password',
				shared: false,
				since: expect.stringMatching(/^2\d{3}-.+Z$/) as string,
				last: expect.stringMatching(/^2\d{3}-.+Z$/) as string,
				isThis: true
			},
			expect.objectContaining({ id: desk.session, device: 'Chrome on Windows', shared: true })
		]);
		expect(sessionsOf(identity, other.user, other.session)).toHaveLength(1);
	});

	test('ends at once where they say so, and nowhere else', async () => {
		const { identity, phone, desk } = await twoPlaces();
		expect(await endSession(identity, phone.user, desk.session)).toBe(true);
		expect(await here(identity, desk.browser)).toBeUndefined();
		expect((await here(identity, phone.browser))?.person.id).toBe('ben');
		expect(await endSession(identity, phone.user, desk.session)).toBe(false);
	});

	test('cannot be ended by anybody else', async () => {
		const { identity, phone } = await twoPlaces();
		const ada = await signedIn(identity, 'ada@larkfield.example', WINDOWS);
		expect(await endSession(identity, ada.user, phone.session)).toBe(false);
		expect(await endOtherSessions(identity, ada.user, ada.session)).toBe(0);
		expect((await here(identity, phone.browser))?.person.id).toBe('ben');
	});

	test('ends everywhere else in one go', async () => {
		const { identity, phone, desk } = await twoPlaces();
		expect(await endOtherSessions(identity, phone.user, phone.session)).toBe(1);
		expect(await here(identity, desk.browser)).toBeUndefined();
		expect(sessionsOf(identity, phone.user, phone.session)).toHaveLength(1);
	});

	test('ends where an administrator says so, who is logged; not their own', async () => {
		const { identity, store, ada, ben, phone, desk } = await twoPlaces();
		const doer = { person: ada, school: { id: 'larkfield' } };
		expect(await signOutEverywhere(identity, doer, ben)).toBeUndefined();
		for (const { browser } of [phone, desk]) expect(await here(identity, browser)).toBeUndefined();
		expect(await signedIn(identity, 'ben@larkfield.example', IPHONE)).toBeDefined();
		expect(store.logs.list('larkfield', 'audit')).toMatchObject([
			{ what: 'sessions-ended', by: 'ada', about: 'ben' }
		]);
		expect(await signOutEverywhere(identity, doer, ada)).toMatchObject({ refused: 'yourself' });
		await expect(
			signOutEverywhere(identity, { ...doer, school: { id: 'ashby' } }, ben)
		).rejects.toThrow('another school');
	});

	test('of a person at two schools, ends at the school whose administrator says so, and goes on at the other', async () => {
		const { identity, store, ada, ben, phone } = await twoPlaces();
		const there = { ...ben, school: 'ashby', id: 'ben-there' };
		await store.people.add(there);
		await identity.joinSeats(identity.userOf(ben));
		const doer = { person: { ...ada, school: 'ashby' }, school: { id: 'ashby' } };
		const at = async (school: string) =>
			(await here(
				identity,
				phone.browser.take(new Headers({ 'set-cookie': `at-school=${school}` }))
			)) ?? 'nowhere';
		expect(await at('ashby')).toMatchObject({ person: { id: 'ben-there' } });

		expect(await signOutEverywhere(identity, doer, there)).toBeUndefined();
		expect(await at('ashby')).toMatchObject({
			person: { id: 'ben' },
			school: { id: 'larkfield' },
			visit: { account: { schools: ['larkfield'], shut: ['ashby'] } }
		});
		expect(store.logs.list('larkfield', 'audit')).toEqual([]);
		// Signing in anew opens both.
		const anew = await signedIn(identity, 'ben@larkfield.example', IPHONE);
		expect(anew.schools).toEqual(['larkfield', 'ashby']);

		// The other school says so too: what opens neither is over.
		await signOutEverywhere(identity, { person: ada, school: { id: 'larkfield' } }, ben);
		expect(await at('larkfield')).toBe('nowhere');
		expect(sessionsOf(identity, phone.user, '').map(({ id }) => id)).toEqual([anew.session]);
	});

	test('leaves out what is over by itself', async () => {
		const { identity, phone, desk } = await twoPlaces();
		await identity.rows.update(
			'session',
			[{ field: 'id', operator: 'eq', value: desk.session, connector: 'AND' }],
			(row) => ({ ...row, expiresAt: '2026-01-01T00:00:00.000Z' })
		);
		expect(sessionsOf(identity, phone.user, phone.session).map(({ id }) => id)).toEqual([
			phone.session
		]);
	});
});

test.each([
	[WINDOWS, 'Chrome on Windows'],
	[WINDOWS.replace('Safari/537.36', 'Safari/537.36 Edg/142.0.0.0'), 'Edge on Windows'],
	[
		'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36',
		'Chrome on a Chromebook'
	],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Firefox/140.0', 'Firefox on a Mac'],
	[
		'Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
		'Chrome on an Android phone'
	],
	['curl/8.0', 'An unknown browser'],
	[undefined, 'An unknown browser'],
	[`${'x'.repeat(10_000)} Chrome/1`, 'An unknown browser']
])('a browser that says “%.40s” is “%s”', (userAgent, words) => {
	expect(deviceOf(userAgent)).toBe(words);
});
