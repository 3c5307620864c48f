/**
 * What cannot be once many entries change together: two people with one e-mail address, a circle of line managers.
 *
 * @module
 */
import { inCircles, type Entry } from '../entry.ts';
import { keyOf } from '../fields.ts';

/** An entry that cannot be as it would be, and why; `with` is the other person, where there is one. */
export interface Clash {
	readonly id: string;
	readonly code: 'email-taken' | 'number-taken' | 'manager-gone' | 'manager-circle';
	readonly with?: Entry;
}

/**
 * Every clash in a list as it would be, laid to those who were moved: the others stay as they are.
 *
 * @param moved the ids of the entries that are new or changed
 */
export function clashes(list: readonly Entry[], moved: ReadonlySet<string>): readonly Clash[] {
	const byId = new Map(list.map((entry) => [entry.id, entry]));
	const circles = inCircles(new Map(list.map(({ id, manager }) => [id, manager])));
	return [
		...shared(list, moved, 'email-taken', ({ email }) => email),
		...shared(list, moved, 'number-taken', ({ staffNumber }) =>
			staffNumber === undefined ? undefined : keyOf(staffNumber)
		),
		...list.flatMap(({ id, manager }): readonly Clash[] => {
			if (!moved.has(id) || manager === undefined) return [];
			if (!byId.has(manager)) return [{ id, code: 'manager-gone' }];
			return circles.has(id) ? [{ id, code: 'manager-circle' }] : [];
		})
	];
}

function shared(
	list: readonly Entry[],
	moved: ReadonlySet<string>,
	code: 'email-taken' | 'number-taken',
	keyOfEntry: (entry: Entry) => string | undefined
): readonly Clash[] {
	const holders = new Map<string, Entry[]>();
	for (const entry of list) {
		const key = keyOfEntry(entry);
		if (key === undefined) continue;
		const known = holders.get(key);
		if (known) known.push(entry);
		else holders.set(key, [entry]);
	}
	return [...holders.values()].flatMap((all) =>
		all.length === 1
			? []
			: all.flatMap((entry): readonly Clash[] => {
					const other = all.find((each) => each !== entry);
					return moved.has(entry.id) && other ? [{ id: entry.id, code, with: other }] : [];
				})
	);
}
