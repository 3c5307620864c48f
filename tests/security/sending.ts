/**
 * Sending malformed requests, and hearing what comes of them.
 *
 * @module
 */
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Malformed } from './malformed.ts';
import { speak } from './raw.ts';

/** What came back; a status of 0 where the server closed without a word. */
export interface Reply {
	readonly status: number;
	readonly body: string;
	readonly header: (name: string) => string | undefined;
}

/** Few enough that the server is not what waits. */
const agent = new Agent({ keepAlive: true, maxSockets: 24 });

/** Sends one request, as a client would or over a bare socket. */
export function send(url: string, asked: Malformed): Promise<Reply> {
	return asked.bare ? sendBare(url, asked) : sendPlain(url, asked);
}

function sendPlain(url: string, { method, path, headers, body }: Malformed): Promise<Reply> {
	return new Promise((done, fail) => {
		const { hostname, port } = new URL(url);
		const sent = request({ agent, hostname, port, method, path, timeout: 20_000 }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', fail);
			answer.on('end', () => {
				const whole = Buffer.concat(parts);
				const packed = answer.headers['content-encoding'] === 'gzip' && whole.length > 0;
				done({
					status: answer.statusCode ?? 0,
					body: (packed && answer.statusCode !== 206 ? gunzipSync(whole) : whole).toString(
						'latin1'
					),
					header: (name) => String(answer.headers[name] ?? '')
				});
			});
		});
		// What may not stand in a header for a client is left to the bare sockets.
		for (const [name, says] of headers) sent.setHeader(name, says.replace(/[^\x20-\x7e]/g, '?'));
		if (body !== undefined) sent.setHeader('Content-Length', Buffer.byteLength(body, 'latin1'));
		sent.on('timeout', () => sent.destroy(new Error(`Nothing came for 20 s: ${method} ${path}`)));
		sent.on('error', fail);
		sent.end(body, 'latin1');
	});
}

async function sendBare(url: string, { method, path, headers, body }: Malformed): Promise<Reply> {
	const lines = [
		`${method} ${path} HTTP/1.1`,
		`Host: ${new URL(url).host}`,
		'Connection: close',
		...headers.map(([name, says]) => `${name}: ${says}`),
		...(body === undefined ? [] : [`Content-Length: ${body.length}`])
	];
	const { text, status } = await speak(url, [`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`], {
		ends: true,
		patience: 20_000
	});
	const at = text.indexOf('\r\n\r\n');
	const top = text.slice(0, at);
	return {
		status,
		body: text.slice(at + 4),
		header: (name) => new RegExp(`^${name}: ?(.*)$`, 'im').exec(top)?.[1]?.trim()
	};
}
