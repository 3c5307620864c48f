/**
 * The address a request comes from, which limits are counted by.
 *
 * @module
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Where a proxy in front of the server says whom it passes on; without, what the connection says counts. */
export interface Forwarding {
	/** The header's name, in small letters. */
	readonly header: string;
	/** How many proxies of ours write into it: the address counts that the first of them wrote. */
	readonly depth: number;
}

/** What is looked at of a request. */
type Request = Pick<IncomingMessage, 'headers'> & {
	readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The address of whoever asks. A header is believed only where the operator says that a proxy of theirs sets it, and
 * only as deep as there are proxies: what stands before that was written by the visitor. Where it is missing, too short
 * or no address, the connection counts.
 */
export function addressOf(request: Request, forwarding?: Forwarding): string {
	const connection = request.socket.remoteAddress ?? '';
	if (!forwarding) return connection;
	const said = request.headers[forwarding.header];
	const written = (Array.isArray(said) ? said.join(',') : (said ?? '')).split(',');
	const counted = written.at(-forwarding.depth)?.trim() ?? '';
	return isIP(counted) === 0 ? connection : counted;
}

/**
 * The name under which an address is counted. An IPv6 customer has a whole /64, so that counts as one; an IPv4 address
 * counts as itself, in whichever way it is written.
 */
export function placeOf(address: string): string {
	const [bare = ''] = address.toLowerCase().split('%');
	const old = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
	if (old !== undefined) return old;
	if (isIP(bare) !== 6) return 'unknown';
	const [before = '', after] = bare.split('::');
	const words = (text = '') => text.split(':').filter((word) => word !== '');
	const [head, tail] = [words(before), words(after)];
	// An IPv4 address at the end of one stands for two words.
	const there = head.length + tail.length + (bare.includes('.') ? 1 : 0);
	const gap = Array.from({ length: Math.max(0, 8 - there) }, () => '0');
	const all = after === undefined ? head : [...head, ...gap, ...tail];
	return all
		.slice(0, 4)
		.map((word) => word.replace(/^0+(?=.)/, ''))
		.join(':');
}
