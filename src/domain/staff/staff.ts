/**
 * Who is on the staff list, and who of them may come in.
 *
 * @module
 */
import type { Day } from '../units.ts';
import type { Role } from './roles.ts';
import { timedOn, type Timed } from './times.ts';

/** The days of an entry by which somebody may come in; without a first day, the last is that of the time that holds. */
export type Days = Pick<Timed, 'leftOn'> & Partial<Timed>;

/** What is asked of an entry of the staff list. */
export interface Listed extends Days {
	readonly id: string;
	readonly roles: readonly Role[];
}

/**
 * Whether somebody may come in on a day: access ends as soon as a last day that has come is recorded, and whoever comes
 * back has it from that day on; whoever is new, before their first day too (S4).
 */
export function hasAccess(entry: Days, today: Day): boolean {
	const { leftOn } = entry.startsOn === undefined ? entry : timedOn(entry as Timed, today);
	return leftOn === undefined || leftOn > today;
}

/** The day from which somebody is back who has left, or leaves, before it; undefined of everybody else. */
export function backOn({ startsOn, earlier = [] }: Timed, today: Day): Day | undefined {
	return startsOn > today && earlier.length > 0 ? startsOn : undefined;
}

/** Whether a school would be left without an administrator if this person were not one any more (S5). */
export function isLastAdministrator(person: string, staff: readonly Listed[], today: Day): boolean {
	const administers = (each: Listed) =>
		each.roles.includes('administrator') && hasAccess(each, today);
	return (
		staff.some((each) => each.id === person && administers(each)) &&
		!staff.some((each) => each.id !== person && administers(each))
	);
}
