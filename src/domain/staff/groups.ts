/**
 * The staff groups: what somebody does at the school, which decides the situations they are given.
 *
 * @module
 */
import type { Slug } from '../units.ts';

/** The staff groups, with their names. */
export const GROUPS: Readonly<Record<Slug, string>> = {
	teacher: 'Teacher',
	'teaching-assistant': 'Teaching assistant',
	'midday-supervisor': 'Midday supervisor',
	office: 'School office',
	site: 'Site and kitchen',
	'volunteer-agency': 'Volunteer or agency',
	leader: 'Senior leader',
	'it-lms': 'IT and LMS'
};
