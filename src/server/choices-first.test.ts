import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { choicesFirst } from './choices-first.ts';
import { identityAt } from './identity/identity.test-data.ts';
import { PASS, writePass } from './identity/pass.ts';
import { Visiting } from './identity/visiting.ts';
import { frontOf } from './transport/front.ts';
import { StoreFault } from './store/fault.ts';
import { begin } from './training/attempts.ts';
import { done, second, trainingAt } from './training/training.test-data.ts';

const KEY = new Uint8Array(32).fill(9);
const NOW = second(1);
let close: () => void = () => undefined;
afterEach(() => close());

/** A server that asks for choices first, and answers 418 in the framework's place. */
async function serving() {
	const at = await trainingAt('beckstone');
	const { identity } = await identityAt();
	const visiting = new Visiting(identity);
	const { training, school, person } = at;
	const attempt = done(await begin(training, school, person, 'pupil-follow', undefined, second(0)));
	const { at: scene, offers } = training.playing.played(attempt);
	const { receive } = frontOf(
		choicesFirst({ clock: { now: () => NOW }, key: KEY, visiting }, training),
		7_000_000
	);
	const server = createServer((request, response) => {
		if (!receive(request, response, 'http://here.example')) response.writeHead(418).end();
	});
	await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
	close = () => server.close();
	const { port } = server.address() as AddressInfo;
	const pass = writePass({ school: school.id, person: person.id }, NOW, KEY);
	const post = (body: string, headers: Readonly<Record<string, string>> = {}, path = '') =>
		fetch(`http://127.0.0.1:${port}/course/pupil-follow/${attempt.id}/choices${path}`, {
			method: 'POST',
			headers: { cookie: `other=1; ${PASS}=${pass}`, origin: 'http://here.example', ...headers },
			body
		});
	const entry = JSON.stringify({ at: 0, scene, choice: offers[0] });
	return { ...at, attempt, entry, post, port, pass };
}

describe('a choice', () => {
	test('is kept and answered with when, guarded as every answer is', async () => {
		const { post, entry, now } = await serving();
		const answer = await post(entry, { origin: 'http://here.example' });
		expect([answer.status, await answer.json()]).toEqual([200, { savedAt: NOW, decisions: 1 }]);
		expect(answer.headers.get('cache-control')).toBe('private, no-store');
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		expect(now().attempts[0]?.chosen).toHaveLength(1);
	});

	test('from a page of another site is refused, and nothing is kept', async () => {
		const { post, entry, now } = await serving();
		for (const origin of ['http://elsewhere.example', 'null', 'http://here.example.evil'])
			expect((await post(entry, { origin })).status).toBe(403);
		expect(now().attempts[0]?.chosen).toHaveLength(0);
	});

	test('that does not say where it comes from is refused, and nothing is kept', async () => {
		const { post, entry, now } = await serving();
		expect((await post(entry, { origin: '' })).status).toBe(403);
		expect((await post(entry, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
		expect(now().attempts[0]?.chosen).toHaveLength(0);
	});

	test.each([
		['nothing', '', 400],
		['no JSON', '{', 400],
		['a list', '[]', 400],
		['something enormous', 'x'.repeat(3_000_000), 400],
		['one that is not offered', JSON.stringify({ at: 0, scene: 'nowhere', choice: 'fly' }), 409],
		['one with more to it', JSON.stringify({ at: 0, scene: 'a', choice: 'b', more: 1 }), 400]
	])('that is %s is refused in words', async (_, body, status) => {
		const { post, now } = await serving();
		const answer = await post(body);
		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject({ because: expect.any(String) as string });
		expect(now().attempts[0]?.chosen).toHaveLength(0);
	});

	test('that the disk cannot keep is answered with what to do, and no trace of ours', async () => {
		const { post, entry, training } = await serving();
		vi.spyOn(console, 'error').mockReturnValue();
		vi.spyOn(training.store.people, 'change').mockRejectedValueOnce(
			new StoreFault('disk-full', '/data/x.json: ENOSPC')
		);
		const full = await post(entry);
		expect([full.status, JSON.stringify(await full.json())]).toEqual([
			507,
			expect.stringContaining('disk of the server is full')
		]);
		vi.spyOn(training.store.people, 'change').mockRejectedValueOnce(new TypeError('secret.ts:7'));
		const broken = await post(entry);
		expect([broken.status, JSON.stringify(await broken.json())]).toEqual([
			500,
			expect.not.stringContaining('secret')
		]);
	});
});

describe('anything else is left to the framework', () => {
	test('a pass that is missing, forged or of nobody', async () => {
		const { post, entry, pass, school } = await serving();
		const gone = writePass({ school: school.id, person: 'nobody' }, NOW, KEY);
		for (const cookie of ['', `${PASS}=${pass}x`, `${PASS}=${gone}`, `not${PASS}=${pass}`])
			expect((await post(entry, { cookie })).status).toBe(418);
	});

	test('another method, another address, an address with more to it', async () => {
		const { port, post, entry, attempt, pass } = await serving();
		const at = `http://127.0.0.1:${port}/course/pupil-follow/${attempt.id}`;
		for (const [method, url] of [
			['GET', `${at}/choices`],
			['PUT', `${at}/choices`],
			['POST', at],
			['POST', `${at}/choices/`],
			['POST', `${at}%2Fchoices`]
		] as const)
			expect((await fetch(url, { method, headers: { cookie: `${PASS}=${pass}` } })).status).toBe(
				418
			);
		expect((await post(entry, {}, '?x')).status).toBe(418);
	});
});
