/**
 * What docs/security.md says is held by a test is: each file and each title it cites is there, of a test that runs.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');

test('every test that the page on security cites is there, by file and title', () => {
	const cited = [...page.matchAll(/`([^`]+\.test\.ts)`(?: “([^|]+)”)?/g)].map(
		([, file = '', title]) => ({ file, title })
	);
	expect(cited.length).toBeGreaterThan(20);
	const files = [...new Set(cited.map(({ file }) => file))].filter((file) => existsSync(file));
	const titles = new Map(files.map((file) => [file, titlesIn(file)]));
	const missing = cited.filter(({ file, title }) =>
		title === undefined ? !titles.has(file) : !titles.get(file)?.includes(title)
	);
	expect(missing).toEqual([]);
});

test('every item of the standard says what holds it', () => {
	const rows = [...page.matchAll(/^\| (\d+\.\d+[^|]*)\|([^|]+)\|$/gm)];
	expect(rows.length).toBeGreaterThan(20);
	expect(rows.filter(([, , held = '']) => held.trim() === '')).toEqual([]);
});

test('what was read of published weaknesses is of the versions that are here, and all but what is open is mended', () => {
	const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
		packages: Readonly<Record<string, { readonly version?: string }>>;
	};
	const versionsOf = (name: string) =>
		Object.entries(packages).flatMap(([path, { version = '' }]) =>
			path.endsWith(`node_modules/${name}`) ? [version] : []
		);
	const [, table = ''] = page.split('### Packages, looked at by hand');
	const rows = [
		...table.matchAll(/^\| (`[^|]+`) +\| ([\d., ]+?) +\| ([\d.]+) +\| (GHSA[^|]+)\|$/gm)
	];
	expect(rows.length).toBeGreaterThan(5);
	for (const [, named = '', here = '', mended = '', says = ''] of rows) {
		const found = named.split(', ').flatMap((name) => versionsOf(name.replaceAll('`', '')));
		expect([named, new Set(found)]).toEqual([named, new Set(here.split(', '))]);
		const below = found.filter((version) => isBelow(version, mended));
		expect([named, below]).toEqual([named, says.includes('**open**') ? found : []]);
	}
});

function isBelow(version: string, other: string): boolean {
	const [mine, theirs] = [version, other].map((each) => each.split('.').map(Number));
	const at = [0, 1, 2].find((part) => (mine?.[part] ?? 0) !== (theirs?.[part] ?? 0));
	return at !== undefined && (mine?.[at] ?? 0) < (theirs?.[at] ?? 0);
}

/** The titles of what runs in a file, without the numbers of rules; of one that is put together, each part that is written. */
function titlesIn(file: string): readonly string[] {
	const titles: string[] = [];
	const look = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && runs(node.expression)) {
			const [title] = node.arguments;
			if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
			else if (title && ts.isTemplateExpression(title))
				titles.push(title.head.text, ...title.templateSpans.map(({ literal }) => literal.text));
		}
		ts.forEachChild(node, look);
	};
	look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
	return titles.map((title) => title.replace(/^(?:\[[A-Z][\d.]+\] )+|^%s /, '').trim());
}

/** Whether a call is one of `test`, `describe`, `test.each(…)` and so on, and not of what is skipped. */
function runs(called: ts.Expression): boolean {
	const words = called.getText().split(/[.(]/);
	const isLeftOut = words.slice(0, 2).some((word) => ['skip', 'todo', 'fails'].includes(word));
	return ['test', 'describe', 'it'].includes(words[0] ?? '') && !isLeftOut;
}
