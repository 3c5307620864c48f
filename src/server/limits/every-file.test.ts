import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = 'src/routes';
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\+(?:page\.server|server)\.ts$/.test(file))
	.map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}`, 'utf8') }));

test('every route that answers with a file to keep is held to a limit', () => {
	const files = sources.filter(({ file, text }) => {
		const answers = file.endsWith('+server.ts') && /export const GET\b/.test(text);
		return answers && !/export const GET[^]{0,400}redirect\(/.test(text);
	});
	expect(files.length).toBeGreaterThan(12);
	expect(files.filter(({ text }) => !/\borWait\(/.test(text)).map(({ file }) => file)).toEqual([]);
});

test('every action that reads a file is held to a limit, before it reads it', () => {
	const files = sources.filter(({ text }) => text.includes('instanceof File'));
	expect(files.length).toBeGreaterThan(3);
	const wrong = files.filter(
		({ text }) => !/\b(?:heldTo|orWait)\(\w*locals, 'uploads'\)/.test(text)
	);
	expect(wrong.map(({ file }) => file)).toEqual([]);
});
