/**
 * What every answer says to a browser, whoever makes it: the app, the framework, the files beside it, or Node itself.
 *
 * @module
 */

/** What an answer that is no page of ours allows: nothing but our own style sheet, and no frame. */
const NOTHING = [
	"default-src 'none'",
	"style-src 'self'",
	"img-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** What no page here uses, so that nothing that gets into one can. */
const PERMISSIONS = [
	...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
	...['microphone', 'midi', 'payment', 'usb']
].map((name) => `${name}=()`);

/** A year, in seconds. */
const YEAR = 365 * 24 * 60 * 60;

/** The headers of every answer, by their names in small letters. Pages bring a content policy of their own. */
export const GUARDS: Readonly<Record<string, string>> = {
	'content-security-policy': NOTHING,
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': PERMISSIONS.join(', '),
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

/** What a browser is told of every answer that may be somebody’s, or has a link’s secret in its address. */
export const NOT_KEPT = 'private, no-store';

/** A file that one of our own pages shows in a frame: a package that is being tried out. */
export const FRAMED: Readonly<Record<string, string>> = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'self'"
	].join('; '),
	'x-frame-options': 'SAMEORIGIN'
};

/**
 * The headers of every answer of a server that is reached at `origin`: one of https is to be asked over https for a
 * year to come. The school's other names under the same domain are its own affair.
 */
export function guardsAt(origin: string): Readonly<Record<string, string>> {
	return origin.startsWith('https:')
		? { ...GUARDS, 'strict-transport-security': `max-age=${YEAR}` }
		: GUARDS;
}

const LINES = Object.entries(GUARDS).flat();
const SECURE_LINES = Object.entries(guardsAt('https:')).flat();

/** The same as a list of names and values, for an answer that is written in one go: Node takes it as it is. */
export function guardLinesAt(origin: string): readonly string[] {
	return origin.startsWith('https:') ? SECURE_LINES : LINES;
}
