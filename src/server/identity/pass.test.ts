import { describe, expect, test } from 'vitest';
import { PASS_SECONDS, readPass, writePass } from './pass.ts';

const KEY = new Uint8Array(32).fill(7);
const NOW = '2026-11-20T09:30:00.000Z';
const BEARER = { school: 'sample-beckstone', person: 'new-teacher' };
const pass = writePass(BEARER, NOW, KEY);

/** The instant this many seconds after the pass was written. */
const after = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

describe('a pass', () => {
	test('says whose it is until its time is over', () => {
		expect(readPass(pass, NOW, KEY)).toEqual(BEARER);
		expect(readPass(pass, after(PASS_SECONDS - 1), KEY)).toEqual(BEARER);
		expect(readPass(pass, after(PASS_SECONDS), KEY)).toBeUndefined();
	});

	test('still holds when the clock goes backwards', () => {
		expect(readPass(pass, after(-3600), KEY)).toEqual(BEARER);
	});

	test('opens nothing when a single character of it was changed', () => {
		for (let at = 0; at < pass.length; at++) {
			const other = pass[at] === 'a' ? 'b' : 'a';
			expect(
				readPass(`${pass.slice(0, at)}${other}${pass.slice(at + 1)}`, NOW, KEY)
			).toBeUndefined();
		}
	});

	test('opens nothing when it is cut short, made longer, empty or missing', () => {
		for (let length = 0; length < pass.length; length++)
			expect(readPass(pass.slice(0, length), NOW, KEY)).toBeUndefined();
		for (const text of [undefined, `${pass}x`, `${pass}\n`, `x.${pass}`, 'x'.repeat(100_000)])
			expect(readPass(text, NOW, KEY)).toBeUndefined();
	});

	test('opens nothing at a server with another key', () => {
		expect(readPass(pass, NOW, new Uint8Array(32).fill(8))).toBeUndefined();
	});
});
