/**
 * What was asked of the staff list, read from the address; anything unreadable falls back to the whole list.
 *
 * @module
 */
import { GROUPS } from '#domain/staff/groups.ts';
import { NARROWED, type Wanted } from '#domain/staff/listing.ts';
import { isPhaseAsked } from '#domain/staff/phases.ts';
import { ROLES } from '#domain/staff/roles.ts';

/** Reads `search`, `group`, `phase`, `role`, `state` and `page` (counted from 1). */
export function askedFor({ searchParams }: URL): {
	readonly wanted: Wanted;
	readonly page: number;
} {
	const search = (searchParams.get('search') ?? '').trim().slice(0, 200);
	const group = searchParams.get('group') ?? '';
	const phase = searchParams.get('phase') ?? '';
	const role = ROLES.find((each) => each === searchParams.get('role'));
	const state = NARROWED.find((each) => each === searchParams.get('state'));
	const page = Number(searchParams.get('page') ?? '1');
	return {
		wanted: {
			...(search && { search }),
			...(Object.hasOwn(GROUPS, group) && { group }),
			...(isPhaseAsked(phase) && { phase }),
			...(role && { role }),
			...(state && { state })
		},
		page: Number.isInteger(page) && page > 0 ? page : 1
	};
}
