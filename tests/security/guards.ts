/**
 * What every answer has to carry, written down by hand.
 *
 * @module
 */

const MUST: Readonly<Record<string, RegExp>> = {
	'content-security-policy': /frame-ancestors '(none|self)'/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
	'permissions-policy': /camera=\(\)/,
	'referrer-policy': /^same-origin$/,
	'x-content-type-options': /^nosniff$/,
	'x-frame-options': /^(DENY|SAMEORIGIN)$/
};

/** What is missing from the headers of an answer, or allows too much. */
export function unguarded(get: (name: string) => string | null | undefined): readonly string[] {
	const missing = Object.entries(MUST).filter(([name, right]) => !right.test(get(name) ?? ''));
	const policy = get('content-security-policy') ?? '';
	const lax = /script-src[^;]*unsafe|default-src[^;]*(\*|unsafe)|style-src [^;]*unsafe/.test(
		policy
	);
	const framed = /frame-ancestors 'self'/.test(policy);
	const agree = framed === (get('x-frame-options') === 'SAMEORIGIN');
	return [
		...missing.map(([name]) => name),
		...(lax ? [`lax: ${policy}`] : []),
		...(agree ? [] : ['x-frame-options and frame-ancestors differ'])
	];
}

/** The same of an answer that came over a bare socket. */
export function unguardedText(text: string): readonly string[] {
	const [headers = ''] = text.split('\r\n\r\n');
	return unguarded((name) => new RegExp(`^${name}: ?(.*)$`, 'im').exec(headers)?.[1]?.trim());
}
