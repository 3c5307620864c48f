/**
 * The folders of a content root: what stands in them, and what should not.
 *
 * @module
 */
import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { WORD_ID } from '#domain/policy/policy.schema.ts';
import type { Slug } from '#domain/units.ts';
import { diagnostic, type Diagnostic } from './diagnostic.ts';

/** The entries of a folder in the order of their names, hidden ones apart; undefined when there is no such folder. */
export function entriesOf(root: string, folder: string): readonly Dirent[] | undefined {
	try {
		return readdirSync(path.join(root, folder), { withFileTypes: true })
			.filter(({ name }) => !name.startsWith('.'))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch {
		return undefined;
	}
}

/** The slugs under a folder, one folder each; says what is missing, misnamed or out of place. */
export function slugsIn(root: string, folder: string, found: Diagnostic[]): readonly Slug[] {
	const entries = entriesOf(root, folder);
	if (!entries) {
		found.push(diagnostic('FI012', { file: folder, line: 1 }, [], { found: folder }));
		return [];
	}
	return entries.flatMap((entry) => {
		const file = `${folder}/${entry.name}`;
		if (!entry.isDirectory()) {
			if (!entry.name.endsWith('.md'))
				found.push(diagnostic('FI009', { file, line: 1 }, [], { found: entry.name }));
			return [];
		}
		if (WORD_ID.test(entry.name)) return [entry.name];
		found.push(diagnostic('FI010', { file, line: 1 }, [], { found: entry.name }));
		return [];
	});
}

/** Says which entries of a folder nobody reads: `expected` and notes in Markdown apart. */
export function strangers(
	root: string,
	folder: string,
	expected: readonly string[],
	found: Diagnostic[]
): void {
	for (const { name } of entriesOf(root, folder) ?? [])
		if (!expected.includes(name) && !name.endsWith('.md'))
			found.push(
				diagnostic('FI009', { file: `${folder}/${name}`, line: 1 }, [], { found: name }, expected)
			);
}
