/**
 * Under which edition a school stood on a day that has been.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { EditionBefore, SchoolRecord } from '../store/records.ts';
import type { Playing } from './playing.ts';

/** The edition that was a school's at the end of a day; undefined where that is not known. */
export function editionOn(
	{ edition, editionSince, editionsBefore = [] }: SchoolRecord,
	on: Day
): EditionBefore | undefined {
	return [...editionsBefore, { edition, since: editionSince }].findLast(
		({ since }) => dayOf(since) <= on
	);
}

/** A school's record never changes in place; those of before are kept with it, so that what is kept with them stays. */
const before = new WeakMap<SchoolRecord, Map<string, SchoolRecord>>();

/**
 * A school as it stood at the end of a day, under the edition of then (Y9): a policy that has changed since alters no
 * report of a day before. Where that edition is not known, the school as it is.
 */
export function schoolOn(school: SchoolRecord, playing: Playing, on: Day): SchoolRecord {
	const then = editionOn(school, on);
	if (!then || (then.edition === school.edition && then.since === school.editionSince))
		return school;
	const known = before.get(school) ?? new Map<string, SchoolRecord>();
	before.set(school, known);
	const found = known.get(then.since) ?? asUnder(school, then, playing);
	known.set(then.since, found);
	return found;
}

function asUnder(
	school: SchoolRecord,
	{ edition, since }: EditionBefore,
	playing: Playing
): SchoolRecord {
	return { ...school, policy: playing.edition(edition).policy, edition, editionSince: since };
}
