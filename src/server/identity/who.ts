/**
 * Who is behind a request: the bearer of its pass, where that person and school are still there.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import type { Permitting } from '../permissions/permissions.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { readPass } from './pass.ts';

/** How somebody came in. */
export interface Visit {
	readonly means: 'sample' | 'password' | 'magic-link' | 'oidc' | 'passkey' | 'staff-number';
	/** Whether a second factor was given. */
	readonly strong: boolean;
	/** Whether this is a computer that others use too. */
	readonly shared: boolean;
	/** With an account: which one, and which of its sessions this is. */
	readonly account?: Account;
}

/** The account behind a visit. */
export interface Account {
	readonly user: string;
	readonly session: string;
	/** When the session ends, if nobody ends it before. */
	readonly until: Instant;
	/** They came with a code from the office: a PIN has to be chosen before anything else. */
	readonly choosesPin: boolean;
	/** The schools this session opens today. */
	readonly schools: readonly string[];
	/** Those that the account opens and this session does not: there they were signed out by the school. */
	readonly shut: readonly string[];
}

/** A person at their school. */
export interface Here {
	readonly person: PersonRecord;
	readonly school: SchoolRecord;
	readonly visit: Visit;
}

/** In the sample nothing is real, and nothing is asked for. */
const EXPLORING: Visit = { means: 'sample', strong: true, shared: false };

/** What permissions look at. */
export function permitting({ person, school, visit }: Here): Permitting {
	return { roles: person.roles, strong: visit.strong, secondFactor: school.secondFactor };
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
	return school && person ? { school, person, visit: EXPLORING } : undefined;
}
