/**
 * A page against its schema: what is missing, unknown or of the wrong kind, as diagnostics.
 *
 * @module
 */
import type { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import type { Page, Path } from './page.ts';

const KINDS: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'a page of “key: value” lines',
	record: 'a page of “key: value” lines'
};

/** Reads a page by a schema, or answers undefined and says why in `found`. */
export function shaped<Schema extends z.ZodType>(
	page: Page,
	schema: Schema,
	found: Diagnostic[]
): z.output<Schema> | undefined {
	const parsed = schema.safeParse(page.value);
	if (parsed.success) return parsed.data;
	const all = parsed.error.issues.flatMap((issue) => explained(page, issue));
	found.push(...all.filter((each) => !all.some((other) => isMeant(each, other))));
	return undefined;
}

/** Whether a key is missing only because it is misspelt: one slip, told once. */
function isMeant(missing: Diagnostic, unknown: Diagnostic): boolean {
	return (
		missing.code === 'YA011' &&
		unknown.code === 'YA010' &&
		unknown.nearest === missing.found &&
		unknown.where === [missing.where, unknown.found].filter((step) => step !== '').join('.')
	);
}

function explained(page: Page, issue: z.core.$ZodIssue): readonly Diagnostic[] {
	const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
	const value = valueAt(page.value, path);
	if (issue.code === 'unrecognized_keys') {
		const known = issue.message.replace(/^known /, '').split(' ');
		return issue.keys.map((found) => page.at('YA010', [...path, found], { found }, known));
	}
	if (value === undefined && path.length > 0)
		return [page.at('YA011', path.slice(0, -1), { found: String(path.at(-1)) })];
	if (value === null || value === '')
		return [page.at('YA014', path, { found: String(path.at(-1) ?? '') })];
	if (/^[A-Z]{2}\d{3}$/.test(issue.message)) {
		const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
		return [page.at(issue.message, path, { found: described(value) }, known)];
	}
	const expected = issue.code === 'invalid_type' ? (KINDS[issue.expected] ?? issue.expected) : '';
	return [page.at('YA012', path, { found: described(value), expected })];
}

function valueAt(value: unknown, path: Path): unknown {
	let at = value;
	for (const step of path) {
		if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
		at = (at as Record<string | number, unknown>)[step];
	}
	return at;
}

function described(value: unknown): string {
	if (Array.isArray(value)) return value.length > 0 ? 'a list' : 'an empty list';
	if (typeof value === 'object' && value !== null)
		return Object.keys(value).join(', ') || 'nothing';
	return String(value);
}
