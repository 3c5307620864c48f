/**
 * An import as steps that are taken together, and the steps that take it back.
 *
 * @module
 */
import { keepsAdministrator, losesAddress, staysAdministrator } from '../addresses.ts';
import { differing, type Entry } from '../entry.ts';
import { isLost, waitedFor, type Known } from '../successors.ts';
import { clashes } from './clashes.ts';
import type { Plan } from './plan.ts';

/** One entry before and after: without `before` it is added, without `after` it is removed. */
export interface Step {
	readonly person: string;
	readonly before?: Entry;
	readonly after?: Entry;
}

/** Somebody whom taking back leaves as they are, and why. */
export interface Left {
	readonly person: string;
	readonly name: string;
	readonly because: string;
}

/** The steps of a plan; rows with a problem and rows that change nothing are none. */
export function stepsOf({ rows }: Plan): readonly Step[] {
	return rows.flatMap(({ kind, before, after }) =>
		after && kind !== 'unchanged'
			? [{ person: after.id, ...(before ? { before } : {}), after }]
			: []
	);
}

/** A list with steps taken; steps taken twice change nothing more. */
export function taken(list: readonly Entry[], steps: readonly Step[]): readonly Entry[] {
	const all = new Map(list.map((entry) => [entry.id, entry]));
	for (const { person, after } of steps)
		if (after) all.set(person, after);
		else all.delete(person);
	return [...all.values()];
}

/**
 * The steps back to the list as it was, for everybody who has not been changed since. Nobody is removed who has begun
 * the training, and nothing is brought back that somebody else has by now (S21). No address goes back with which ends
 * the account of whoever undoes it, or of the last administrator (S25), and an administrator stays one until another has
 * come in (S29).
 *
 * @param hasBegun whether a person has attempts, declarations or questions
 * @param known `by` is the id of whoever undoes it
 */
export function undoing(
	list: readonly Entry[],
	steps: readonly Step[],
	hasBegun: (person: string) => boolean,
	known: Known & { readonly by: string }
): { readonly steps: readonly Step[]; readonly left: readonly Left[] } {
	const now = new Map(list.map((entry) => [entry.id, entry]));
	const left: Left[] = [];
	const back = new Map<string, Step>();
	for (const { person, before, after } of steps) {
		const current = now.get(person);
		if (!current || !after) continue;
		if (differing(current, after).length > 0)
			left.push({ person, name: current.name, because: 'changed since the import' });
		else if (!before && hasBegun(person))
			left.push({ person, name: current.name, because: 'has begun the training' });
		else if (person === known.by && losesAddress(current, before))
			left.push({
				person,
				name: current.name,
				because: 'is you: with the address your account would end'
			});
		else back.set(person, { person, before: current, ...(before ? { after: before } : {}) });
	}
	const keep = (person: string, because: string) => {
		const step = back.get(person);
		if (!step?.before) return;
		back.delete(person);
		left.push({ person, name: step.before.name, because });
	};
	for (;;) {
		const all = taken(list, [...back.values()]);
		const there = new Set(all.map(({ id }) => id));
		const missed = all.flatMap(({ manager }) =>
			manager !== undefined && !there.has(manager) && back.has(manager) ? [manager] : []
		);
		const found = clashes(all, new Set(back.keys()));
		for (const manager of missed) keep(manager, 'is somebody’s line manager now');
		for (const { id } of found)
			keep(id, 'what the list said before now clashes with somebody else’s entry');
		const staying = keepsAdministrator(list, all, known.today)
			? []
			: list.filter((each) => staysAdministrator(each, known.today) && back.has(each.id));
		for (const { id } of staying) keep(id, 'is the only administrator who is staying');
		const waiting = waitedFor(list, all, known).length === 0 ? [] : lostIn(list, all, known);
		for (const { id } of waiting) keep(id, 'is the only administrator who has signed in');
		if (missed.length + found.length + staying.length + waiting.length === 0) break;
	}
	return { steps: [...back.values()], left };
}

/** The administrators of a list whom another one has no more. */
function lostIn(list: readonly Entry[], all: readonly Entry[], known: Known): readonly Entry[] {
	const are = new Map(all.map((entry) => [entry.id, entry]));
	return list.filter((before) => isLost(before, are.get(before.id), known));
}
