/**
 * What is too much for the real server: uploads without end, and what is done too often.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type Server } from '../durability/server.ts';
import { unguardedText } from './guards.ts';
import { head, speak } from './raw.ts';
import { becoming, personWith, seed } from './schools.ts';

const SCHOOL = 'sample-beckstone';
const folder = mkdtempSync(path.join(os.tmpdir(), 'too-much-'));
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
const megabytes = (many: number) => many * 1024 * 1024;

/** The memory of the server's process, in bytes. */
function memory(): number {
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)])) * 1024;
}

/** A piece again and again, up to so many bytes. */
function* again(piece: string, upTo: number): Iterable<string> {
	for (let sent = 0; sent < upTo; sent += piece.length) yield piece;
}

describe('an upload of two gigabytes', () => {
	const TWO = megabytes(2_048);
	const piece = 'x'.repeat(65_536);

	test('that says how long it is ends at once, with what is wrong', async () => {
		const cookie = await becomes(SCHOOL, personWith('lms-admin'));
		const before = memory();
		for (const address of [
			'/packages?/compare',
			'/nowhere',
			'/favicon.svg',
			`/course/x/${attempt}/choices`
		]) {
			const heard = await speak(
				server.url,
				[
					head(`POST ${address} HTTP/1.1`, {
						Host: hostOf(server.url),
						Origin: server.url,
						Cookie: cookie,
						'Content-Type': 'multipart/form-data; boundary=x',
						'Content-Length': String(TWO)
					}),
					...again(piece, megabytes(16))
				],
				{ patience: 10_000 }
			);
			expect([heard.status, unguardedText(heard.text), heard.closed], address).toEqual([
				413,
				[],
				true
			]);
			expect(heard.text).toContain('larger than this server takes');
			expect(heard.took, address).toBeLessThan(5_000);
		}
		expect(memory() - before).toBeLessThan(megabytes(24));
	});

	test('that asks first is not sent at all', async () => {
		const heard = await speak(server.url, [
			head('POST /packages?/compare HTTP/1.1', {
				Host: hostOf(server.url),
				Origin: server.url,
				Expect: '100-continue',
				'Content-Length': String(TWO)
			})
		]);
		expect(heard.status).toBe(413);
		const small = await speak(server.url, [
			head('POST /verify HTTP/1.1', {
				Host: hostOf(server.url),
				Origin: server.url,
				Accept: 'text/html',
				Expect: '100-continue',
				'Content-Type': 'application/x-www-form-urlencoded',
				'Content-Length': '10',
				Connection: 'close'
			}),
			'receipt=ab'
		]);
		expect(small.text).toMatch(/^HTTP\/1\.1 100 Continue[^]+HTTP\/1\.1 [24]00/);
	});

	test('in pieces, which does not say, ends soon after the most that is taken, with what is wrong', async () => {
		const cookie = await becomes(SCHOOL, personWith('lms-admin'));
		const chunk = `10000\r\n${piece}\r\n`;
		for (const address of [
			'/packages?/compare',
			'/nowhere',
			'/favicon.svg',
			`/course/x/${attempt}/choices`
		]) {
			const before = memory();
			const heard = await speak(
				server.url,
				(function* () {
					yield head(`POST ${address} HTTP/1.1`, {
						Host: hostOf(server.url),
						Origin: server.url,
						Cookie: cookie,
						Accept: 'text/html',
						'Content-Type': 'multipart/form-data; boundary=x',
						'Transfer-Encoding': 'chunked'
					});
					yield* again(chunk, TWO);
				})(),
				{ patience: 30_000 }
			);
			expect([heard.closed, unguardedText(heard.text)], address).toEqual([true, []]);
			// Of two gigabytes; how much the two ends' buffers take before the end is felt, a busy computer decides.
			expect(heard.sent, address).toBeLessThan(megabytes(40));
			expect(memory() - before, address).toBeLessThan(megabytes(40));
			if (address.startsWith('/packages')) {
				expect(heard.status).toBe(413);
				expect(heard.text).toContain('larger than this server takes');
			}
		}
	});

	test('that says it is short does not become another request', async () => {
		const inner = head('GET /favicon.svg HTTP/1.1', { Host: hostOf(server.url) });
		const heard = await speak(server.url, [
			head('POST /verify HTTP/1.1', {
				Host: hostOf(server.url),
				Origin: server.url,
				'Content-Type': 'application/x-www-form-urlencoded',
				'Content-Length': '3'
			}),
			`a=bxxx${inner}`
		]);
		expect(heard.text).not.toContain('<svg');
	});
});

describe('what is done too often', () => {
	test('is answered with how long to wait, on a page that can be read, and only for who did it', async () => {
		const cookie = await becomes(SCHOOL, personWith('leader'));
		const csv = async (as: string) => get('/reports/csv', { headers: { cookie: as } });
		const statuses: number[] = [];
		for (let times = 0; times < 61; times++) statuses.push((await csv(cookie)).status);
		expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
		const last = await csv(cookie);
		expect(last.status).toBe(429);
		expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(500);
		expect(await last.text()).toMatch(/too many downloads[^.]*\. Wait 10 minutes, then try again/);
		expect((await csv(await becomes(SCHOOL, personWith('everything')))).status).toBe(200);
		expect((await get('/reports', { headers: { cookie } })).status).toBe(200);
	});

	test('holds for every file that is downloaded, and for every one that is sent', async () => {
		const cookie = await becomes(SCHOOL, personWith('everything'));
		const headers = { cookie, origin: server.url, accept: 'text/html' };
		const downloads = [
			...['/audit/csv', '/my-data/json', '/course/due.ics', '/people/invitations/deliveries/csv'],
			...['/reports/csv', '/reports/evidence/file', '/people/import/x/problems']
		];
		const first: number[] = [];
		for (const address of downloads) first.push((await get(address, { headers })).status);
		expect(first).toEqual(downloads.map((each) => (each.endsWith('problems') ? 303 : 200)));
		for (let times = 0; times < 60; times++) await get('/people/import/example', { headers });
		for (const address of downloads)
			expect((await get(address, { headers })).status, address).toBe(429);

		const upload = (address: string) =>
			get(address, { method: 'POST', headers, body: new FormData() });
		for (let times = 0; times < 60; times++)
			expect((await upload('/people/import?/upload')).status).toBe(400);
		for (const address of [
			...['/people/import?/upload', '/school/year?/import', '/packages?/compare'],
			'/people/invitations/deliveries?/bounces'
		])
			expect((await upload(address)).status, address).toBe(429);
	});

	test('sixty people behind one address come into the sample at once', async () => {
		const statuses = await Promise.all(
			Array.from({ length: 60 }, async () => {
				const answer = await get('/?/enter', {
					method: 'POST',
					headers: { origin: server.url, accept: 'text/html' },
					body: new URLSearchParams({ policy: 'beckstone', person: 'new-teacher' })
				});
				return answer.status;
			})
		);
		expect(new Set(statuses)).toEqual(new Set([303]));
	});
});
