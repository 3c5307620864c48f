import type { Cookies } from '@sveltejs/kit';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dropCookie, keepCookie } from './cookies.ts';

/** What a browser would be told, as Kit puts it together: it says `Secure` unless it is told not to. */
function told(): { readonly cookies: Cookies; readonly said: string[] } {
	const said: string[] = [];
	const say = (name: string, value: string, { secure = true, maxAge }: Told) =>
		said.push([`${name}=${value}`, maxAge, secure && 'Secure'].filter(Boolean).join('; '));
	type Told = { readonly secure?: boolean; readonly maxAge?: number };
	const cookies = {
		set: (name: string, value: string, options: Told) => say(name, value, options),
		delete: (name: string, options: Told) => say(name, '', options)
	} as unknown as Cookies;
	return { cookies, said };
}

test.each([
	['http://school-pc:3000/', ['pass=x; 60', 'pass=', 'at=y']],
	['https://school.example/', ['pass=x; 60; Secure', 'pass=; Secure', 'at=y; Secure']]
])('a cookie of %s is dropped as it was kept', (address, expected) => {
	const { cookies, said } = told();
	const url = new URL(address);
	keepCookie(cookies, url, 'pass', { value: 'x', seconds: 60 });
	dropCookie(cookies, url, 'pass');
	keepCookie(cookies, url, 'at', { value: 'y' });
	expect(said).toEqual(expected);
});

test('no page keeps or drops a cookie in a way of its own', () => {
	const folder = 'src/routes';
	const own = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.filter((file) =>
			/\bcookies\.(?:set|delete)\(/.test(readFileSync(`${folder}/${file}`, 'utf8'))
		);
	expect(own).toEqual([]);
});
