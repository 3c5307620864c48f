import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keyOf } from './key.ts';

/** An empty data folder, gone when the test is. */
function folder(): string {
	const made = mkdtempSync(path.join(tmpdir(), 'clause-key-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

test('the key is made once and read ever after', () => {
	const data = folder();
	const made = keyOf(data);
	expect(made).toHaveLength(32);
	expect([...keyOf(data)]).toEqual([...made]);
});

test('each data folder has a key of its own', () => {
	expect([...keyOf(folder())]).not.toEqual([...keyOf(folder())]);
});

test('only the account of the server may read the key', () => {
	const data = folder();
	keyOf(data);
	expect(statSync(path.join(data, 'keys/cookie.key')).mode & 0o777).toBe(0o600);
	expect(statSync(path.join(data, 'keys')).mode & 0o777).toBe(0o700);
});

test('a key of another length is made anew', () => {
	const data = folder();
	mkdirSync(path.join(data, 'keys'));
	const file = path.join(data, 'keys/cookie.key');
	for (const length of [0, 31, 33]) {
		writeFileSync(file, new Uint8Array(length));
		expect(keyOf(data)).toHaveLength(32);
		expect(readFileSync(file)).toHaveLength(32);
	}
});
