/**
 * Every numbered rule of the rule books has a test that carries its number, and no test cites a rule
 * that does not exist.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** A rule is a list item that opens with its number: `- **G2.1** While nothing …`. */
const RULE = /^- \*\*([A-Z]\d+(?:\.\d+)*)\*\* (.+)$/gm;

/** A title opens with the numbers it holds: `'[G2] exactly …'`, `'[D1] [D3] …'`. */
const TITLE = /['"`]((?:\[[A-Z]\d+(?:\.\d+)*\] )+)/g;

interface Cited {
	readonly rule: string;
	readonly file: string;
}

function files(wanted: RegExp, ...folders: readonly string[]): readonly string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => wanted.test(file))
			.map((file) => join(folder, file))
			.sort()
	);
}

function cited(pattern: RegExp, paths: readonly string[]): readonly Cited[] {
	return paths.flatMap((file) =>
		[...readFileSync(join(ROOT, file), 'utf8').matchAll(pattern)].flatMap(([, found = '']) =>
			(found.match(/[A-Z]\d+(?:\.\d+)*/g) ?? []).map((rule) => ({ rule, file }))
		)
	);
}

const rules = cited(RULE, files(/(^|[\\/])RULES\.md$/, 'src'));
const tests = cited(TITLE, files(/\.test\.ts$/, 'src', 'tests'));

test('every noun of the domain has its rule book', () => {
	const nouns = readdirSync(join(ROOT, 'src/domain'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	const books = new Set(rules.map(({ file }) => file.split(/[\\/]/).at(-2)));
	expect(nouns.filter((noun) => !books.has(noun))).toEqual([]);
	expect(nouns).toContain('attempt');
});

test('no two rules share a number', () => {
	const numbers = rules.map(({ rule }) => rule);
	expect(numbers.filter((each, index) => numbers.indexOf(each) !== index)).toEqual([]);
});

test('every rule has a test that carries its number', () => {
	const tested = new Set(tests.map(({ rule }) => rule));
	expect(rules.filter(({ rule }) => !tested.has(rule))).toEqual([]);
});

test('no test cites a rule that no book holds', () => {
	const known = new Set(rules.map(({ rule }) => rule));
	expect(tests.filter(({ rule }) => !known.has(rule))).toEqual([]);
});
