import { describe, expect, test } from 'vitest';
import { isThisComputer, printedOrigin } from './address.ts';

describe('the address on a slip', () => {
	test('is the server’s own where it was told one, whatever name it is asked under', () => {
		const own = 'https://training.school.example';
		expect(printedOrigin(own, 'http://10.0.0.9:3000')).toBe(own);
		expect(printedOrigin(own, 'http://localhost:3000')).toBe(own);
	});

	test('is else the one under which whoever prints has come', () => {
		expect(printedOrigin('http://localhost:4851', 'http://school-pc:4851')).toBe(
			'http://school-pc:4851'
		);
		expect(printedOrigin('http://localhost:0', 'http://localhost:4851')).toBe(
			'http://localhost:4851'
		);
	});

	test('opens on no other computer where it names the one it is typed on', () => {
		for (const here of [
			'http://localhost',
			'http://LOCALHOST:4851',
			'http://app.localhost:3000',
			'http://127.0.0.1:3000',
			'http://127.8.0.1',
			'http://[::1]:3000',
			'http://0.0.0.0:3000'
		])
			expect(isThisComputer(here), here).toBe(true);
		for (const there of [
			'http://school-pc:3000',
			'https://localhost.school.example',
			'http://10.127.0.1',
			'http://[fd00::1]:3000'
		])
			expect(isThisComputer(there), there).toBe(false);
	});
});
