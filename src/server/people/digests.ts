/**
 * Short digests of what a staff list says, to tell whether it still says so.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { entryOf, type Entry, type Field } from '#domain/staff/entry.ts';
import { canonical } from '#domain/units.ts';

function short(value: unknown): string {
	return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 12);
}

/** A digest of some fields of an entry, one part for each field, so that a later look tells which have changed. */
export function digestOf(entry: Entry, fields: readonly Field[]): string {
	return fields.map((field) => short(entry[field] ?? null)).join('.');
}

/** Which of the fields are not as they were when a digest was made; all of them where it is none. */
export function staleIn(entry: Entry, fields: readonly Field[], digest: string): readonly Field[] {
	const seen = digest.split('.');
	return fields.filter((field, at) => seen[at] !== short(entry[field] ?? null));
}

/** A digest of each entry of a list, by id. */
export function digestsOf(list: readonly Entry[]): Readonly<Record<string, string>> {
	return Object.fromEntries(list.map((entry) => [entry.id, short(entryOf(entry))]));
}

/** One digest of anything that is bound to it. */
export function bound(value: unknown): string {
	return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);
}
