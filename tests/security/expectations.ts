/**
 * Who may do what, written down by hand a second time: what the doors say is compared with this, and a route or an
 * action that is not here fails.
 *
 * Read from what the school expects, not from `src/server/permissions`: a slip there must show here.
 *
 * @module
 */
import type { Expected, Who } from './expected.ts';
import { REPORTS } from './expected-of-reports.ts';

export type { Expected, Who };

const LEARNERS: Who = ['learner'];
const LMS: Who = ['lms-admin'];
const ADMINS: Who = ['administrator'];
const REMINDING: Who = ['leader', 'administrator'];
/** An import; one that is not there, or is another school's, leads to where imports begin. */
const IMPORT = '/people/import/{import}';
const TO_IMPORTS = /^\/people\/import$/;

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

	'/(site)/set-up': {
		at: '/set-up',
		see: 'everybody',
		actions: { default: 'everybody' },
		// Without the link that the server prints there is nothing to set up.
		done: { default: [404] }
	},
	'/(site)/sign-in': {
		at: '/sign-in',
		see: 'everybody',
		actions: { password: 'everybody', link: 'everybody', number: 'everybody' }
	},
	'/(site)/sign-in/link': {
		at: '/sign-in/link',
		see: 'everybody',
		actions: { default: 'everybody' }
	},
	'/(site)/sign-in/choose-password': {
		at: '/sign-in/choose-password',
		see: 'everybody',
		actions: { default: 'everybody' }
	},
	'/(site)/sign-in/provider': {
		at: '/sign-in/provider',
		see: 'everybody',
		seen: [303],
		leads: /^\/sign-in$/
	},
	'/(site)/sign-in/done': {
		at: '/sign-in/done',
		see: 'everybody',
		seen: [303],
		leads: /^\/(sign-in(\/done)?|reports|people|course|packages|policy)$/
	},
	'/(site)/sign-out': { at: '/sign-out', see: 'everybody', last: { default: 'everybody' } },
	'/(site)/account/pin': {
		at: '/account/pin',
		see: 'oneself',
		actions: { default: 'oneself' },
		// Only for those who have a PIN, or a code to choose one with.
		seen: [404],
		done: { default: [404] }
	},
	'/(site)/sign-in/second-factor': {
		at: '/sign-in/second-factor',
		see: 'everybody',
		seen: [303],
		actions: { default: 'everybody' },
		done: { default: [303] },
		leads: /^\/sign-in(\?error=challenge-over)?$/
	},
	'/(site)/account': {
		at: '/account',
		see: 'oneself',
		actions: { password: 'oneself', end: 'oneself', others: 'oneself', school: 'oneself' },
		// In the sample there is a page, and no account to change.
		done: { password: [400, 404], end: [404, 409], others: [303, 404], school: [400, 404] },
		leads: /^\/account\?done=others$/
	},
	'/(site)/account/second-factor': {
		at: '/account/second-factor',
		see: 'oneself',
		actions: {
			begin: 'oneself',
			confirm: 'oneself',
			leave: 'oneself',
			show: 'oneself',
			rename: 'oneself',
			remove: 'oneself',
			'remove-app': 'oneself',
			renew: 'oneself'
		},
		done: { leave: [303], 'remove-app': [303, 400] },
		leads: /^\/account\/second-factor$/,
		sample: 'nothing'
	},
	'/auth/[...path]': {
		at: '/auth/list-sessions',
		see: 'everybody',
		seen: [404],
		methods: { POST: 'everybody' },
		done: { POST: [404] }
	},
	'/(site)/my-data': { at: '/my-data', see: 'oneself' },
	'/(site)/my-data/json': { at: '/my-data/json', see: 'oneself' },

	'/(site)/course': { at: '/course', see: LEARNERS },
	'/(site)/course/due.ics': { at: '/course/due.ics', see: LEARNERS },
	'/(site)/course/[scenario]': {
		at: '/course/pupil-follow',
		see: LEARNERS,
		actions: { begin: LEARNERS, part: LEARNERS },
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
	'/(site)/declaration/[id]': { at: '/declaration/{declaration}', ids: 'own', see: 'oneself' },
	'/(site)/declaration/[id]/certificate.pdf': {
		at: '/declaration/{declaration}/certificate.pdf',
		ids: 'own',
		see: 'oneself'
	},
	'/(site)/declaration/[id]/transcript': {
		at: '/declaration/{declaration}/transcript',
		ids: 'own',
		see: 'oneself'
	},
	'/(site)/declaration/[id]/transcript.pdf': {
		at: '/declaration/{declaration}/transcript.pdf',
		ids: 'own',
		see: 'oneself'
	},
	'/(site)/policy': { at: '/policy', see: 'staff' },

	'/(site)/school/year': {
		at: '/school/year',
		see: ADMINS,
		actions: { duties: ADMINS, add: ADMINS, remove: ADMINS, import: ADMINS },
		// To take out days that are not there changes nothing.
		done: { remove: [303] },
		leads: /^\/school\/year\?same$/
	},

	'/(site)/school/reminders': {
		at: '/school/reminders',
		see: REMINDING,
		actions: { save: ADMINS, test: ADMINS, remind: REMINDING, release: ADMINS, trust: ADMINS }
	},
	'/(site)/school/reminders/letters': { at: '/school/reminders/letters', see: REMINDING },
	'/(site)/school/reminders/list': { at: '/school/reminders/list', see: REMINDING },

	'/(site)/school/governors': {
		at: '/school/governors',
		see: REMINDING,
		actions: { save: ADMINS, test: ADMINS, ask: ADMINS }
	},
	'/(site)/school/governors/letter': { at: '/school/governors/letter', see: REMINDING },
	'/(site)/governors': {
		at: '/governors',
		see: 'everybody',
		actions: { yes: 'everybody', no: 'everybody' }
	},

	...REPORTS,

	'/(site)/audit': { at: '/audit', see: ['leader', 'administrator'] },
	'/(site)/audit/csv': { at: '/audit/csv', see: ['leader', 'administrator'] },
	'/(site)/privacy': {
		at: '/privacy',
		see: ADMINS,
		actions: { retention: ADMINS, decide: ADMINS }
	},

	'/(site)/people': { at: '/people', see: ADMINS },
	'/(site)/people/new': { at: '/people/new', see: ADMINS, actions: { default: ADMINS } },
	'/(site)/people/[person]': {
		at: '/people/{person}',
		ids: 'school',
		see: ADMINS,
		actions: {
			details: ADMINS,
			roles: ADMINS,
			away: ADMINS,
			back: ADMINS,
			forget: ADMINS,
			leave: ADMINS,
			everywhere: ADMINS,
			factors: ADMINS,
			return: ADMINS
		}
	},
	'/(site)/people/invitations': {
		at: '/people/invitations',
		see: ADMINS,
		actions: { send: ADMINS, revoke: ADMINS },
		done: { revoke: [400, 404, 409] }
	},
	'/(site)/people/invitations/sheet': {
		at: '/people/invitations/sheet',
		see: ADMINS,
		actions: { default: ADMINS }
	},
	'/(site)/people/invitations/deliveries': {
		at: '/people/invitations/deliveries',
		see: ADMINS,
		actions: { bounces: ADMINS }
	},
	'/(site)/people/invitations/deliveries/csv': {
		at: '/people/invitations/deliveries/csv',
		see: ADMINS
	},
	'/(site)/school': {
		at: '/school',
		see: ADMINS,
		actions: { save: ADMINS, rows: ADMINS, factor: ADMINS },
		done: { rows: [200] }
	},
	'/(site)/policy/edition': {
		at: '/policy/edition',
		see: ['policy-owner'],
		actions: { default: ['policy-owner'] }
	},
	'/(site)/people/import': {
		at: '/people/import',
		see: ADMINS,
		actions: { upload: ADMINS, discard: ADMINS },
		done: { discard: [303] },
		leads: TO_IMPORTS
	},
	'/(site)/people/import/example': { at: '/people/import/example', see: ADMINS },
	'/(site)/people/import/[import]': {
		at: IMPORT,
		ids: 'school',
		see: ADMINS,
		seen: [303],
		actions: { default: ADMINS },
		done: { default: [303] },
		leads: TO_IMPORTS
	},
	'/(site)/people/import/[import]/groups': {
		at: `${IMPORT}/groups`,
		ids: 'school',
		see: ADMINS,
		seen: [303],
		actions: { default: ADMINS },
		done: { default: [303] },
		leads: TO_IMPORTS
	},
	'/(site)/people/import/[import]/preview': {
		at: `${IMPORT}/preview`,
		ids: 'school',
		see: ADMINS,
		seen: [303],
		actions: { apply: ADMINS },
		done: { apply: [303, 409] },
		leads: TO_IMPORTS
	},
	'/(site)/people/import/[import]/problems': {
		at: `${IMPORT}/problems`,
		ids: 'school',
		see: ADMINS,
		seen: [303],
		leads: TO_IMPORTS
	},
	'/(site)/people/import/[import]/done': {
		at: `${IMPORT}/done`,
		ids: 'school',
		see: ADMINS,
		seen: [404],
		actions: { undo: ADMINS },
		done: { undo: [404, 409] }
	},

	'/(site)/packages': { at: '/packages', see: LMS, actions: { compare: LMS } },
	'/(site)/packages/download': { at: '/packages/download', see: LMS },
	'/(site)/packages/preview': { at: '/packages/preview', see: LMS },
	'/(site)/packages/preview/files/[made]/[...file]': {
		at: `/packages/preview/files/${Buffer.from('?').toString('base64url')}/index.html`,
		see: LMS
	}
};
