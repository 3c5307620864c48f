/**
 * How the real server speaks: what every answer carries, who is believed, and what ends early.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type Server } from '../durability/server.ts';
import { unguarded, unguardedText } from './guards.ts';
import { head, speak } from './raw.ts';
import { becoming, personWith, seed } from './schools.ts';

const SCHOOL = 'sample-beckstone';
const folder = mkdtempSync(path.join(os.tmpdir(), 'transport-'));
let server: Server;
let becomes: ReturnType<typeof becoming>;
let attempt: string;

beforeAll(async () => {
	const [school] = await seed(folder, ['beckstone']);
	attempt = school?.of[personWith('learner')]?.attempt ?? '';
	becomes = becoming(folder);
	server = await startServer(folder);
});
afterAll(async () => {
	await server?.stop('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

const get = (address: string, init: RequestInit = {}) =>
	fetch(server.url + address, { redirect: 'manual', ...init });
const hostOf = (url: string) => new URL(url).host;
describe('every answer is guarded', () => {
	test.each([
		['a page', '/', {}, 200],
		['a file beside the app', '/favicon.svg', {}, 200],
		['a file of the app', '/_app/version.json', {}, 200],
		['a file that is not there', '/_app/immutable/none.js', {}, 404],
		['a missing page', '/nowhere', {}, 404],
		['a page for others', '/reports', {}, 303],
		['a page asked for as data', '/reports/__data.json', {}, 401],
		['an address with a slash too many', '/course/', {}, 308],
		['an unreadable address', '/course/%E0%A4%A', {}, 400],
		['a form of another site', '/?/enter', { method: 'POST', body: new URLSearchParams() }, 403],
		['a method it has not', '/verify', { method: 'DELETE' }, 403],
		['a choice of nobody', '/course/x/y/choices', { method: 'POST', body: '{}' }, 403]
	] as const)('%s', async (_, address, init, status) => {
		const answer = await get(address, init);
		expect([answer.status, unguarded((name) => answer.headers.get(name))]).toEqual([status, []]);
		expect(answer.headers.get('strict-transport-security')).toBeNull();
	});

	test('no page of a person is kept by a browser, no refusal, and none that a link opens', async () => {
		const cookie = await becomes(SCHOOL, personWith('learner'));
		const asked: readonly (readonly [address: string, status: number, headers: object])[] = [
			...['/course', '/my-data', '/my-data/json', '/declaration', '/account'].map(
				(address) => [address, 200, { cookie }] as const
			),
			...['/people', '/audit/csv', '/reports', '/nowhere'].map(
				(address) => [address, 404, { cookie }] as const
			),
			['/reports', 303, {}],
			...['/set-up', '/sign-in/link', '/sign-in/choose-password'].map(
				(address) => [`${address}?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`, 200, {}] as const
			),
			...['/sign-in', '/verify', '/?choose'].map((address) => [address, 200, {}] as const)
		];
		for (const [address, status, headers] of asked) {
			const answer = await get(address, { headers: { ...headers } });
			const says = answer.headers.get('cache-control');
			expect([answer.status, says], address).toEqual([status, 'private, no-store']);
		}
		for (const address of ['/', '/accessibility', '/how-it-judges'])
			expect((await get(address)).headers.get('cache-control'), address).toBe('no-cache');
	});

	test('a file of a package that is tried out may be framed by us, and nothing else may', async () => {
		const cookie = await becomes(SCHOOL, personWith('lms-admin'));
		const made = Buffer.from('?').toString('base64url');
		const frame = await get(`/packages/preview/files/${made}/index.html`, { headers: { cookie } });
		expect(frame.status).toBe(200);
		expect(frame.headers.get('x-frame-options')).toBe('SAMEORIGIN');
		expect(unguarded((name) => frame.headers.get(name))).toEqual([]);
		const page = await get('/packages', { headers: { cookie } });
		expect(page.headers.get('x-frame-options')).toBe('DENY');
		expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	});

	test('a page runs no script of its own but with the number of the day', async () => {
		const page = await get('/');
		const text = await page.text();
		const policy = page.headers.get('content-security-policy') ?? '';
		for (const [, attributes = ''] of text.matchAll(/<script\b([^>]*)>/g)) {
			const nonce = /nonce="([^"]+)"/.exec(attributes)?.[1];
			expect(/\bsrc=/.test(attributes) || policy.includes(`'nonce-${nonce}'`)).toBe(true);
		}
		expect(text).not.toMatch(/<[^>]+\son\w+=|javascript:/i);
	});

	test('what Node alone would answer', async () => {
		const host = hostOf(server.url);
		const long = 'x'.repeat(20_000);
		const cases: readonly (readonly [string, number])[] = [
			['nonsense\r\n\r\n', 400],
			['GET / HTTP/1.1\r\n\r\n', 400],
			[head('GET / HTTP/1.1', { Host: host, 'X-Long': long }), 431],
			[head(`GET /${long} HTTP/1.1`, { Host: host }), 431],
			[head(`GET /${'x'.repeat(9_000)} HTTP/1.1`, { Host: host }), 414],
			[head('GET / HTTP/1.1', { Host: host, 'Bad Name': 'x' }), 400],
			[head('TRACE / HTTP/1.1', { Host: host }), 405],
			[head('PROPFIND / HTTP/1.1', { Host: host }), 405],
			[head('GET / HTTP/1.1', { Host: host, Expect: 'the unexpected', Connection: 'close' }), 417],
			[
				head('POST / HTTP/1.1', {
					Host: host,
					'Content-Length': '5',
					'Transfer-Encoding': 'chunked'
				}),
				400
			],
			[head('POST / HTTP/1.1', { Host: host, 'Content-Length': '1, 2' }), 400]
		];
		for (const [said, status] of cases) {
			const heard = await speak(server.url, [said]);
			expect([heard.status, unguardedText(heard.text)], said.slice(0, 60)).toEqual([status, []]);
			expect(heard.closed, said.slice(0, 60)).toBe(true);
		}
	});
});

describe('a server that is reached over https', () => {
	test('says so for a year, and takes forms from that address only', async () => {
		const data = mkdtempSync(path.join(os.tmpdir(), 'transport-https-'));
		const ORIGIN = 'https://training.school.example';
		// It says where it is open by the name people use; the port it is really on is told apart.
		const port = await freePort();
		const behind = await startServer(data, { env: { ORIGIN, PORT: String(port) } });
		const at = `http://127.0.0.1:${port}`;
		try {
			for (const address of ['/', '/favicon.svg', '/nowhere', '/course']) {
				const answer = await fetch(at + address, { redirect: 'manual' });
				expect(answer.headers.get('strict-transport-security'), address).toBe('max-age=31536000');
			}
			const enter = (origin: string, more: Record<string, string> = {}) =>
				fetch(`${at}/?/enter`, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin, accept: 'text/html', ...more },
					body: new URLSearchParams({ policy: 'beckstone', person: 'new-teacher' })
				});
			expect((await enter(at)).status).toBe(403);
			expect((await enter(ORIGIN, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
			const entered = await enter(ORIGIN, {
				'x-forwarded-proto': 'http',
				'x-forwarded-host': 'evil'
			});
			expect(entered.status).toBe(303);
			expect(entered.headers.get('location')).toBe('/course');
			const cookie = entered.headers.get('set-cookie') ?? '';
			for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
				expect(cookie).toContain(part);
		} finally {
			await behind.stop('SIGTERM');
			rmSync(data, { recursive: true, force: true });
		}
	});
});

describe('what a request says of itself', () => {
	test('its host is a name or an address, and never part of a path', async () => {
		for (const host of ['x/reports?', 'a b', 'a@b', '', 'x#', 'x\\y', '[::1', 'x:port', 'a,b']) {
			const heard = await speak(server.url, [
				head('GET /course HTTP/1.1', { Host: host, Connection: 'close' })
			]);
			expect([heard.status, unguardedText(heard.text)], host).toEqual([400, []]);
		}
	});

	test('its target is a path', async () => {
		const Host = hostOf(server.url);
		for (const target of ['*', 'http://elsewhere.example/', '/\u00e9', 'course']) {
			const heard = await speak(server.url, [
				head(`GET ${target} HTTP/1.1`, { Host, Connection: 'close' })
			]);
			expect(heard.status, target).toBe(400);
		}
		// No redirect leads to another host.
		for (const target of [
			'//elsewhere.example/',
			'//elsewhere.example/course/',
			'/\\elsewhere.example/'
		]) {
			const heard = await speak(server.url, [
				head(`GET ${target} HTTP/1.1`, { Host, Connection: 'close' })
			]);
			expect(heard.text, target).not.toMatch(/^location: *(https?:)?\/?[/\\]/im);
		}
	});

	test('headers of a proxy change nothing where the operator has none', async () => {
		const forged = {
			'x-forwarded-proto': 'https',
			'x-forwarded-host': 'elsewhere.example',
			'x-forwarded-for': '198.51.100.1',
			'x-forwarded-port': '1',
			forwarded: 'host=elsewhere.example;proto=https',
			'x-http-method-override': 'POST',
			'x-original-url': '/reports',
			'x-rewrite-url': '/reports'
		};
		const answer = await get('/course', { headers: forged });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?choose#roles']);
		const entered = await get('/?/enter', {
			method: 'POST',
			headers: { ...forged, origin: 'https://elsewhere.example', accept: 'text/html' },
			body: new URLSearchParams({ policy: 'beckstone', person: 'new-teacher' })
		});
		expect(entered.status).toBe(403);
	});
});

describe('a request that is meant to break the server', () => {
	test.each([
		[
			'a range that ends before it begins',
			'/favicon.svg',
			{ headers: { range: 'bytes=9-1' } },
			200
		],
		[
			'a form of another site to an address that is none',
			'/%E0%A4%A',
			{ method: 'POST', headers: { origin: 'https://elsewhere.example' } },
			400
		],
		[
			'an action by the name that Kit keeps for itself',
			'/verify?/default',
			{
				method: 'POST',
				headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
				body: '{}'
			},
			404
		]
	] as const)('%s is answered, and the next one too', async (_, address, init, status) => {
		expect((await get(address, init)).status).toBe(status);
		expect((await get('/accessibility')).status).toBe(200);
		expect(server.said()).toBe('');
	});
});

describe('what would change something', () => {
	const step = JSON.stringify({ at: 0, scene: 'request', choice: 'decline' });
	const from: readonly (readonly [string, Record<string, string>])[] = [
		['another site', { origin: 'https://elsewhere.example' }],
		['a neighbour', { origin: 'http://127.0.0.1:1' }],
		['a page without a site', { origin: 'null' }],
		['nobody says where', {}],
		['a frame of another site', { 'sec-fetch-site': 'cross-site' }]
	];
	test.each(from)('is refused from %s, whatever its type', async (_, headers) => {
		const cookie = await becomes(SCHOOL, personWith('learner'));
		for (const address of [
			`/course/parent-friend-request/${attempt}/choices`,
			`/course/parent-friend-request/${attempt}?/choose`,
			'/declaration?/sign',
			'/?/reset'
		])
			for (const type of [
				'application/json',
				'text/plain',
				'application/x-www-form-urlencoded',
				'application/xml',
				''
			]) {
				const answer = await get(address, {
					method: 'POST',
					headers: { ...headers, cookie, ...(type ? { 'content-type': type } : {}) },
					body: Buffer.from(step)
				});
				expect([answer.status, unguarded((name) => answer.headers.get(name))]).toEqual([403, []]);
			}
		for (const method of ['PUT', 'PATCH', 'DELETE'])
			expect((await get('/course', { method, headers: { ...headers, cookie } })).status).toBe(403);
	});

	test('is taken from our own pages, by either header', async () => {
		const cookie = await becomes(SCHOOL, personWith('learner'));
		for (const headers of [{ origin: server.url }, { 'sec-fetch-site': 'same-origin' }]) {
			const answer = await get(`/course/parent-friend-request/${attempt}/choices`, {
				method: 'POST',
				headers: { ...headers, cookie },
				body: '{}'
			});
			expect(answer.status).toBe(400);
		}
	});
});

test('somebody who dawdles over a request is let go, and others are answered meanwhile', async () => {
	const slow = speak(server.url, [`GET / HTTP/1.1\r\nHost: ${hostOf(server.url)}\r\nX-Slow: `], {
		patience: 30_000
	});
	expect((await get('/accessibility')).status).toBe(200);
	const heard = await slow;
	expect([heard.status, heard.closed, unguardedText(heard.text)]).toEqual([408, true, []]);
	expect(heard.took).toBeLessThan(25_000);
});

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
	const { createServer } = await import('node:net');
	return new Promise((found) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const at = probe.address();
			probe.close(() => found(typeof at === 'object' && at ? at.port : 0));
		});
	});
}
