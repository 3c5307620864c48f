/**
 * The log as it is read: newest first, with names in the place of ids, by kind or by person.
 *
 * @module
 */
import type { Instant, Slug } from '#domain/units.ts';
import { SYSTEM, type LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import { auditName } from './audit.ts';

/** Which lines to show. */
export interface LogFilter {
	readonly what?: Slug;
	/** Who did it, or whom it is about. */
	readonly person?: string;
}

/** A line fit to show. */
export interface LogLine {
	readonly id: string;
	readonly at: Instant;
	/** The name as it was then. */
	readonly by: string;
	readonly what: string;
	/** The name as it is now. */
	readonly about?: string;
	readonly says: string;
}

/** Something to filter by, with how many lines it has. */
export interface LogChoice {
	readonly value: string;
	readonly name: string;
	readonly lines: number;
}

/** The lines of a school's audit log, newest first. */
export function linesOf(store: Store, school: string, filter: LogFilter): readonly LogLine[] {
	const { what, person } = filter;
	return store.logs
		.list(school, 'audit')
		.filter(
			(entry) =>
				(what === undefined || entry.what === what) &&
				(person === undefined || entry.by === person || entry.about === person)
		)
		.map((entry) => ({
			id: entry.id,
			at: entry.at,
			by: entry.byName,
			what: auditName(entry.what),
			...(entry.about !== undefined && { about: nameOf(store, school, entry.about) }),
			says: entry.says
		}))
		.reverse();
}

/** A line, with those that say the same of others within its minute. */
export interface FoldedLine extends LogLine {
	/** How many lines it stands for. */
	readonly many: number;
	/** Whom they are about, in the order of the log. */
	readonly abouts: readonly string[];
}

/** Lines as they are read on a page: those that differ only in whom they are about, within one minute, are one. */
export function folded(lines: readonly LogLine[]): readonly FoldedLine[] {
	const found = new Map<string, LogLine[]>();
	for (const line of lines) {
		const minute = line.at.slice(0, 'yyyy-mm-ddThh:mm'.length);
		const key = JSON.stringify([minute, line.by, line.what, line.says]);
		const same = found.get(key);
		if (same) same.push(line);
		else found.set(key, [line]);
	}
	return [...found.values()].flatMap((same) => {
		const [first] = same;
		const abouts = same.flatMap(({ about }) => about ?? []);
		return first ? [{ ...first, many: same.length, abouts }] : [];
	});
}

/** The kinds of line there are in a log, and the people it names, each in the order of their names. */
export function choicesOf(
	store: Store,
	school: string
): { readonly kinds: readonly LogChoice[]; readonly people: readonly LogChoice[] } {
	const entries = store.logs.list(school, 'audit');
	return {
		kinds: choices(
			entries.map(({ what }) => [what]),
			auditName
		),
		people: choices(entries.map(people), (id) => nameOf(store, school, id))
	};
}

function people({ by, about }: LogEntry): readonly string[] {
	return [...new Set([by, ...(about === undefined ? [] : [about])])];
}

function choices(
	lines: readonly (readonly string[])[],
	nameFor: (value: string) => string
): readonly LogChoice[] {
	const counts = new Map<string, number>();
	for (const value of lines.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts]
		.map(([value, many]) => ({ value, name: nameFor(value), lines: many }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function nameOf(store: Store, school: string, person: string): string {
	if (person === SYSTEM) return 'Clause & Effect';
	return store.people.read(school, person)?.name ?? person;
}
