/**
 * Content to break: a copy of the small sound content of the tests, with one edit.
 *
 * @module
 */
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import type { Example } from './codes/row.ts';

/** The sound content: two policies and one scenario. */
export const SOUND = path.resolve(import.meta.dirname, '../../../tests/fixtures/content');

/** A folder of its own with the sound content, edited; it is gone when the test is. */
export function contentWith(...edits: readonly Example[]): string {
	const root = temporaryFolder();
	cpSync(SOUND, root, { recursive: true });
	for (const edit of edits) apply(root, edit);
	return root;
}

function apply(root: string, { file, text, instead, also = [], encoding }: Example): void {
	const full = path.join(root, file);
	if (text === undefined) return rmSync(full, { recursive: true });
	const folder = path.dirname(full);
	if (existsSync(folder) && !statSync(folder).isDirectory()) rmSync(folder);
	mkdirSync(folder, { recursive: true });
	if (instead === undefined) return writeFileSync(full, text, encoding ?? 'utf8');
	let whole = readFileSync(full, 'utf8');
	for (const [from, to] of [[instead, text] as const, ...also]) {
		if (!whole.includes(from)) throw new RangeError(`${file} does not hold “${from}”.`);
		whole = whole.replaceAll(from, to);
	}
	writeFileSync(full, whole, encoding ?? 'utf8');
}
