import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { frontOf } from './front.ts';

let close: () => void = () => undefined;
afterEach(() => close());

/** A server with nothing but the front, and 418 behind it; what reached that is kept. */
async function serving(origin = 'http://here.example') {
	const reached: IncomingMessage[] = [];
	const front = frontOf(() => false, 1_000);
	const server = createServer({ requireHostHeader: false }, (request, response) => {
		if (front.receive(request, response, origin)) return;
		reached.push(request);
		response.writeHead(418).end();
	});
	server.on('clientError', (fault, socket) => front.broken(fault, socket, origin));
	await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
	close = () => {
		server.closeAllConnections();
		server.close();
	};
	const { port } = server.address() as AddressInfo;
	const say = (text: string) =>
		new Promise<string>((done) => {
			let heard = '';
			const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
			socket.on('data', (part) => (heard += part.toString('latin1')));
			socket.on('close', () => done(heard));
			socket.on('error', () => done(heard));
		});
	const ask = (line: string, ...headers: readonly string[]) =>
		say([line, ...headers, 'Connection: close', '', ''].join('\r\n'));
	return { reached, say, ask };
}

const HOST = 'Host: here.example:3000';

describe('the front', () => {
	test('lets through what a browser asks, with the headers of every answer', async () => {
		const { ask, reached } = await serving();
		const heard = await ask('GET /course/pupil-follow?x=%C2%A7#y HTTP/1.1', HOST);
		expect(heard).toMatch(/^HTTP\/1\.1 418 /);
		expect(heard).toMatch(/x-content-type-options: nosniff/i);
		expect(heard).not.toMatch(/strict-transport-security/i);
		expect(reached).toHaveLength(1);
	});

	test('lets no answer be kept but the files beside the app', async () => {
		const { ask } = await serving();
		for (const address of ['/', '/reports', '/set-up?token=x', '/x/_app/y', '/_appx', '/a.svg/b'])
			expect(await ask(`GET ${address} HTTP/1.1`, HOST), address).toMatch(
				/cache-control: private, no-store/i
			);
		for (const address of ['/_app/immutable/x.js', '/favicon.svg', '/plain.css?x'])
			expect(await ask(`GET ${address} HTTP/1.1`, HOST), address).not.toMatch(/cache-control/i);
	});

	test('says that an address of https stays one', async () => {
		const { ask } = await serving('https://here.example');
		expect(await ask('GET / HTTP/1.1', HOST)).toMatch(
			/strict-transport-security: max-age=31536000/i
		);
	});

	test.each([
		['a host that is part of a path', 'GET / HTTP/1.1', 'Host: x/reports?', 400],
		['no host', 'GET / HTTP/1.1', 'X: y', 400],
		['an address that is no path', 'GET http://elsewhere.example/ HTTP/1.1', HOST, 400],
		['signs that are none', 'GET /course/%E0%A4%A HTTP/1.1', HOST, 400],
		['signs that are none, to be changed', 'POST /%zz HTTP/1.1', HOST, 400],
		['an address without end', `GET /${'x'.repeat(9_000)} HTTP/1.1`, HOST, 414],
		['a method of file servers', 'PROPFIND / HTTP/1.1', HOST, 405],
		['what is no HTTP', 'nonsense', HOST, 400]
	])('refuses %s', async (_, line, header, status) => {
		const { ask, reached } = await serving();
		const heard = await ask(line, header);
		expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
		expect(heard).toMatch(/x-frame-options: DENY/i);
		expect(reached).toEqual([]);
	});

	test('answers a head that is too long without a body, which a HEAD must not have', async () => {
		const { ask } = await serving();
		const heard = await ask('HEAD / HTTP/1.1', HOST, `X-Long: ${'x'.repeat(20_000)}`);
		expect(heard).toMatch(/^HTTP\/1\.1 431 [^]+content-length: 0\r\n\r\n$/);
	});

	test('takes numbers that stand for a percent sign', async () => {
		const { ask } = await serving();
		expect(await ask('GET /policy%25zz HTTP/1.1', HOST)).toMatch(/^HTTP\/1\.1 418 /);
	});

	test('passes on no range: what serves the files would fall over one that ends before it begins', async () => {
		const { ask, reached } = await serving();
		await ask('GET /favicon.svg HTTP/1.1', HOST, 'Range: bytes=9-1');
		expect(reached[0]?.headers.range).toBeUndefined();
	});

	test('refuses a body that says it is too large, in words that the sender gets to read', async () => {
		const { say, reached } = await serving();
		const heard = await say(
			`POST /verify HTTP/1.1\r\n${HOST}\r\nContent-Length: 900000\r\n\r\n${'x'.repeat(800_000)}`
		);
		expect(heard).toMatch(/^HTTP\/1\.1 413 [^]+larger than this server takes/);
		expect(reached).toEqual([]);
	});

	test('ends a body that goes on after its answer', async () => {
		const { say } = await serving();
		const began = performance.now();
		const heard = await say(
			`POST /verify HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: chunked\r\n\r\n${'5\r\nxxxxx\r\n'.repeat(90_000)}`
		);
		expect(heard).toMatch(/^HTTP\/1\.1 418 /);
		expect(performance.now() - began).toBeLessThan(4_000);
	});
});
