/**
 * The record of what those who look after a school have done: written before they are answered, never changed.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '#domain/units.ts';
import { StoreFault } from '../store/fault.ts';
import { LOG_VERSION, SAYS_AT_MOST, SYSTEM, type LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';

/** Everything that is audited, with what a person calls it. A code is never given another meaning. */
export const AUDITED = {
	'set-up': 'School set up',
	'person-added': 'Person added',
	'person-changed': 'Staff list entry changed',
	'person-left': 'Last day recorded',
	'roles-changed': 'Roles changed',
	'import-uploaded': 'Staff list uploaded',
	'import-discarded': 'Uploaded staff list discarded',
	'import-applied': 'Staff list imported',
	'import-undone': 'Import undone',
	invited: 'Invitation sent',
	reminded: 'Reminder sent by hand',
	'bounces-read': 'Returned letters read in',
	'reminders-released': 'Held reminders released',
	'address-trusted': 'Address to be written to again',
	'codes-printed': 'Sign-in codes printed',
	'codes-reprinted': 'New code for an account in use',
	'sessions-ended': 'Signed out everywhere',
	'sign-in-reset': 'Way of signing in reset',
	'settings-changed': 'Settings changed',
	'governor-answered': 'Answer of a governor',
	'second-factor-off': 'Second factor switched off',
	'second-factor-on': 'Second factor switched on',
	'retention-changed': 'Retention period changed',
	'erasure-decided': 'Erasure decided',
	'erasure-refused': 'Record kept for longer',
	pseudonymised: 'Record pseudonymised',
	'audit-exported': 'Log downloaded',
	'reports-exported': 'Report downloaded',
	'deliveries-exported': 'List of letters downloaded',
	'evidence-exported': 'Evidence downloaded',
	'follow-up-noted': 'Follow-up noted',
	'follow-up-closed': 'Follow-up closed',
	'edition-adopted': 'Edition adopted',
	'package-made': 'Package made'
} as const satisfies Readonly<Record<string, string>>;

export type AuditCode = keyof typeof AUDITED;

/** Something that was done. */
export interface Done {
	readonly what: AuditCode;
	/** Whom it was done to: a person's id. */
	readonly about?: string;
	/** One plain sentence without the name of the person it is about: the page looks that up. */
	readonly says: string;
}

/** Who did it, and at which school. */
export interface Doer {
	readonly person: Pick<PersonRecord, 'id' | 'name'>;
	readonly school: Pick<SchoolRecord, 'id'>;
}

/** The daily work that nobody asks for, as the one who does it. */
export function theProgram(school: string): Doer {
	return { person: { id: SYSTEM, name: 'Clause & Effect' }, school: { id: school } };
}

/**
 * Writes down what somebody has just done; wait for it before answering them. A longer sentence than a log takes is cut.
 *
 * Throws a StoreFault, `not-logged`, with a sentence that fits a change that was made and could not be logged.
 */
export async function audited(store: Store, here: Doer, done: Done, now: Instant): Promise<void> {
	const { what, about, says } = done;
	const entry: LogEntry = {
		version: LOG_VERSION,
		id: randomUUID(),
		at: now,
		by: here.person.id,
		byName: here.person.name,
		what,
		...(about !== undefined && { about }),
		says: says.length > SAYS_AT_MOST ? `${says.slice(0, SAYS_AT_MOST - 1)}…` : says
	};
	try {
		await store.logs.append(here.school.id, 'audit', entry);
	} catch (cause) {
		if (!(cause instanceof StoreFault)) throw cause;
		throw new StoreFault('not-logged', `“${what}” could not be logged: ${cause.message}`, cause);
	}
}

/** What a code is called; the code itself where a newer program has written it. */
export function auditName(what: string): string {
	return Object.hasOwn(AUDITED, what) ? AUDITED[what as AuditCode] : what;
}
