/**
 * The logs of a school: what was done by those who look after it, and what was sent. They only grow.
 *
 * @module
 */
import type { Instant, Slug } from '#domain/units.ts';

/** The version this program writes; entries of an earlier one are brought up to it when they are read. */
export const LOG_VERSION = 1;

/** Every log: what was done at the school, and what was sent to whom. */
export const LOGS = ['audit', 'deliveries'] as const;
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

/** How long an entry's sentence may be, in UTF-16 units. */
export const SAYS_AT_MOST = 1000;

/** Whether a text names a log. */
export function isLog(text: string): text is LogName {
	return LOGS.some((log) => log === text);
}
