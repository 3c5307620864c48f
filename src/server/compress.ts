/**
 * Pages are sent compressed: on a slow line most of the wait for a page is its own length.
 *
 * @module
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Below this a packet holds the answer either way; in bytes. */
const WORTH_IT = 1_400;

/** Level 6 costs a page of 75 kB about a millisecond, off the main thread, and leaves a quarter of it. */
const LEVEL = 6;

const squeeze = promisify(gzip);

/**
 * Compresses an answer that is text, whole, and long enough, for a browser that takes gzip. Anything else comes back
 * as it was: an answer without a length is sent while it is being made, and is not held up here.
 *
 * @param accepts the request's `Accept-Encoding`
 */
export async function compressed(response: Response, accepts: string | null): Promise<Response> {
	const { headers, status, statusText } = response;
	const length = Number(headers.get('content-length') ?? '0');
	const type = headers.get('content-type') ?? '';
	if (!response.body || length < WORTH_IT || headers.has('content-encoding')) return response;
	if (!/^(text\/|application\/json)/.test(type)) return response;
	headers.append('vary', 'accept-encoding');
	if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepts ?? '')) return response;
	const body = await squeeze(await response.arrayBuffer(), { level: LEVEL });
	const smaller = new Headers(headers);
	smaller.set('content-encoding', 'gzip');
	smaller.set('content-length', String(body.byteLength));
	return new Response(body, { status, statusText, headers: smaller });
}
