/**
 * The staff list as it is looked through: how somebody stands on a day, and which of them a filter leaves.
 *
 * @module
 */
import type { Day, Slug } from '../units.ts';
import { awayOn } from './absence.ts';
import type { Entry } from './entry.ts';
import { fits } from './find.ts';
import { phaseOf } from './phases.ts';
import type { Role } from './roles.ts';
import { hasAccess } from './staff.ts';
import { timedOn } from './times.ts';

/** How somebody stands on a day. */
export const STANDINGS = ['here', 'away', 'to-come', 'leaving', 'left'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a list can be narrowed to: a standing, or everybody at the school without an e-mail address. */
export const NARROWED = [...STANDINGS, 'without-email'] as const;
export type Narrowed = (typeof NARROWED)[number];

/** What is looked for; all of it has to fit. */
export interface Wanted {
	readonly search?: string;
	readonly group?: Slug;
	/** A phase, or `none` for whom it is not given. */
	readonly phase?: Slug;
	readonly role?: Role;
	readonly state?: Narrowed;
}

/**
 * How somebody stands: to come until their first day, leaving while their last day is to come, left once it is there.
 * Whoever has left and comes back is to come until then.
 */
export function standingOn(entry: Entry, day: Day): Standing {
	const { startsOn, leftOn } = timedOn(entry, day);
	if (!hasAccess(entry, day)) return entry.startsOn > day ? 'to-come' : 'left';
	if (startsOn > day) return 'to-come';
	if (leftOn !== undefined) return 'leaving';
	return awayOn(entry.absences, day) ? 'away' : 'here';
}

function isIn(state: Narrowed, entry: Entry, day: Day): boolean {
	const standing = standingOn(entry, day);
	if (state === 'without-email') return standing !== 'left' && entry.email === undefined;
	return state === standing;
}

/** Everybody who fits, by the characters of the name as on the report, then by id; leavers only where they are asked for or searched for. */
export function wantedOf(list: readonly Entry[], wanted: Wanted, day: Day): readonly Entry[] {
	const { search = '', group, phase, role, state } = wanted;
	return list
		.filter(
			(entry) =>
				(group === undefined || entry.group === group) &&
				(phase === undefined || phaseOf(entry) === phase) &&
				(role === undefined || entry.roles.includes(role)) &&
				(state !== undefined
					? isIn(state, entry, day)
					: search.trim() !== '' || standingOn(entry, day) !== 'left') &&
				(search.trim() === '' || fits(entry, search.trim()))
		)
		.sort((a, b) => {
			const [one, other] = a.name === b.name ? [a.id, b.id] : [a.name, b.name];
			return one < other ? -1 : 1;
		});
}

/** How many there are in each state. */
export function countsOn(list: readonly Entry[], day: Day): Readonly<Record<Narrowed, number>> {
	return Object.fromEntries(
		NARROWED.map((state) => [state, list.filter((entry) => isIn(state, entry, day)).length])
	) as Record<Narrowed, number>;
}

/** The senior leaders who cannot see reports: their staff group gives them no role (S1), and nobody else has yet. */
export function withoutReports(list: readonly Entry[], day: Day): readonly Entry[] {
	return wantedOf(list, { group: 'leader' }, day).filter(({ roles }) => !roles.includes('leader'));
}
