/**
 * Who may set a school up: what they are, and what they may do beside looking after it. Reports and packages are for
 * whoever says so of themselves; to the school office nobody's results are shown unasked.
 *
 * @module
 */
import type { Slug } from '../units.ts';
import type { Role } from './roles.ts';

/** What the first administrator of a school can be, the likeliest first. */
export const FOUNDERS = ['office', 'leader', 'it-lms', 'teacher'] as const;
export type Founder = (typeof FOUNDERS)[number];

/** Beside the training itself, which everybody takes, and the school's administration. */
const ALSO: Readonly<Record<Founder, readonly Role[]>> = {
	office: [],
	leader: ['leader', 'policy-owner'],
	'it-lms': ['lms-admin'],
	teacher: []
};

/** The staff group and the roles somebody begins with who sets a school up. */
export function founderAs(founder: Founder): {
	readonly group: Slug;
	readonly roles: readonly Role[];
} {
	return { group: founder, roles: ['learner', ...ALSO[founder], 'administrator'] };
}
