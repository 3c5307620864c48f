/**
 * Changing the record of a school: one change at a time, and none over what somebody else has changed meanwhile.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { canonical } from '#domain/units.ts';
import type { Store } from '../store/port.ts';
import { Queue } from '../store/queue.ts';
import type { SchoolRecord } from '../store/records.ts';

const lines = new WeakMap<Store, Map<string, Queue>>();

/** What a form carries to tell whether the record has changed since it was shown. */
export function digestOf(school: SchoolRecord): string {
	return createHash('sha256').update(canonical(school)).digest('base64url').slice(0, 22);
}

/** What a change came to. */
export interface Changed {
	readonly before: SchoolRecord;
	readonly after: SchoolRecord;
}

/**
 * Changes a school. Refuses `school-changed` when it is not as it was shown any more
 * and `school-unknown`. A change that changes nothing writes nothing.
 *
 * @param seen what the form carried; undefined for a change that fits whatever the record is by then
 */
export function changeSchool(
	store: Store,
	id: string,
	seen: string | undefined,
	change: (school: SchoolRecord) => SchoolRecord
): Promise<Changed | Refusal<'school-changed' | 'school-unknown'>> {
	return lineOf(store, id).run(async () => {
		const before = store.schools.read(id);
		if (!before) return refuse('school-unknown', 'There is no such school.');
		if (seen !== undefined && digestOf(before) !== seen)
			return refuse(
				'school-changed',
				'Somebody else has changed these settings since you opened the page. Below is what you typed, with what is kept now beside it. Save again to keep yours.'
			);
		const after = change(before);
		if (canonical(after) !== canonical(before)) await store.schools.write(after);
		return { before, after };
	});
}

function lineOf(store: Store, id: string): Queue {
	const held = lines.get(store) ?? new Map<string, Queue>();
	lines.set(store, held);
	const line = held.get(id) ?? new Queue();
	held.set(id, line);
	return line;
}
