/**
 * What the app asks of its records, whatever keeps them: memory, lowdb, later PostgreSQL.
 *
 * Reading is at once and from memory. A promise resolves when the change would survive a loss of power.
 *
 * @module
 */
import type { Refusal } from '#domain/refusal.ts';
import type { Hash, Instant } from '#domain/units.ts';
import type { LogEntries, LogName } from './logs.ts';
import type { ImportRecord } from './imports.ts';
import type { PersonRecord, SchoolRecord } from './records.ts';

/** A file that could not be used when the store was opened. */
export interface StoreProblem {
	/** Where it was, relative to the data folder. */
	readonly file: string;
	/** Where it is now, as a full path; nothing is ever deleted. Absent when there was no file where one has to be. */
	readonly kept?: string;
	/** Why it could not be used. */
	readonly because: string;
}

/** The schools. */
export interface Schools {
	/** Every school, in the order of their ids. */
	list(): readonly SchoolRecord[];
	read(school: string): SchoolRecord | undefined;
	/** Adds a school or replaces its record; its people stay. */
	write(record: SchoolRecord): Promise<void>;
	/** Removes a school with its people and its logs. Sample schools only: anything else is a fault. */
	remove(school: string): Promise<void>;
}

/** The people, each in one school; the same id in two schools is two people. */
export interface People {
	/** Everybody of a school, in the order of their ids; nobody of an unknown one. */
	list(school: string): readonly PersonRecord[];
	read(school: string, person: string): PersonRecord | undefined;
	/** Refuses `person-exists`; an unknown school or an invalid id or record is a fault. */
	add(record: PersonRecord): Promise<void | Refusal<'person-exists'>>;
	/**
	 * Changes one person's record, one change at a time for each person.
	 *
	 * `change` is pure and is given the record as it then stands. When it refuses, or returns the record it was
	 * given, nothing is written. When the write fails, the promise rejects with a StoreFault and the record stays
	 * as it is on the disk. Taking away or altering what was logged or signed is a fault, `history-changed`.
	 *
	 * Refuses `person-unknown`.
	 */
	change<R extends Refusal = never>(
		school: string,
		person: string,
		change: (record: PersonRecord) => PersonRecord | R
	): Promise<PersonRecord | R | Refusal<'person-unknown'>>;
	/**
	 * Takes somebody off the list who was put on it by mistake.
	 *
	 * Refuses `person-has-history` when they have an attempt, a declaration or a question, and `person-unknown`.
	 */
	remove(
		school: string,
		person: string
	): Promise<void | Refusal<'person-has-history' | 'person-unknown'>>;
	/**
	 * Takes who a leaver was out of their record and of the school's logs, for ever; attempts, scores, signatures and
	 * their days stay (S9). The only way in which what was logged or signed is altered. After a stop half-way it can be
	 * asked for again.
	 *
	 * Refuses `person-unknown`, `still-here` (S8) and `already-pseudonymised`.
	 *
	 * @param tag a few letters drawn at random, which tell one former member of staff from another
	 */
	pseudonymise(
		school: string,
		person: string,
		now: Instant,
		tag: string
	): Promise<PersonRecord | Refusal<'person-unknown' | 'still-here' | 'already-pseudonymised'>>;
}

/** The imports of each school: files that were uploaded, and the journals of what was applied. */
export interface Imports {
	/** In the order in which they were begun. */
	list(school: string): readonly ImportRecord[];
	read(school: string, id: string): ImportRecord | undefined;
	/** Adds an import or replaces it; an unknown school or an invalid record is a fault. */
	write(record: ImportRecord): Promise<void>;
	/** Forgets an import; one that is not there is no fault. */
	remove(school: string, id: string): Promise<void>;
}

/** Every version of a scenario or a policy that was ever played or signed, under its hash. */
export interface Archive {
	/** Keeps content under its SHA-256; again is no change; content that has another hash is a fault. */
	keep(hash: Hash, content: string): Promise<void>;
	read(hash: Hash): string | undefined;
}

/**
 * The logs of each school: they only grow. No entry is changed, save that pseudonymising takes a name out of it; the
 * evidence names nobody, so none of its links is ever changed.
 */
export interface Logs {
	/** Resolves when the entry would survive a loss of power; an unknown school or an invalid entry is a fault. */
	append<Log extends LogName>(school: string, log: Log, entry: LogEntries[Log]): Promise<void>;
	/** Every entry, oldest first; none of an unknown school. */
	list<Log extends LogName>(school: string, log: Log): readonly LogEntries[Log][];
}

/** The records of all schools. */
export interface Store {
	readonly schools: Schools;
	readonly people: People;
	readonly imports: Imports;
	readonly logs: Logs;
	readonly archive: Archive;
	/** What could not be used when the store was opened. */
	readonly problems: readonly StoreProblem[];
	/** Finishes what is being written, then lets go of the data; later changes are a fault. */
	close(): Promise<void>;
}
