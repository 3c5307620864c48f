/**
 * Asking for a page as a leader of a seeded school would.
 *
 * @module
 */
import { request } from 'node:http';
import { LEADER, type Seeded } from './people.ts';
import type { Serving } from './servers.ts';

/** What an answer took to its last byte, and how many bytes there were as sent. */
export interface Answered {
	readonly ms: number;
	readonly bytes: number;
}

/** Asks once; an answer other than 200 fails the measurement. */
export function ask({ url }: Serving, { cookie }: Seeded, where: string): Promise<Answered> {
	const started = performance.now();
	return new Promise((done, fail) => {
		const headers = { cookie: cookie(LEADER), 'accept-encoding': 'gzip' };
		const asked = request(url + where, { headers }, (answer) => {
			let bytes = 0;
			answer.on('data', (part: Buffer) => (bytes += part.length));
			answer.on('error', fail);
			answer.on('end', () =>
				answer.statusCode === 200
					? done({ ms: performance.now() - started, bytes })
					: fail(new Error(`${where} was answered with ${answer.statusCode}.`))
			);
		});
		asked.on('error', fail);
		asked.end();
	});
}
