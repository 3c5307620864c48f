/**
 * Who is behind a request: the bearer of its pass, where that person and school are still there.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { readPass } from './pass.ts';

/** A person at their school. */
export interface Here {
	readonly person: PersonRecord;
	readonly school: SchoolRecord;
}

/** Who bears a pass; undefined for a pass that opens nothing, and for people and schools that are gone. */
export function whoBears(
	pass: string | undefined,
	now: Instant,
	key: Uint8Array,
	store: Store
): Here | undefined {
	const bearer = readPass(pass, now, key);
	const school = bearer && store.schools.read(bearer.school);
	const person = bearer && school?.sample ? store.people.read(school.id, bearer.person) : undefined;
	return school && person ? { school, person } : undefined;
}
