/**
 * A staff list on the disk: who is on it, one change at a time, and whoever has to know is told.
 *
 * @module
 */
import { differing, entryOf, type Entry } from '#domain/staff/entry.ts';
import type { Step } from '#domain/staff/import/undo.ts';
import { RECORD_VERSION, type PersonRecord } from '../store/records.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';

/** Somebody before and after a change of the list: without `before` they are new, without `after` taken off again. */
export interface ListChange {
	readonly school: string;
	readonly person: string;
	readonly before?: PersonRecord;
	readonly after?: PersonRecord;
}

/** Told of a change once it is on the disk, and waited for before anybody is answered. */
export type Heard = (changed: ListChange) => Promise<void> | void;

const hearing = new WeakMap<Store, Set<Heard>>();
const lines = new WeakMap<Store, Map<string, Queue>>();

/**
 * Has every later change of a staff list told, whoever makes it: the place to end somebody's sessions when their
 * e-mail, their roles or their last day has changed. Answers with a way to stop.
 */
export function whenListChanges(store: Store, heard: Heard): () => void {
	const all = hearing.get(store) ?? new Set();
	hearing.set(store, all.add(heard));
	return () => void all.delete(heard);
}

/** Does work on a school's list when all work before it is done: what it reads there stays so until it ends. */
export function inLine<Answer>(
	store: Store,
	school: string,
	work: () => Promise<Answer>
): Promise<Answer> {
	const all = lines.get(store) ?? new Map<string, Queue>();
	lines.set(store, all);
	const line = all.get(school) ?? new Queue();
	all.set(school, line);
	return line.run(work);
}

/** The staff list of a school: what it says of everybody whose name is still kept. */
export function listOf(store: Store, school: string): readonly Entry[] {
	return store.people
		.list(school)
		.filter(({ pseudonymisedAt }) => pseudonymisedAt === undefined)
		.map(entryOf);
}

/**
 * Takes one step on the disk, and tells whoever listens; a step that is taken already changes nothing. Of somebody new
 * it is told again each time, as what followed from it may have been cut short.
 */
export async function put(store: Store, school: string, step: Step): Promise<ListChange> {
	const { person, after } = step;
	const before = store.people.read(school, person);
	if (before?.pseudonymisedAt !== undefined) return { school, person, before, after: before };
	if (after === undefined) await store.people.remove(school, person);
	else if (before)
		await store.people.change(school, person, (record) =>
			differing(record, after).length === 0 ? record : withEntry(record, after)
		);
	else await store.people.add(withEntry(blankRecord(school, after), after));
	const kept = store.people.read(school, person);
	const isNew = step.before === undefined && after !== undefined;
	const changed: ListChange = {
		school,
		person,
		...(before && !isNew ? { before } : {}),
		...(kept ? { after: kept } : {})
	};
	if (kept !== before || isNew) for (const heard of hearing.get(store) ?? []) await heard(changed);
	return changed;
}

const MAY_BE_MISSING = ['email', 'staffNumber', 'phase', 'manager', 'leftOn', 'earlier'];

/** A record with what the list says of the person; what they did stays as it is. */
function withEntry(record: PersonRecord, entry: Entry): PersonRecord {
	const all = Object.entries({ ...record, ...entry });
	return Object.fromEntries(
		all.filter(([field]) => !MAY_BE_MISSING.includes(field) || Object.hasOwn(entry, field))
	) as unknown as PersonRecord;
}

function blankRecord(school: string, entry: Entry): PersonRecord {
	return {
		version: RECORD_VERSION,
		school,
		...entry,
		attempts: [],
		declarations: [],
		questions: []
	};
}
