/**
 * What every request meets first, before the framework and the files: the headers of its answer, what no request may
 * be, and an end to what is sent without end.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TakeChoice } from '../choices-first.ts';
import { guardsAt, NOT_KEPT } from './headers.ts';
import { plainPage } from './plain-page.ts';

/** What stands before the app. */
export interface Front {
	/** Receives a request, and says whether it has answered it. `origin` is where the app's own pages come from. */
	readonly receive: TakeChoice;
	/** Answers what was no HTTP, was too long in the head, or took too long. */
	readonly broken: (fault: NodeJS.ErrnoException, socket: Duplex, origin: string) => void;
}

/** A name or an address, with or without a port; nothing that could be read as a path. */
const HOST = /^(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;
/** The files beside the app, which are everybody’s; what serves them says how long each is kept. */
const FILE = /^\/(?:_app\/|[a-z-]+\.(?:svg|css)(?:\?|$))/;
/** Node gives the path as it came: from a slash, without what a browser would never send. */
const TARGET = /^\/[\x21-\x7e]*$/;
const LONGEST_TARGET = 8_000;
/** The methods there are; what else Node can read belongs to file servers and proxies. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** What is still read of a body after it was answered, in bytes, and how long its sender has to read the answer. */
const STILL_READ = 256_000;
const PATIENCE = 2_000;
/** Node reads up to two megabytes in one turn: looking after each turn or so, little more than one is taken. */
const LOOK_EVERY = 1;

const TOO_LARGE = 'That is larger than this server takes. Choose a smaller file and try again.';
const UNREADABLE = 'That address could not be read.';

/** The front of an app that is open; nobody may send more than `largest` bytes at once. */
export function frontOf(takesChoice: TakeChoice, largest: number): Front {
	return {
		receive: (request, response, origin) => {
			endWithAnswer(request, response);
			if (request.headers['transfer-encoding'] !== undefined) holdUp(request, response, largest);
			// Our files are small and sent whole: what serves them breaks on a range that ends before it begins.
			delete request.headers.range;
			const refused = refusalOf(request, largest);
			if (!refused && takesChoice(request, response, origin)) return true;
			for (const [name, says] of Object.entries(guardsAt(origin))) response.setHeader(name, says);
			// Also of what the framework refuses by itself; the pages that may be kept say so.
			if (!FILE.test(request.url ?? '')) response.setHeader('cache-control', NOT_KEPT);
			if (!refused) return false;
			const [status, says] = refused;
			const text = plainPage(says);
			response.writeHead(status, {
				...(status === 405 ? { allow: METHODS.join(', ') } : {}),
				'cache-control': 'no-store',
				// With a body still coming, Node would close before the answer is read: endWithAnswer waits.
				...(sendsBody(request) ? {} : { connection: 'close' }),
				'content-type': 'text/html; charset=utf-8',
				'content-length': Buffer.byteLength(text)
			});
			response.end(request.method === 'HEAD' ? undefined : text);
			return true;
		},
		broken: (fault, socket, origin) => {
			const held = socket as Duplex & {
				readonly _httpMessage?: { readonly _headerSent?: boolean };
			};
			// Half an answer is on its way: another after it would be read as part of it.
			if (!socket.writable || fault.code === 'ECONNRESET' || held._httpMessage?._headerSent) {
				socket.destroy();
				return;
			}
			// Without a word: it may have been a HEAD, to which none belongs.
			const headers = { ...guardsAt(origin), connection: 'close', 'content-length': '0' };
			const lines = Object.entries(headers).map(([name, says]) => `${name}: ${says}`);
			socket.end([`HTTP/1.1 ${statusOf(fault)}`, ...lines, '', ''].join('\r\n'));
		}
	};
}

function refusalOf(
	{ method = '', url = '', headers }: IncomingMessage,
	largest: number
): readonly [status: number, says: string] | undefined {
	if (!METHODS.includes(method)) return [405, 'This server does not do that.'];
	if (!HOST.test(headers.host ?? '')) return [400, 'The name of this server could not be read.'];
	if (url.length > LONGEST_TARGET) return [414, 'That address is too long.'];
	if (!TARGET.test(url) || !isDecodable(url)) return [400, UNREADABLE];
	if (Number(headers['content-length'] ?? 0) > largest) return [413, TOO_LARGE];
	return undefined;
}

/** Whether the signs written as numbers are signs. Kit hands those that are not to the hooks, where nothing is caught. */
function isDecodable(url: string): boolean {
	if (!url.includes('%')) return true;
	try {
		decodeURI(url.split('?', 1)[0]?.replaceAll('%25', '') ?? '');
		return true;
	} catch {
		return false;
	}
}

function sendsBody({ headers }: IncomingMessage): boolean {
	return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function statusOf({ code }: NodeJS.ErrnoException): string {
	switch (code) {
		case 'HPE_HEADER_OVERFLOW':
			return '431 Request Header Fields Too Large';
		case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
			return '413 Payload Too Large';
		case 'ERR_HTTP_REQUEST_TIMEOUT':
			return '408 Request Timeout';
		default:
			return '400 Bad Request';
	}
}

/**
 * Reads no more of a body that does not say how long it is once it is twice as long as any may be: whoever counts it has
 * long refused it by then, and the answer is on its way.
 */
function holdUp(request: IncomingMessage, response: ServerResponse, largest: number): void {
	const { socket } = request;
	const read = socket.bytesRead;
	const looking = setInterval(() => {
		if (request.complete || socket.destroyed || response.writableEnded) clearInterval(looking);
		else if (socket.bytesRead - read > 2 * largest) socket.pause();
	}, LOOK_EVERY).unref();
}

/**
 * Ends a request whose answer is out while its body still comes, as one does that was too large: a little more is read,
 * so that its sender sees the answer, and then the connection goes. Nothing of it is kept.
 */
function endWithAnswer(request: IncomingMessage, response: ServerResponse): void {
	response.once('finish', () => {
		if (request.complete) return;
		const { socket } = request;
		const read = socket.bytesRead;
		// Node throws away what comes now, as fast as it comes: it is held up at the connection itself.
		const looking = setInterval(() => {
			if (request.complete || socket.destroyed) clearInterval(looking);
			else if (socket.bytesRead - read > STILL_READ) socket.pause();
		}, LOOK_EVERY).unref();
		setTimeout(() => {
			clearInterval(looking);
			if (!request.complete) socket.destroy();
		}, PATIENCE).unref();
	});
}
