/**
 * The logs of a school: what was done by those who look after it, what was sent, what was declared, and what leaders
 * noted about people. They only grow.
 *
 * @module
 */
import type { Link } from '#domain/evidence/link.ts';
import type { Noted } from '#domain/follow-up/follow-up.ts';
import type { Day, Instant, Slug } from '#domain/units.ts';

/** The version this program writes; entries of an earlier one are brought up to it when they are read. */
export const LOG_VERSION = 1;

/** Every log: what was done at the school, what was sent to whom, the chain of what was declared, and what leaders noted. */
export const LOGS = ['audit', 'deliveries', 'evidence', 'follow-ups'] as const;
export type LogName = (typeof LOGS)[number];

/** Who acts where nobody does: the daily work of the program itself. No person may have this id. */
export const SYSTEM = 'system';

/** One thing that was done. */
export interface LogEntry {
	readonly version: typeof LOG_VERSION;
	readonly id: string;
	readonly at: Instant;
	/** Who did it: a person's id, or {@link SYSTEM}. */
	readonly by: string;
	/** Their name as it was then. */
	readonly byName: string;
	/** A stable code, such as `person-changed`. */
	readonly what: Slug;
	/** Whom it was done to or sent to: a person's id. Their name is looked up, never written into `says`. */
	readonly about?: string;
	/**
	 * One plain sentence fit to show, of up to {@link SAYS_AT_MOST} characters. Never a name, an answer, a secret or
	 * what an e-mail said.
	 */
	readonly says: string;
}

/** One link of the school's chain of evidence. It names nobody. */
export interface EvidenceEntry extends Link {
	readonly version: typeof LOG_VERSION;
}

/** What a leader noted about somebody, or that it is closed; `what` is its kind. Its words may be private. */
export interface FollowUpEntry extends LogEntry {
	readonly what: Noted['what'];
	readonly about: string;
	readonly followUp: string;
	readonly on: Day;
	readonly due?: Day;
	readonly until?: Day;
}

/** What each log holds. */
export interface LogEntries {
	readonly audit: LogEntry;
	readonly deliveries: LogEntry;
	readonly evidence: EvidenceEntry;
	readonly 'follow-ups': FollowUpEntry;
}

/** An entry of any log. */
export type AnyEntry = LogEntries[LogName];

/** How long an entry's sentence may be, in UTF-16 units. */
export const SAYS_AT_MOST = 1000;

/** Whether a text names a log. */
export function isLog(text: string): text is LogName {
	return LOGS.some((log) => log === text);
}
