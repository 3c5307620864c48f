/**
 * The address by which somebody answers whether they want the verification values: it names a school and an address of
 * its list, and cannot be made up.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Governor } from '#domain/reminders/governors.ts';
import { addressTag } from '../reminders/ids.ts';
import type { Store } from '../store/port.ts';
import { isSchoolId, type SchoolRecord } from '../store/records.ts';

/** The longest text that is looked at. */
export const LONGEST_LETTER = 200;

/** The link in a letter to an address of a school. */
export function answerLink(key: Uint8Array, school: string, tag: string, origin: string): string {
	return `${origin}/governors?letter=${school}.${tag}.${seal(key, school, tag)}`;
}

/** Whom a letter is for, by what its link holds; undefined of anything made up, or of an address taken off the list. */
export function answering(
	store: Store,
	key: Uint8Array,
	letter: string
): { readonly school: SchoolRecord; readonly governor: Governor } | undefined {
	const [id = '', tag = '', sealed = '', ...rest] = letter.split('.');
	if (rest.length > 0 || !isSchoolId(id) || !isSame(sealed, seal(key, id, tag))) return undefined;
	const school = store.schools.read(id);
	const governor = school?.governors?.addresses.find(({ email }) => addressTag(key, email) === tag);
	return school && governor && { school, governor };
}

function seal(key: Uint8Array, school: string, tag: string): string {
	return createHmac('sha256', key).update(`governors\0${school}\0${tag}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
