import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { Browser, here } from '../identity.test-data.ts';
import { factorsAt, inside } from './factors.test-data.ts';
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

describe('adding a passkey', () => {
	/** What a device gives that has made a key: `flags` are 65 for somebody who is there, 4 more for one it has checked. */
	async function register(flags: number) {
		const at = await factorsAt();
		const { browser, account } = await inside(at, at.ada);
		const visit = (await here(at.identity, browser))?.visit;
		const options = 'passkey/generate-register-options';
		const asked = new Request(`${ORIGIN}/auth/${options}`, { headers: browser.headers });
		const told = await answerPasskey(at.identity, options, asked, visit);
		browser.take(told.headers);
		const { challenge } = (await told.json()) as { challenge: string };
		const client = Buffer.from(
			JSON.stringify({ type: 'webauthn.create', challenge, origin: ORIGIN })
		);
		const id = Buffer.from('credential-2');
		const data = Buffer.concat([
			hash('localhost'),
			Buffer.from([flags, 0, 0, 0, 1]),
			Buffer.alloc(16),
			Buffer.from([0, id.length]),
			id,
			COSE
		]);
		// CBOR: { fmt: 'none', attStmt: {}, authData }.
		const object = Buffer.concat([
			Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
			Buffer.from([data.length]),
			data
		]);
		const path = 'passkey/verify-registration';
		const headers = new Headers(browser.headers);
		headers.set('content-type', 'application/json');
		headers.set('origin', ORIGIN);
		const body = JSON.stringify({
			createSession: true,
			name: 'x'.repeat(9_999),
			response: {
				id: id.toString('base64url'),
				rawId: id.toString('base64url'),
				type: 'public-key',
				clientExtensionResults: {},
				response: {
					clientDataJSON: client.toString('base64url'),
					attestationObject: object.toString('base64url'),
					authenticatorData: data.toString('base64url')
				}
			}
		});
		const request = new Request(`${ORIGIN}/auth/${path}`, { method: 'POST', headers, body });
		const answer = await answerPasskey(at.identity, path, request, visit);
		return { ...at, browser, account, answer };
	}

	test('keeps what the device has made, names it, and counts as shown in this session', async () => {
		const { identity, browser, account, answer } = await register(69);
		expect([answer.status, await answer.json()]).toEqual([200, { done: true }]);
		expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/);
		expect(identity.rows.select('session')).toHaveLength(1);
		expect((await here(identity, browser))?.visit.strong).toBe(true);
		expect(passkeysOf(identity, account.user)).toMatchObject([{ name: 'An unknown browser' }]);
	});

	test('keeps nothing of a device that has not checked who holds it', async () => {
		const { identity, browser, account, answer } = await register(65);
		expect([answer.status, await answer.json()]).toMatchObject([
			403,
			{ code: 'holder_not_checked' }
		]);
		expect(passkeysOf(identity, account.user)).toEqual([]);
		expect((await here(identity, browser))?.visit.strong).toBe(false);
	});
});
