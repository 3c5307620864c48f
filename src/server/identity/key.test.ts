import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { keyOf } from './key.ts';

test('the key is made once and read ever after', () => {
	const data = temporaryFolder();
	const made = keyOf(data);
	expect(made).toHaveLength(32);
	expect([...keyOf(data)]).toEqual([...made]);
});

test('each data folder has a key of its own', () => {
	expect([...keyOf(temporaryFolder())]).not.toEqual([...keyOf(temporaryFolder())]);
});

test('only the account of the server may read the key', () => {
	const data = temporaryFolder();
	keyOf(data);
	expect(statSync(path.join(data, 'keys/cookie.key')).mode & 0o777).toBe(0o600);
	expect(statSync(path.join(data, 'keys')).mode & 0o777).toBe(0o700);
});

test('a key of another length is kept aside and named, and made anew', () => {
	const data = temporaryFolder();
	mkdirSync(path.join(data, 'keys'));
	const file = path.join(data, 'keys/cookie.key');
	for (const length of [0, 31, 33]) {
		writeFileSync(file, new Uint8Array(length));
		const told: string[] = [];
		expect(keyOf(data, 'cookie', (sentence) => told.push(sentence))).toHaveLength(32);
		expect(readFileSync(file)).toHaveLength(32);
		expect(told).toEqual([expect.stringContaining(`it holds ${length} bytes, not 32`)]);
		const kept = /kept as (\S+),/.exec(told[0] ?? '')?.[1] ?? '';
		expect(path.dirname(kept)).toBe(path.join(data, 'damaged'));
		expect(readFileSync(kept)).toHaveLength(length);
	}
});
