/**
 * Malformed requests by chance: the same seed makes the same ones.
 *
 * @module
 */
import { seeded } from '../durability/learner.ts';

/** Draws from a series that a seed sets. */
export class Chance {
	readonly #next: () => number;

	constructor(seed: number) {
		this.#next = seeded(seed);
	}

	/** A whole number from 0 up to `below`. */
	below(below: number): number {
		return Math.floor(this.#next() * below);
	}

	/** True so many times in a hundred. */
	percent(times: number): boolean {
		return this.#next() * 100 < times;
	}

	of<Thing>(things: readonly Thing[]): Thing {
		const thing = things[this.below(things.length)];
		if (thing === undefined) throw new Error('There is nothing to draw from.');
		return thing;
	}

	/** Bytes as text, one character each. */
	bytes(many: number): string {
		return String.fromCharCode(...Array.from({ length: many }, () => this.below(256)));
	}
}

const LONG = 'x'.repeat(6_000);

/** What an id, a field or a value may be instead of what it should. */
export const WORDS: readonly string[] = [
	...['', '.', '..', '../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e', '%2e%2e%2f', '%00'],
	...['%', '%zz', '%E0%A4%A', '%ff%fe', '%F0%9F%8C%BB', '%0d%0aX-Injected:1', '%C0%AE%C0%AE'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__.x'],
	...['null', 'undefined', 'NaN', '-1', '0', '1e309', '0x10', '9'.repeat(400), '٣', '1,000'],
	...["' or 1=1--", '{{7*7}}', '${7*7}', '<script>alert(1)</script>', '"><img src=x>', ';ls'],
	...['=cmd|calc', '@SUM(1)', '\u0000', '\u202e', '\ud800', 'é', 'a\r\nb', '\t', ' ', '+'],
	...[LONG, `${LONG}${LONG}`, '[]', '{}', '[object Object]', 'true', 'on', '\\', '//', '/'],
	...['2026-02-30', '0000-00-00', '9999-99-99', '2026-11-20T00:00', '275760-09-14'],
	...['beckstone', 'kingsley', 'new-teacher', 'pupil-follow', 'request', 'decline', 'scorm12']
];

/** The names of fields and parameters there are, and some there are not. */
export const NAMES: readonly string[] = [
	...['policy', 'person', 'who', 'at', 'scene', 'choice', 'decision', 'name', 'statement', 'says'],
	...['receipt', 'old', 'new', 'format', 'scenario', 'group', 'pass-mark', 'declaration', 'preset'],
	...['on-fail', 'on-undeclared', 'status', 'on', 'page', 'q', 'force', 'of', 'after', 'signed'],
	...['email', 'password', 'code', 'pin', 'token', 'file', 'csv', 'map', 'row', 'role', 'roles'],
	...['__proto__', 'constructor', 'toString', '', 'a[b]', 'a.b', '/enter', '/reset2', LONG],
	...['x-sveltekit-invalidated', 'x-sveltekit-trailing-slash', '_data', 'id']
];

/** Headers that tell a server something, and what they may be. */
export const HEADERS: readonly (readonly [name: string, says: readonly string[]])[] = [
	['Accept', ['*/*', 'application/json', 'text/html', 'x', '', LONG, 'text/html;q=nonsense']],
	['Accept-Encoding', ['gzip', 'br', 'identity', '*;q=0', 'gzip;q=0', 'gzip, gzip, gzip', 'x']],
	['Accept-Language', ['en', '*', 'xx-YY-zz', LONG]],
	['Range', ['bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-1,2-3', 'bytes=99999999-', 'x']],
	['If-None-Match', ['*', '"x"', 'W/"x"', LONG, '']],
	['If-Modified-Since', ['Thu, 01 Jan 1970 00:00:00 GMT', 'never', '']],
	['If-Match', ['*', '"x"']],
	['If-Range', ['"x"', 'x']],
	['X-HTTP-Method-Override', ['DELETE', 'PUT', 'x']],
	['X-Forwarded-Host', ['elsewhere.example', '', LONG]],
	['X-Forwarded-Proto', ['https', 'javascript', 'a:b', '%zz']],
	['X-Forwarded-Port', ['1', 'x']],
	['X-Original-URL', ['/reports', '//x']],
	['X-Sveltekit-Action', ['true']],
	['X-Sveltekit-Pathname', ['/reports', '//x', '%']],
	['X-Sveltekit-Search', ['?x', '%']],
	['Referer', ['http://elsewhere.example/', 'x', LONG]],
	['Sec-Fetch-Site', ['same-origin', 'cross-site', 'none', 'x']],
	['Sec-Fetch-Mode', ['navigate', 'x']],
	['Upgrade', ['websocket', 'h2c', 'x']],
	['HTTP2-Settings', ['AAMAAABkAAQCAAAAAAIAAAAA']],
	['Authorization', ['Basic eDp4', 'Bearer x', 'Digest', LONG]],
	['Content-Encoding', ['gzip', 'br', 'x']],
	['Purpose', ['prefetch']],
	['TE', ['trailers, deflate']],
	['Via', ['1.1 x']]
];
