/**
 * Every numbered rule of the rule books has a test that carries its number, and no test cites a rule
 * that does not exist.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** A rule is a list item that opens with its number: `- **G2.1** While nothing …`. */
const RULE = /^- \*\*([A-Z]\d+(?:\.\d+)*)\*\* (.+)$/gm;

/** A title opens with the numbers it holds: `'[G2] exactly …'`, `'[D1] [D3] …'`. */
const TITLE = /^((?:\[[A-Z]\d+(?:\.\d+)*\] )+)/gm;

/** What runs a test, or several, and what does not though it looks like it. */
const RUNS = ['test', 'it', 'describe'];
const RUNS_NOTHING = ['skip', 'todo', 'fails'];

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

function cited(
	pattern: RegExp,
	paths: readonly string[],
	read = (text: string) => text
): readonly Cited[] {
	return paths.flatMap((file) =>
		[...read(readFileSync(join(ROOT, file), 'utf8')).matchAll(pattern)].flatMap(([, found = '']) =>
			(found.match(/[A-Z]\d+(?:\.\d+)*/g) ?? []).map((rule) => ({ rule, file }))
		)
	);
}

/** The titles of the tests in a source, a line each: what stands first in a call of `test`, `describe.each(…)` and so on. */
function titlesIn(source: string): string {
	if (!/\[[A-Z]\d/.test(source)) return '';
	const titles: string[] = [];
	const look = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && runs(node.expression)) {
			const [title] = node.arguments;
			if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
			else if (title && ts.isTemplateExpression(title)) titles.push(title.head.text);
		}
		ts.forEachChild(node, look);
	};
	look(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest));
	return titles.map((title) => title.replaceAll('\n', ' ')).join('\n');
}

/** Whether calling this runs tests: `test`, `test.only`, `test.each(…)`, `describe.for<…>(…)`, but nothing skipped. */
function runs(callee: ts.Expression): boolean {
	if (ts.isIdentifier(callee)) return RUNS.includes(callee.text);
	if (ts.isPropertyAccessExpression(callee))
		return !RUNS_NOTHING.includes(callee.name.text) && runs(callee.expression);
	return ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee)
		? runs(ts.isCallExpression(callee) ? callee.expression : callee.tag)
		: false;
}

const rules = cited(RULE, files(/(^|[\\/])RULES\.md$/, 'src'));
const tests = cited(TITLE, files(/\.(test|contract)\.ts$/, 'src', 'tests'), titlesIn);

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

test('only the title of a test that runs counts, however the test is called', () => {
	const numbered = (source: string) => [...titlesIn(source).matchAll(TITLE)].map(([, all]) => all);
	for (const source of [
		"test('[G2] exactly', () => {});",
		"it.each([1])('[G2] exactly %i', () => {});",
		"describe.for([[1, '[G3] as data']] as const)(`[G2] exactly ${mark}`, ([mark]) => {});",
		"test.prop([fc.nat()])(\n\t'[G2] exactly',\n\t{ timeout: 1 },\n\t() => {}\n);",
		"describe('a store', () => {\n\ttest('[G2] exactly', () => {});\n});"
	])
		expect(numbered(source)).toEqual(['[G2] ']);
	for (const source of [
		"const rule = '[G2] exactly';",
		"// test('[G2] exactly', () => {});",
		"test.skip('[G2] exactly', () => {});",
		"test.todo('[G2] exactly');",
		"test.skip.each([1])('[G2] exactly', () => {});",
		"expect(said).toBe('[G2] exactly');",
		"test('exactly [G2] is a pass', () => {});",
		"await step('[G2] exactly', () => {});"
	])
		expect(numbered(source)).toEqual([]);
});
