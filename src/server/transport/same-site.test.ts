import { describe, expect, test } from 'vitest';
import { isFromElsewhere } from './same-site.ts';

const OWN = 'https://training.school.example';
const sent = (origin?: string, site?: string, method = 'POST') =>
	isFromElsewhere({ method, origin, site }, OWN);

describe('what would change something', () => {
	test('is taken from a page of ours, by either header', () => {
		expect(sent(OWN)).toBe(false);
		expect(sent(OWN, 'same-origin')).toBe(false);
		expect(sent(undefined, 'same-origin')).toBe(false);
		expect(sent(OWN, 'none')).toBe(false);
	});

	test.each([
		['https://elsewhere.example'],
		['http://training.school.example'],
		['https://training.school.example:444'],
		['https://training.school.example.evil'],
		['https://training.school.example/'],
		['HTTPS://TRAINING.SCHOOL.EXAMPLE'],
		['null']
	])('is refused from %s', (origin) => {
		expect(sent(origin)).toBe(true);
		expect(sent(origin, 'same-origin')).toBe(true);
	});

	test('is refused from another site or a neighbour of ours, whatever Origin says', () => {
		for (const site of ['cross-site', 'same-site', 'SAME-ORIGIN', 'nonsense']) {
			expect(sent(OWN, site)).toBe(true);
			expect(sent(undefined, site)).toBe(true);
		}
	});

	test('is refused from whoever does not say where they come from', () => {
		expect([sent(), sent(''), sent(undefined, ''), sent(undefined, 'none')]).toEqual([
			true,
			true,
			true,
			true
		]);
	});

	test('is asked of every method but those that only read', () => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PURGE', ''])
			expect(sent('https://elsewhere.example', undefined, method), method).toBe(true);
		for (const method of ['GET', 'HEAD', 'OPTIONS'])
			expect(sent('https://elsewhere.example', 'cross-site', method), method).toBe(false);
	});
});
