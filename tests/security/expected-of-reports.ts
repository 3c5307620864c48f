/**
 * Who may do what with reports and evidence: a part of expectations.ts.
 *
 * @module
 */
import type { Expected, Who } from './expected.ts';

const LEADERS: Who = ['leader'];

/** By the name Kit gives a route. */
export const REPORTS: Readonly<Record<string, Expected>> = {
	'/(site)/reports': { at: '/reports', see: LEADERS },
	'/(site)/reports/csv': { at: '/reports/csv', see: LEADERS },
	'/(site)/reports/governors': { at: '/reports/governors', see: LEADERS },
	'/(site)/reports/understanding': { at: '/reports/understanding', see: LEADERS },
	'/(site)/reports/questions': { at: '/reports/questions', see: LEADERS },
	'/(site)/reports/agenda': { at: '/reports/agenda', see: LEADERS },
	'/(site)/reports/people/[person]': {
		at: '/reports/people/{person}',
		ids: 'school',
		see: LEADERS,
		actions: {
			conversation: LEADERS,
			action: LEADERS,
			exemption: LEADERS,
			close: LEADERS,
			remind: LEADERS
		}
	},
	'/(site)/reports/people/[person]/certificate.pdf': {
		at: '/reports/people/{person}/certificate.pdf',
		ids: 'school',
		see: LEADERS
	},
	'/(site)/reports/people/[person]/transcript.pdf': {
		at: '/reports/people/{person}/transcript.pdf',
		ids: 'school',
		see: LEADERS
	},
	'/(site)/reports/evidence': { at: '/reports/evidence', see: LEADERS },
	'/(site)/reports/evidence/file': { at: '/reports/evidence/file', see: LEADERS },
	'/(site)/reports/evidence/pack': { at: '/reports/evidence/pack', see: LEADERS },
	'/(site)/reports/evidence/certificates': { at: '/reports/evidence/certificates', see: LEADERS },
	'/(site)/reports/evidence/verifier.html': { at: '/reports/evidence/verifier.html', see: LEADERS }
};
