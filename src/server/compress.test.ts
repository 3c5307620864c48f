import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress.ts';

const PAGE = '<p>A page that says the same again and again.</p>'.repeat(100);

function answer(body: string, over: Readonly<Record<string, string>> = {}): Response {
	const headers = {
		'content-type': 'text/html',
		'content-length': String(Buffer.byteLength(body)),
		...over
	};
	return new Response(body, { status: 201, headers });
}

test('a page is sent compressed to a browser that takes gzip, and reads the same', async () => {
	const sent = await compressed(answer(PAGE), 'br, gzip;q=0.8, *;q=0.1');
	const body = Buffer.from(await sent.arrayBuffer());
	expect(gunzipSync(body).toString()).toBe(PAGE);
	expect(sent.status).toBe(201);
	expect(Object.fromEntries(sent.headers)).toEqual({
		'content-type': 'text/html',
		'content-encoding': 'gzip',
		'content-length': String(body.length),
		vary: 'accept-encoding'
	});
});

test.each([null, '', 'br', 'identity', 'gzip;q=0', 'gzip; q=0.0, br'])(
	'a browser that says “%s” gets the page as it is, and a cache is told that others do not',
	async (accepts) => {
		const sent = await compressed(answer(PAGE), accepts);
		expect(sent.headers.get('content-encoding')).toBeNull();
		expect(sent.headers.get('vary')).toBe('accept-encoding');
		expect(await sent.text()).toBe(PAGE);
	}
);

test.each([
	['short', answer('<p>Saved.</p>')],
	['no text', answer(PAGE, { 'content-type': 'image/png' })],
	['compressed already', answer(PAGE, { 'content-encoding': 'br' })],
	['sent while it is being made', new Response(PAGE, { headers: { 'content-type': 'text/html' } })],
	['without a body', new Response(null, { status: 304 })]
])('an answer that is %s is left alone', async (_, response) => {
	expect(await compressed(response, 'gzip')).toBe(response);
});

test('every cookie of a compressed answer is kept', async () => {
	const page = answer(PAGE);
	page.headers.append('set-cookie', 'pass=a; Path=/');
	page.headers.append('set-cookie', 'other=b; Path=/');
	const sent = await compressed(page, 'gzip');
	expect(sent.headers.getSetCookie()).toEqual(['pass=a; Path=/', 'other=b; Path=/']);
});
