/**
 * Every requirement of a platform has a test that carries its number, or a reason on docs/lms.md why it has none.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');

/** How many rows each part of the requirements has. */
const PARTS = { A: 10, B: 14, C: 10, D: 10, E: 6, F: 5, G: 10, H: 10, I: 14, J: 10, L: 2, M: 21 };
const ROWS = Object.entries(PARTS).flatMap(([part, count]) =>
	Array.from({ length: count }, (_, index) => `${part}${index + 1}`)
);

const tested = new Set(
	['src', 'tests']
		.flatMap((folder) =>
			readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(test|contract)\.ts$/.test(file))
				.map((file) => path.join(ROOT, folder, file))
		)
		.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\[lms ([A-M]\d+)\]/g)])
		.map(([, row = '']) => row)
);

const reasons = new Map(
	[
		...readFileSync(path.join(ROOT, 'docs/lms.md'), 'utf8').matchAll(
			/^\| ([A-M]\d+)\s+\| (.{20,}?)\s*\|$/gm
		)
	].map(([, row = '', reason = '']) => [row, reason])
);

test('every requirement of a platform has a test, or a reason why it has none', () => {
	expect(ROWS.filter((row) => !tested.has(row) && !reasons.has(row))).toEqual([]);
});

test('no test or reason is for a requirement that does not exist, and no reason for one that is tested', () => {
	expect([...tested, ...reasons.keys()].filter((row) => !ROWS.includes(row))).toEqual([]);
	expect([...reasons.keys()].filter((row) => tested.has(row))).toEqual([]);
});
