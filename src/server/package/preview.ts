/**
 * The files of a package while it is tried out in the browser: the same text as in the zip, kept for a few at a time.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Playing } from '../training/playing.ts';
import { filesOf } from './build.ts';
import { askedIn, packageFor, playerFiles } from './for-school.ts';

const KEPT = 4;
const made = new Map<string, Readonly<Record<string, string>>>();

const TYPES: Readonly<Record<string, string>> = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	json: 'application/json; charset=utf-8',
	xml: 'application/xml; charset=utf-8'
};

/** A file of the package that a form's fields name, with its type; undefined when there is no such package or file. */
export function previewFile(
	school: SchoolRecord,
	playing: Playing,
	fields: string,
	file: string
): { readonly text: string; readonly type: string } | undefined {
	const files = previewFiles(school, playing, fields);
	const text = files && Object.hasOwn(files, file) ? files[file] : undefined;
	const type = TYPES[file.slice(file.lastIndexOf('.') + 1)];
	return text === undefined || type === undefined ? undefined : { text, type };
}

function previewFiles(school: SchoolRecord, playing: Playing, fields: string) {
	const key = `${school.edition} ${school.baseline} ${fields}`;
	const known = made.get(key);
	if (known) return known;
	const gathered = packageFor(school, playing, askedIn(new URLSearchParams(fields)));
	if (isRefusal(gathered)) return undefined;
	const files = filesOf(gathered, playerFiles());
	const [oldest] = made.keys();
	if (made.size >= KEPT && oldest !== undefined) made.delete(oldest);
	made.set(key, files);
	return files;
}
