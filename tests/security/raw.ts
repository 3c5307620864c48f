/**
 * Speaking to the server over a bare socket: for what no client would send.
 *
 * @module
 */
import { connect } from 'node:net';

/** What came back, until the server closed the connection or nothing came for a while. */
export interface Heard {
	readonly text: string;
	readonly status: number;
	/** Whether the server closed the connection. */
	readonly closed: boolean;
	/** How many bytes it took before it did. */
	readonly sent: number;
	/** In milliseconds. */
	readonly took: number;
}

/** Writes pieces one after the other, as fast as they are taken, and listens; `ends` says that nothing more will come. */
export function speak(
	url: string,
	pieces: Iterable<string | Buffer>,
	{ patience = 3_000, ends = false } = {}
): Promise<Heard> {
	const { hostname, port } = new URL(url);
	const started = performance.now();
	return new Promise((done) => {
		const socket = connect(Number(port), hostname);
		const rest = pieces[Symbol.iterator]();
		let text = '';
		let sent = 0;
		let closed = false;
		const finish = () => {
			clearTimeout(timer);
			socket.destroy();
			done({
				text,
				status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
				closed,
				sent,
				took: performance.now() - started
			});
		};
		const timer = setTimeout(finish, patience);
		const write = () => {
			for (let next = rest.next(); !next.done; next = rest.next()) {
				sent += next.value.length;
				if (!socket.write(next.value, 'latin1')) return void socket.once('drain', write);
			}
			if (ends) socket.end();
		};
		socket.on('connect', write);
		socket.on('data', (part) => (text += part.toString('latin1')));
		// A connection that is reset has been closed, only less politely.
		socket.on('error', () => (closed = true));
		socket.on('end', () => (closed = true));
		socket.on('close', finish);
	});
}

/** The head of a request, with a body to come. */
export function head(line: string, headers: Readonly<Record<string, string>>): string {
	const lines = Object.entries(headers).map(([name, says]) => `${name}: ${says}`);
	return [line, ...lines, '', ''].join('\r\n');
}
