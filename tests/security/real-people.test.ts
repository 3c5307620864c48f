/**
 * Every route, action and method of the real server, for people with accounts at real schools: with a second factor and
 * without one, at a school that asks for none, after leaving, and before choosing a PIN.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTrusted } from '#domain/staff/roles.ts';
import { startServer, type Server } from '../durability/server.ts';
import * as accounts from './accounts.ts';
import { comparable, few, type Ask } from './asking.ts';
import { EXPECTED } from './expectations.ts';
import { routesOf } from './routes.ts';
import { onlyAt, ROLE_SETS, type School } from './schools.ts';
import * as walking from './walking.ts';

const PAGES = routesOf()
	.filter(({ page }) => page)
	.map(({ id }) => id);
const SIGN_IN = /^\/sign-in\?to=%2F[\w%.-]*$/;

let server: Server | undefined;
let real: accounts.RealSchools;
const folder = mkdtempSync(path.join(os.tmpdir(), 'real-people-'));

beforeAll(async () => {
	real = await accounts.seedReal(folder);
	server = await startServer(folder, walking.BELIEVING);
});
afterAll(async () => {
	await server?.stop('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

function school(id: string): School {
	const found = real.schools.find((each) => each.id === id);
	if (!found) throw new Error('There is no such school.');
	return found;
}
const othersThan = (id: string) => real.schools.filter((each) => each.id !== id);
let seats = 10;
const askingAs = (cookie: string | undefined) =>
	walking.askingAt(server?.url ?? '', cookie, seats++ % 250);

/** Everybody who is in: where, with which roles, and whether they have shown a second factor. */
const PEOPLE = Object.entries(ROLE_SETS).flatMap(([set, roles]) => {
	const weak = isTrusted(roles);
	return [
		{ at: 'lime-street', set, roles, factor: 'shown' as const, says: 'with a second factor' },
		...(weak
			? [
					{ at: 'lime-street', set, roles, factor: 'missing' as const, says: 'without one' },
					{
						at: 'fern-hill',
						set,
						roles,
						factor: 'missing' as const,
						says: 'where none is asked for'
					}
				]
			: [])
	];
});

describe.each(PEOPLE)('$set $says', ({ at, set, roles, factor }) => {
	const who = accounts.realPerson(set, factor);
	const asker: walking.Asker = {
		roles,
		signIn: SIGN_IN,
		...(factor === 'missing' && at === 'lime-street' ? { lacksFactor: true as const } : {})
	};
	const own = () => walking.idsOf(school(at), who);

	test('may see and do what is written down, and nothing else', async () => {
		const asking = askingAs(real.cookie(at, who));
		const cases = walking.casesFor(own());
		expect(await walking.walk(cases, asker, asking, othersThan(at))).toEqual([]);
		expect(cases.length).toBeGreaterThan(250);
		expect(await walking.walkData(PAGES, own(), asker, asking)).toEqual([]);
	});

	test('learns nothing from ids of others and of other schools', async () => {
		const asking = askingAs(real.cookie(at, who));
		const other = at === 'lime-street' ? 'oak-road' : 'lime-street';
		const elsewhere = school(other).imports.map((made) => ({
			...walking.idsOf(school(other), who),
			person: onlyAt(other),
			import: made
		}));
		const another = accounts.realPerson(set === 'everything' ? 'learner' : 'everything', 'shown');
		const colleague = walking.idsOf(school(at), another);
		const guesses = Object.entries(EXPECTED).flatMap(([id, expected]) =>
			!expected.at.includes('{')
				? []
				: (expected.ids === 'school' ? elsewhere : [...elsewhere, colleague]).flatMap((ids) =>
						walking
							.waysToAsk(expected)
							.map((send) => ({ id, guess: send(ids), none: send(walking.NOBODYS) }))
					)
		);
		expect(guesses.length).toBeGreaterThan(5);
		await few(guesses, async ({ id, guess, none }) => {
			const [guessed, missing] = [await asking(guess), await asking(none)];
			expect(comparable(guessed, guess.path), id).toEqual(comparable(missing, none.path));
			expect([303, 403, 404, 405], `${id}: ${missing.status}`).toContain(missing.status);
		});
	});
});

/** The cases of a walk with nobody's ids of their own. */
const cases = () => walking.casesFor(walking.idsOf(school('lime-street'), onlyAt('lime-street')));

/**
 * The cookie with one bit of its seal changed. The seal is base64 of 32 bytes, so the last
 * sign carries only four bits of it: another last sign may say the same seal.
 */
function withAnotherSeal(cookie: string): string {
	const [name = '', value = ''] = cookie.split(/=(.*)/s);
	const [token = '', seal = ''] = decodeURIComponent(value).split('.');
	const other = Buffer.from(seal, 'base64');
	other[0] = (other[0] ?? 0) ^ 1;
	return `${name}=${encodeURIComponent(`${token}.${other.toString('base64')}`)}`;
}

/** Those who are nobody to the server, whatever they send. */
const STRANGERS: readonly (readonly [string, () => string | undefined])[] = [
	['nobody', () => undefined],
	['somebody who has left', () => real.cookie('lime-street', accounts.LEAVER)],
	[
		'a session whose seal was changed',
		() => withAnotherSeal(real.cookie('lime-street', 'with-everything'))
	],
	[
		'a session cookie with the token alone',
		() => real.cookie('lime-street', 'with-everything').replace(/\..*$/, '')
	]
];

test.each(STRANGERS)(
	'%s is asked to sign in, and sees what everybody does',
	async (_, cookie: () => string | undefined) => {
		const asker = { signIn: SIGN_IN };
		const asking = askingAs(cookie());
		const asked = cases().filter(({ ask }) => cookie() === undefined || ask.method === 'GET');
		expect(await walking.walk(asked, asker, asking, real.schools)).toEqual([]);
		const none = walking.NOBODYS;
		expect(await walking.walkData(PAGES, none, asker, asking)).toEqual([]);
	}
);

test('before a PIN is chosen, every way leads to choosing one, or out', async () => {
	const asking = askingAs(real.cookie('lime-street', accounts.CODED));
	const open = ['/(site)/account/pin', '/(site)/sign-out'];
	const [inside, outside] = [true, false].map((is) =>
		cases().filter(({ id }) => open.includes(id) === is)
	);
	const asks = { see: 'oneself', seen: [200], done: { default: [400] } } as const;
	const choosing = (inside ?? []).map((each) => ({
		...each,
		expected: { ...each.expected, ...asks }
	}));
	const asker = { roles: ROLE_SETS['everything'] ?? [], signIn: SIGN_IN };
	expect(await walking.walk(choosing, asker, asking, real.schools.slice(1))).toEqual([]);
	const wrong: string[] = [];
	await few(outside ?? [], async ({ id, asked, ask }) => {
		const { status, headers } = await asking(ask);
		const right =
			asked === 'GET'
				? status === 303 && headers.get('location') === '/account/pin'
				: status === 403;
		if (!right) wrong.push(`${id} ${asked}: ${status}`);
	});
	expect(wrong).toEqual([]);
	for (const id of PAGES.filter((each) => !open.includes(each))) {
		const at = walking.address(EXPECTED[id]?.at ?? '/', walking.NOBODYS).replace(/\/$/, '');
		const { status, body } = await asking({ path: `${at}/__data.json` });
		expect([status, /Quillfeather/.test(body)], id).toEqual([200, false]);
		expect(JSON.parse(body), id).toEqual({ type: 'redirect', location: '/account/pin' });
	}
});

test('somebody of two schools sees the one they are at, and nothing of the other', async () => {
	const cookie = real.cookie('lime-street', accounts.BOTH);
	const ids = (id: string) => walking.idsOf(school(id), accounts.BOTH);
	const places = [
		['lime-street', 'oak-road'],
		['oak-road', 'lime-street']
	] as const;
	for (const [here, there] of places) {
		const asking = askingAs(`${cookie}; at-school=${here}`);
		const asker = { roles: ROLE_SETS['everything'] ?? [], signIn: SIGN_IN };
		const walked = walking.casesFor(ids(here));
		expect(await walking.walk(walked, asker, asking, [school(there)])).toEqual([]);
		for (const expected of Object.values(EXPECTED).filter(({ at }) => at.includes('{')))
			for (const send of walking.waysToAsk(expected)) {
				const [guess, none] = [
					send({ ...ids(there), person: onlyAt(there) }),
					send(walking.NOBODYS)
				];
				const [guessed, missing] = [await asking(guess), await asking(none)];
				expect(comparable(guessed, guess.path)).toEqual(comparable(missing, none.path));
			}
	}
	// A school that the account does not open is as if no school were named.
	for (const forged of [
		'fern-hill',
		'sample-beckstone',
		'../oak-road',
		'lime-street/with-leader'
	]) {
		const { body } = await askingAs(`${cookie}; at-school=${forged}`)({ path: '/reports' });
		expect(body.includes(school('lime-street').canary), forged).toBe(true);
		expect(body.includes(school('fern-hill').canary), forged).toBe(false);
	}
});

describe('who signs in over HTTP', () => {
	const sent = async (path: string, form: Ask['form']) => {
		const answer = await askingAs(undefined)({ path, method: 'POST', ...(form ? { form } : {}) });
		const cookie = answer.headers
			.getSetCookie()
			.map((line) => line.split(';')[0])
			.join('; ');
		return { ...answer, cookie };
	};
	const withPassword = (who: string) =>
		sent('/sign-in?/password', {
			email: accounts.emailOf('lime-street', who),
			password: accounts.PASSWORD
		});

	test('with a password alone has not shown a second factor', async () => {
		const { status, cookie } = await withPassword(accounts.realPerson('leader', 'missing'));
		expect(status).toBe(303);
		const asking = askingAs(cookie);
		const reports = await asking({ path: '/reports?group=teacher' });
		expect(reports.headers.get('location')).toBe('/account/second-factor?to=%2Freports');
		expect((await asking({ path: '/my-data' })).status).toBe(200);
	});

	test('a leaver is told what everybody is told whose password is wrong', async () => {
		const [left, unknown] = [await withPassword(accounts.LEAVER), await withPassword('stranger')];
		const plain = ({ status, body }: typeof left) => ({
			status,
			body: body.replaceAll(/leaver|stranger|nonce="[^"]*"|nonce-[^']*/g, '')
		});
		expect(plain(left)).toEqual(plain(unknown));
		expect(left.status).toBe(400);
	});

	test('with a code from the office can only choose a PIN, and then is in', async () => {
		const { code } = real;
		const form = { school: 'lime-street', number: 'KAY-2', secret: code };
		const { status, headers, cookie } = await sent('/sign-in?/number', form);
		expect([status, headers.get('location')]).toEqual([303, '/account/pin']);
		const asking = askingAs(cookie);
		expect((await asking({ path: '/course' })).headers.get('location')).toBe('/account/pin');
		const pin = { pin: '482915', again: '482915' };
		const chosen = await asking({ path: '/account/pin', method: 'POST', form: pin });
		expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/course']);
		expect((await asking({ path: '/course' })).status).toBe(200);
		expect((await sent('/sign-in?/number', form)).status).toBe(400);
	});
});
