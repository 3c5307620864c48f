/**
 * Who may do what, written down by hand a second time: what the doors say is compared with this, and a route or an
 * action that is not here fails.
 *
 * Read from what the school expects, not from `src/server/permissions`: a slip there must show here.
 *
 * @module
 */
import type { Role } from '#domain/staff/roles.ts';

/** Everybody, signed out or in; everybody of a school; or those with one of these roles. */
export type Who = 'everybody' | 'staff' | readonly Role[];

/** What is expected of a route. */
export interface Expected {
	/**
	 * An address of it. `{attempt}`, `{declaration}` and `{person}` stand for ids; whose they may be, the tests say.
	 */
	readonly at: string;
	/** Whose ids open it: one’s own, or those of anybody at one’s school. */
	readonly ids?: 'own' | 'school';
	readonly see?: Who;
	/**
	 * By the name of an action. Each is sent `form`, or an empty one, and has to refuse it in its own words (400 or 409):
	 * so it was reached, and nothing has changed.
	 */
	readonly actions?: Readonly<Record<string, Who>>;
	readonly form?: Readonly<Record<string, string>>;
	/** Actions that any form sets off; tried last, in a school that nobody needs any more. */
	readonly last?: Readonly<Record<string, Who>>;
	/** By method, where there is no page; each is sent an empty body, and has to refuse it as an action does. */
	readonly methods?: Readonly<Record<string, Who>>;
}

const LEARNERS: Who = ['learner'];
const LEADERS: Who = ['leader'];
const LMS: Who = ['lms-admin'];
const ADMINISTRATORS: Who = ['administrator'];
const OWNERS: Who = ['policy-owner'];

/** By the name Kit gives a route. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
	'/(site)': {
		at: '/',
		see: 'everybody',
		actions: { enter: 'everybody' },
		last: { reset: 'everybody' }
	},
	'/(site)/accessibility': { at: '/accessibility', see: 'everybody' },
	'/(site)/how-it-judges': { at: '/how-it-judges', see: 'everybody' },
	'/(site)/verify': { at: '/verify', see: 'everybody', actions: { default: 'everybody' } },

	'/(site)/course': { at: '/course', see: LEARNERS },
	'/(site)/course/[scenario]': {
		at: '/course/pupil-follow',
		see: LEARNERS,
		actions: { begin: LEARNERS },
		form: { who: 'no-such-way-in' }
	},
	'/(play)/course/[scenario]/[attempt]': {
		at: '/course/{scenario}/{attempt}',
		ids: 'own',
		see: LEARNERS,
		actions: { choose: LEARNERS, replay: LEARNERS }
	},
	'/(play)/course/[scenario]/[attempt]/choices': {
		at: '/course/{scenario}/{attempt}/choices',
		methods: { POST: LEARNERS }
	},
	'/(site)/declaration': {
		at: '/declaration',
		see: LEARNERS,
		actions: { ask: LEARNERS, sign: LEARNERS }
	},
	'/(site)/declaration/[id]': { at: '/declaration/{declaration}', ids: 'own', see: LEARNERS },
	'/(site)/policy': { at: '/policy', see: 'staff' },

	'/(site)/reports': { at: '/reports', see: LEADERS },
	'/(site)/reports/csv': { at: '/reports/csv', see: LEADERS },
	'/(site)/reports/governors': { at: '/reports/governors', see: LEADERS },
	'/(site)/reports/people/[person]': {
		at: '/reports/people/{person}',
		ids: 'school',
		see: LEADERS
	},

	'/(site)/account': {
		at: '/account',
		see: 'staff',
		actions: { password: 'staff', end: 'staff', school: 'staff' },
		last: { others: 'staff' }
	},
	'/(site)/people/invitations': {
		at: '/people/invitations',
		see: ADMINISTRATORS,
		actions: { send: ADMINISTRATORS, revoke: ADMINISTRATORS }
	},
	'/(site)/people/invitations/sheet': {
		at: '/people/invitations/sheet',
		see: ADMINISTRATORS,
		actions: { default: ADMINISTRATORS }
	},
	'/(site)/people/invitations/deliveries': {
		at: '/people/invitations/deliveries',
		see: ADMINISTRATORS
	},
	'/(site)/people/invitations/deliveries/csv': {
		at: '/people/invitations/deliveries/csv',
		see: ADMINISTRATORS
	},
	'/(site)/school': {
		at: '/school',
		see: ADMINISTRATORS,
		actions: { save: ADMINISTRATORS, factor: ADMINISTRATORS },
		last: { rows: ADMINISTRATORS }
	},
	'/(site)/policy/edition': {
		at: '/policy/edition',
		see: OWNERS,
		actions: { default: OWNERS }
	},

	'/(site)/packages': { at: '/packages', see: LMS, actions: { compare: LMS } },
	'/(site)/packages/download': { at: '/packages/download', see: LMS },
	'/(site)/packages/preview': { at: '/packages/preview', see: LMS },
	'/(site)/packages/preview/files/[made]/[...file]': {
		at: `/packages/preview/files/${Buffer.from('?').toString('base64url')}/index.html`,
		see: LMS
	}
};
