import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { Browser, here } from '../identity.test-data.ts';
import { factorsAt } from './factors.test-data.ts';
import { passkeysOf } from './factors.ts';
import { answerPasskey } from './passkey-door.ts';

const ORIGIN = 'http://localhost:3000';
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
const point = (text = '') => Buffer.from(text, 'base64url');
/** The key as a device gives it: COSE, EC2, ES256. */
const COSE = Buffer.concat([
	Buffer.from('a5010203262001215820', 'hex'),
	point(jwk.x),
	Buffer.from('225820', 'hex'),
	point(jwk.y)
]);

/** What a device says. */
interface Saying {
	readonly origin?: string;
	readonly rp?: string;
	/** 1 for somebody who is there, 4 more for one whom it has checked. */
	readonly flags?: number;
	readonly counter?: number;
	readonly challenge?: string;
}

async function withPasskey() {
	const at = await factorsAt();
	const user = await at.identity.account(at.ada);
	await at.identity.rows.insert('passkey', {
		id: 'key-1',
		userId: user.id,
		name: 'Laptop',
		credentialID: 'credential-1',
		publicKey: COSE.toString('base64'),
		counter: 5,
		transports: 'internal',
		createdAt: '2026-11-20T09:00:00.000Z'
	});
	const ask = async (browser: Browser) => {
		const path = 'passkey/generate-authenticate-options';
		const request = new Request(`${ORIGIN}/auth/${path}`, { headers: browser.headers });
		const answer = await answerPasskey(at.identity, path, request, undefined);
		browser.take(answer.headers);
		return (await answer.json()) as { challenge: string; userVerification: string };
	};
	const show = async (browser: Browser, challenge: string, saying: Saying = {}) => {
		const { origin = ORIGIN, rp = 'localhost', flags = 5, counter = 6 } = saying;
		const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		const data = Buffer.concat([hash(rp), Buffer.from([flags]), count]);
		const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
		const response = {
			id: 'credential-1',
			rawId: 'credential-1',
			type: 'public-key',
			clientExtensionResults: {},
			response: {
				clientDataJSON: client.toString('base64url'),
				authenticatorData: data.toString('base64url'),
				signature: signature.toString('base64url')
			}
		};
		const headers = new Headers(browser.headers);
		headers.set('content-type', 'application/json');
		headers.set('origin', ORIGIN);
		const path = 'passkey/verify-authentication';
		const answer = await answerPasskey(
			at.identity,
			path,
			new Request(`${ORIGIN}/auth/${path}`, {
				method: 'POST',
				headers,
				body: JSON.stringify({ response })
			}),
			(await here(at.identity, browser))?.visit
		);
		browser.take(answer.headers);
		return answer;
	};
	return { ...at, user, ask, show };
}

function hash(of: string | Buffer): Buffer {
	return createHash('sha256').update(of).digest();
}

describe('a passkey', () => {
	test('of a device that has checked who holds it opens, and is a second factor', async () => {
		const at = await withPasskey();
		const browser = new Browser();
		const { challenge, userVerification } = await at.ask(browser);
		expect(userVerification).toBe('required');
		const answer = await at.show(browser, challenge);
		expect([answer.status, await answer.json()]).toEqual([200, { done: true }]);
		expect((await here(at.identity, browser))?.visit).toMatchObject({
			means: 'passkey',
			strong: true
		});
		expect(passkeysOf(at.identity, at.user.id)[0]?.usedAt).toBeDefined();
	});

	test('of a device that has not is refused in words, and nobody is in', async () => {
		const at = await withPasskey();
		const browser = new Browser();
		const { challenge } = await at.ask(browser);
		const answer = await at.show(browser, challenge, { flags: 1 });
		expect([answer.status, await answer.json()]).toMatchObject([
			403,
			{ code: 'holder_not_checked' }
		]);
		expect(at.identity.rows.select('session')).toEqual([]);
	});

	test.each<[string, Saying]>([
		['whose counter stands still, so that there are two of it', { counter: 5 }],
		['for another site', { rp: 'localhost.example' }],
		['used on the pages of another site', { origin: 'http://localhost.example:3000' }],
		['used on another port', { origin: 'http://localhost:3001' }],
		['that answers another question', { challenge: 'b3RoZXI' }]
	])('%s is refused, and nobody is in', async (_, saying) => {
		vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const at = await withPasskey();
		const browser = new Browser();
		const { challenge } = await at.ask(browser);
		const answer = await at.show(browser, saying.challenge ?? challenge, saying);
		expect(answer.status).toBe(400);
		expect(at.identity.rows.select('session')).toEqual([]);
	});

	test('answers a question once', async () => {
		const at = await withPasskey();
		const browser = new Browser();
		const { challenge } = await at.ask(browser);
		const kept = new Browser();
		Object.defineProperty(kept, 'headers', { value: browser.headers });
		expect((await at.show(browser, challenge)).status).toBe(200);
		expect((await at.show(kept, challenge, { counter: 7 })).status).toBe(400);
	});
});
