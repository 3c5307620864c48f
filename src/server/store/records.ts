/**
 * What is kept: a record for each person, with their logs, and one for each school.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Contact } from '#domain/policy/policy.ts';
import type { Calendar } from '#domain/cycle/calendar.ts';
import { DUTIES, type Duties } from '#domain/cycle/duties.ts';
import type { GovernorsSettings } from '#domain/reminders/governors.ts';
import type { ReminderSettings } from '#domain/reminders/settings.ts';
import type { Absence } from '#domain/staff/absence.ts';
import type { Keeping } from '#domain/staff/retention.ts';
import type { Role } from '#domain/staff/roles.ts';
import type { Time } from '#domain/staff/times.ts';
import type { Day, Hash, Instant, Slug } from '#domain/units.ts';

/** The version this program writes; records of an earlier one are brought up to it (migrations.ts). */
export const RECORD_VERSION = 2;

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

/** What ties a declaration to its link in the school's chain; whoever erases the one erases the other (E2). */
export interface Salted {
	/** The declaration's id. */
	readonly declaration: string;
	/** 64 random hex digits. */
	readonly salt: string;
	/**
	 * The server's word, in the act of signing, that it was signed here: 128 hex digits (E11). Absent of what is invented,
	 * and of what was signed before there was such a word.
	 */
	readonly vouched?: string;
	/**
	 * 64 random hex digits, with which the attempts that it covers were hashed (E13). Never part of an evidence file: whoever
	 * holds one cannot try out answers. Absent of what was signed before there was such a hash.
	 */
	readonly logs?: string;
}

/** One person at one school, and everything they did there. */
export interface PersonRecord {
	readonly version: typeof RECORD_VERSION;
	readonly school: string;
	readonly id: string;
	readonly name: string;
	/** The staff group. */
	readonly group: Slug;
	/** Where in the school they work, where that is given. */
	readonly phase?: Slug;
	readonly roles: readonly Role[];
	/** In lower case; what an invitation is sent to and a sign-in is matched by. */
	readonly email?: string;
	/** The number the school's office knows them by. */
	readonly staffNumber?: string;
	/** The line manager: the id of a person at the same school. */
	readonly manager?: string;
	/** The first day at the school; of the time that goes on, for somebody who came back. */
	readonly startsOn: Day;
	/** The day they came onto this list, where they had started before: nobody owes what nobody could ask for. */
	readonly listedOn?: Day;
	/** The same of the latest time, for somebody whose return was put onto the list after the day they were back. */
	readonly relistedOn?: Day;
	/** The last day at the school. */
	readonly leftOn?: Day;
	/** The times at the school before this one, the earliest first; absent for whoever has never come back (S23). */
	readonly earlier?: readonly Time[];
	readonly absences: readonly Absence[];
	/** Why and until when the record is kept beyond the school's period, where that was decided. */
	readonly keeping?: Keeping;
	/** When the name and all else that says who this was were taken out; counts and results stay. */
	readonly pseudonymisedAt?: Instant;
	readonly attempts: readonly Attempt[];
	readonly declarations: readonly Declaration[];
	/** Absent before anything was declared. */
	readonly evidence?: readonly Salted[];
	readonly questions: readonly Question[];
}

/** How long records of leavers are kept with their names, and why. */
export interface Retention {
	/** Whole months after the last day at the school. */
	readonly months: number;
	readonly because: string;
}

/** Until a school decides otherwise: the time most schools keep staff files for. */
export const RETENTION: Retention = {
	months: 72,
	because: 'Kept as long as the staff file: the end of employment plus six years.'
};

/** An edition that was a school's, from a moment until the next one took its place. */
export interface EditionBefore {
	readonly edition: Hash;
	readonly since: Instant;
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
	/** The colour of its paper, such as certificates: `#` and six hex digits; the product's own when absent. */
	readonly colour?: string;
	/** Whom to ask, by role; empty: those the policy names. */
	readonly contacts: readonly Contact[];
	/** Since when this edition has been the school's. */
	readonly editionSince: Instant;
	/** The editions that were the school's before, the oldest first; absent until one has taken the place of another. */
	readonly editionsBefore?: readonly EditionBefore[];
	/** What staff owe, and when: inductions and refreshers. */
	readonly duties: Duties;
	/** Holidays and INSET days. */
	readonly calendar: Calendar;
	/** Whether leaders and administrators need a second factor. */
	readonly secondFactor: 'required' | 'off';
	readonly retention: Retention;
	/** Absent until the school has set anything about its reminders. */
	readonly reminders?: ReminderSettings;
	/** Absent until the school has set anything about the letter to its governors. */
	readonly governors?: GovernorsSettings;
	readonly createdAt: Instant;
}

/** The settings of a school that has not changed any. */
export const NEW_SCHOOL = {
	contacts: [],
	duties: DUTIES,
	calendar: [],
	secondFactor: 'required',
	retention: RETENTION
} as const satisfies Partial<SchoolRecord>;

/** Names in the data folder that are not schools. */
export const RESERVED: readonly string[] = ['archive', 'damaged', 'identity', 'keys', 'lock'];

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
