/**
 * New codes for accounts that are in use already: whoever has one comes in as somebody else, so that its owner is told.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import { accountStateOf } from '../identity/account-states.ts';
import type { Identity } from '../identity/identity.ts';
import type { LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';

/** What the log calls it. */
export const REPRINTED = 'codes-reprinted';

/** How long an owner is told on their own pages, and whoever comes with a code: a month, a year. */
export const TOLD_FOR = { days: 30, withCode: 365 } as const;

/** A new code that was printed. */
export interface Reprinted {
	readonly id: string;
	readonly at: Instant;
	/** The name of who printed it, as it was then. */
	readonly by: string;
	readonly says: string;
}

/** Whether somebody comes in already, or could with what they have chosen: a new code would open what is theirs. */
export function isInUse(identity: Identity, person: Pick<PersonRecord, 'school' | 'id'>): boolean {
	const { lastInAt, password, pin, passkeys } = accountStateOf(identity, person);
	return lastInAt !== undefined || password || pin || passkeys > 0;
}

/** The codes that were printed for an account in use within some days, the last one first. */
export function reprintedFor(
	store: Store,
	{ school, id }: Pick<PersonRecord, 'school' | 'id'>,
	now: Instant,
	days: number
): readonly Reprinted[] {
	const since = new Date(Date.parse(now) - days * 24 * 60 * 60 * 1000).toISOString();
	return (byPerson(store.logs.list(school, 'audit')).get(id) ?? [])
		.filter(({ at }) => at >= since)
		.map((entry) => ({ id: entry.id, at: entry.at, by: entry.byName, says: entry.says }))
		.reverse();
}

type Found = ReadonlyMap<string, readonly LogEntry[]>;
/** By the list itself, which is another one as soon as the log has grown: pages ask far more often than codes are printed. */
const FOUND = new WeakMap<readonly LogEntry[], Found>();

function byPerson(entries: readonly LogEntry[]): Found {
	const known = FOUND.get(entries);
	if (known) return known;
	const found = new Map<string, LogEntry[]>();
	for (const entry of entries)
		if (entry.what === REPRINTED && entry.about !== undefined)
			found.set(entry.about, [...(found.get(entry.about) ?? []), entry]);
	FOUND.set(entries, found);
	return found;
}
