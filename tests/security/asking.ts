/**
 * Asking the real server as somebody, and what is compared of its answers.
 *
 * @module
 */

/** An answer as it is compared. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
}

/** One request. */
export interface Ask {
	readonly path: string;
	readonly method?: string;
	readonly cookie?: string;
	/** The address it comes from, where the server asks a proxy. */
	readonly from?: string;
	readonly form?: Readonly<Record<string, string>>;
	readonly json?: unknown;
}

/** Asks as a browser would from a page of the site; a redirect is not followed. */
export async function ask(
	url: string,
	{ path, method = 'GET', cookie, from, form, json }: Ask
): Promise<Answer> {
	const answer = await fetch(url + path, {
		method,
		redirect: 'manual',
		headers: {
			origin: url,
			// A connection that is kept open may be closed by a busy server just when it is used again.
			connection: 'close',
			accept: 'text/html',
			// Compressed, a page is as long as the number that was drawn for it lets it be.
			'accept-encoding': 'identity',
			...(cookie ? { cookie } : {}),
			...(from === undefined ? {} : { 'x-forwarded-for': from }),
			...(json === undefined ? {} : { 'content-type': 'application/json' })
		},
		...(form ? { body: new URLSearchParams(form) } : {}),
		...(json === undefined ? {} : { body: JSON.stringify(json) })
	});
	return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/**
 * All there is to an answer but the time, the number that is drawn anew for each page, and the address it was asked at,
 * which a way to sign in leads back to.
 */
export function comparable({ status, headers, body }: Answer, asked: string): unknown {
	const without = (text: string) =>
		text
			.replace(/nonce(="|-)[A-Za-z0-9+/=]+/g, 'nonce')
			.replaceAll(encodeURIComponent(asked), 'asked');
	return {
		status,
		headers: [...headers]
			.filter(([name]) => !['date', 'etag'].includes(name))
			.map(([name, says]) => [name, without(says)]),
		body: without(body)
	};
}

/** Does things a few at a time, in their order. */
export async function few<Thing>(
	things: readonly Thing[],
	work: (thing: Thing) => Promise<void>,
	atOnce = 6
): Promise<void> {
	const rest = [...things];
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			for (let thing = rest.shift(); thing !== undefined; thing = rest.shift()) await work(thing);
		})
	);
}
