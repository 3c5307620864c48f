/**
 * Who is on the staff list, and who of them may come in.
 *
 * @module
 */
import type { Day } from '../units.ts';
import type { Role } from './roles.ts';

/** What is asked of an entry of the staff list. */
export interface Listed {
	readonly id: string;
	readonly roles: readonly Role[];
	/** The last day at the school. */
	readonly leftOn?: Day;
}

/** Whether somebody may come in on a day: access ends as soon as a last day that has come is recorded (S4). */
export function hasAccess({ leftOn }: Pick<Listed, 'leftOn'>, today: Day): boolean {
	return leftOn === undefined || leftOn > today;
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
