/**
 * What docs/security.md says is held by a test is: each file and each title it cites is there.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');

test('every test that the page on security cites is there, by file and title', () => {
	const cited = [...page.matchAll(/`([^`]+\.test\.ts)`(?: “([^|]+)”)?/g)].map(
		([, file = '', title]) => ({ file, title })
	);
	expect(cited.length).toBeGreaterThan(20);
	const missing = cited.filter(
		({ file, title }) =>
			!existsSync(file) || (title !== undefined && !readFileSync(file, 'utf8').includes(title))
	);
	expect(missing).toEqual([]);
});

test('every item of the standard says what holds it', () => {
	const rows = [...page.matchAll(/^\| (\d+\.\d+[^|]*)\|([^|]+)\|$/gm)];
	expect(rows.length).toBeGreaterThan(20);
	expect(rows.filter(([, , held = '']) => held.trim() === '')).toEqual([]);
});
