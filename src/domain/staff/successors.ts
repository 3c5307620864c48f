/**
 * Whether somebody is left to look after a school who has ever come in: an administrator on paper alone invites nobody.
 *
 * @module
 */
import type { Day } from '../units.ts';
import { losesAddress, staysAdministrator } from './addresses.ts';
import type { Entry } from './entry.ts';

/** Whether somebody of a school has ever signed in. */
export type CameIn = (person: string) => boolean;

/** What is asked besides the list. */
export interface Known {
	readonly today: Day;
	readonly cameIn: CameIn;
}

/** Whether an administrator stays one no more, or loses the address they have come in with. */
export function isLost(before: Entry, after: Entry | undefined, { today, cameIn }: Known): boolean {
	if (!staysAdministrator(before, today)) return false;
	if (!after || !staysAdministrator(after, today)) return true;
	return losesAddress(before, after) && cameIn(before.id);
}

/**
 * Whose first sign-in has to be waited for before a list becomes another one: the administrators who would be left, where
 * one of them goes and none of the others has ever come in (S29). That there is another at all is a rule of its own (S15).
 */
export function waitedFor(
	list: readonly Entry[],
	all: readonly Entry[],
	known: Known
): readonly Entry[] {
	const were = new Map(list.map((entry) => [entry.id, entry]));
	const are = new Map(all.map((entry) => [entry.id, entry]));
	if (!list.some((before) => isLost(before, are.get(before.id), known))) return [];
	const stay = all.filter(
		(after) => staysAdministrator(after, known.today) && !losesAddress(were.get(after.id), after)
	);
	return stay.some(({ id }) => known.cameIn(id)) ? [] : stay;
}

/** What is said of somebody who stays an administrator until one of those has come in. */
export function waitWords(waited: readonly Entry[]): string {
	return `Nobody else who looks after the staff list has signed in yet. ${waitTodo(waited)} Until then nobody else could give anybody a way in.`;
}

/** What to do about it. */
export function waitTodo(waited: readonly Entry[]): string {
	const names = waited.map(({ name }) => name).join(' or ');
	return `Wait until ${names} has, or make somebody an administrator who has.`;
}
