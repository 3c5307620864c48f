import { describe, expect, test } from 'vitest';
import { wayBack } from './landing.ts';

const HERE = 'https://training.school.example';
const CONTROLS = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code));

describe('the way back after signing in', () => {
	test.each(['/course', '/policy?of=good-practice', '/reports/people/a-b?x=1&y=%2F#top', '/'])(
		'%s is a place here',
		(place) => {
			expect(wayBack(place)).toBe(place);
		}
	);

	test.each([
		...['//evil.example', '/\\evil.example', '\\\\evil.example', '///evil.example', '/\\/evil'],
		...['https://evil.example', 'https:evil.example', 'HTTPS:/evil.example', 'evil.example'],
		...[
			'javascript:alert(1)',
			'data:text/html,x',
			'',
			' /course',
			'@evil.example',
			'.evil.example'
		],
		...['/course\r\nSet-Cookie: x=y', '/course\nx', '/é', '/\u2028', `/${'x'.repeat(501)}`],
		...['/sign-in', '/sign-out', '/sign-in/link?token=x'],
		...CONTROLS.flatMap((sign) => [`/${sign}/evil.example`, `${sign}//evil.example`, `/x${sign}`])
	])('%j is none', (place) => {
		expect(wayBack(place)).toBeUndefined();
	});

	test('whatever is taken stays here, however a browser reads it', () => {
		const parts = [
			'/',
			'\\',
			'.',
			'..',
			'%2f',
			'%5c',
			'@',
			':',
			'?',
			'#',
			'evil.example',
			';',
			'*'
		];
		let taken = 0;
		for (const a of parts)
			for (const b of parts)
				for (const c of parts) {
					const place = wayBack(`/${a}${b}${c}`);
					if (place === undefined) continue;
					taken++;
					expect(new URL(place, `${HERE}/sign-in/done`).origin, place).toBe(HERE);
				}
		expect(taken).toBeGreaterThan(1_000);
	});

	test('nothing is nowhere', () => {
		expect(wayBack(null)).toBeUndefined();
	});
});
