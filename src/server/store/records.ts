/**
 * What is kept: a record for each person, with their logs, and one for each school.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Day, Hash, Instant, Slug } from '#domain/units.ts';

/** The version this program writes; records of an earlier one are brought up to it (migrations.ts). */
export const RECORD_VERSION = 1;

/** What a person may do in the app; not their staff group. */
export const ROLES = ['learner', 'leader', 'lms-admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a question can be about. */
export const ABOUT = ['statement', 'clause', 'scene'] as const;

/** "This is not clear to me": what somebody asked, with the words they were looking at. */
export interface Question {
	readonly id: string;
	readonly at: Instant;
	readonly about: {
		readonly kind: (typeof ABOUT)[number];
		readonly ref: string;
		readonly words: string;
	};
	readonly says: string;
}

/** One person at one school, and everything they did there. */
export interface PersonRecord {
	readonly version: typeof RECORD_VERSION;
	readonly school: string;
	readonly id: string;
	readonly name: string;
	/** The staff group. */
	readonly group: Slug;
	readonly roles: readonly Role[];
	readonly startsOn: Day;
	readonly leftOn?: Day;
	readonly attempts: readonly Attempt[];
	readonly declarations: readonly Declaration[];
	readonly questions: readonly Question[];
}

/** One school. */
export interface SchoolRecord {
	readonly version: typeof RECORD_VERSION;
	readonly id: string;
	readonly name: string;
	readonly policy: Slug;
	/** The edition the school has adopted; its content is in the archive. */
	readonly edition: Hash;
	/** The edition of good practice that stands behind it. */
	readonly baseline: Hash;
	/** Whether it is an invented one to explore with; only such a school can be removed. */
	readonly sample: boolean;
	readonly createdAt: Instant;
}

/** Names in the data folder that are not schools. */
export const RESERVED: readonly string[] = ['archive', 'damaged', 'keys', 'lock'];

/**
 * Whether a text may name a person or a school: `a-z`, `0-9` and hyphens, 1 to 64 of them.
 * Checked before an id becomes part of a path, so that no id can lead out of its folder.
 */
export function isId(text: string): boolean {
	return /^[a-z0-9-]{1,64}$/.test(text);
}

/** Whether a text may name a school: an id that is not one of the data folder's own names. */
export function isSchoolId(text: string): boolean {
	return isId(text) && !RESERVED.includes(text);
}

/** Whether a text is a SHA-256 as 64 lower-case hex digits. */
export function isHash(text: string): text is Hash {
	return /^[0-9a-f]{64}$/.test(text);
}
