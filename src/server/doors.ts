/**
 * Who may open which page: one table, checked in one place.
 *
 * @module
 */
import type { PersonRecord } from './store/records.ts';

type Role = PersonRecord['roles'][number];

/** A door: the route ids it covers, and who may pass. */
interface Door {
	readonly route: RegExp;
	/** Anyone; anyone who is somebody; or people with this role. */
	readonly opensTo: 'anyone' | 'staff' | Role;
}

const DOORS: readonly Door[] = [
	{ route: /^\/\(site\)$/, opensTo: 'anyone' },
	{ route: /^\/\(site\)\/how-it-judges$/, opensTo: 'anyone' },
	{ route: /^\/\(site\)\/accessibility$/, opensTo: 'anyone' },
	{ route: /^\/\(site\)\/verify$/, opensTo: 'anyone' },
	{ route: /^\/\(site\)\/packages(\/|$)/, opensTo: 'lms-admin' },
	{ route: /^\/\(site\)\/reports(\/|$)/, opensTo: 'leader' },
	{ route: /^\/\((site|play)\)\/(course|declaration|policy)(\/|$)/, opensTo: 'staff' }
];

/** What every answer of the app says to a browser. */
export const GUARDS = {
	'Referrer-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff'
} as const;

/** Answers whether a person may open a route: a route that no door names stays shut. */
export function mayOpen(route: string, person: PersonRecord | undefined): 'yes' | 'sign-in' | 'no' {
	const door = DOORS.find((each) => each.route.test(route));
	if (!door) return 'no';
	if (door.opensTo === 'anyone') return 'yes';
	if (!person) return 'sign-in';
	return door.opensTo === 'staff' || person.roles.includes(door.opensTo) ? 'yes' : 'no';
}
