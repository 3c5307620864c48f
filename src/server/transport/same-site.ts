/**
 * Whether a request comes from the app's own pages: asked of everything that may change something.
 *
 * @module
 */

/** What changes nothing, and so may come from anywhere. */
const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a request says of where it comes from. */
export interface Sent {
	readonly method: string;
	/** The `Origin` header. */
	readonly origin: string | null | undefined;
	/** The `Sec-Fetch-Site` header, which no page can set. */
	readonly site: string | null | undefined;
}

/**
 * Whether a request would change something and does not come from a page of `own`. Every browser says where it comes
 * from, so one that does not say is no page of ours either: a program has to name the server's own `Origin`.
 */
export function isFromElsewhere({ method, origin, site }: Sent, own: string): boolean {
	if (HARMLESS.has(method)) return false;
	// `none` is somebody who sends their own form again.
	if (site && site !== 'same-origin' && site !== 'none') return true;
	return origin ? origin !== own : site !== 'same-origin';
}

/** What is said of it. */
export const FROM_ELSEWHERE =
	'This was not sent by a page of this site, so nothing was changed. Go back to the page and try again there.';
