/**
 * Who of a school has ever come in: an administrator stays one until another of them has (S29).
 *
 * @module
 */
import type { CameIn } from '#domain/staff/successors.ts';
import type { Identity } from './identity.ts';

/** Tells whether somebody has signed in, at the moment it is asked. The sample has no accounts, and no such worry. */
export function cameInAt(
	identity: Identity,
	school: { readonly id: string; readonly sample: boolean }
): CameIn {
	return (id) =>
		school.sample || identity.userOf({ school: school.id, id })?.lastInAt !== undefined;
}
