/**
 * What each route and each action of a form needs: one table, checked in one place.
 *
 * @module
 */
import { may, type Permission, type Permitting } from './permissions.ts';

/** What a door asks for: nothing, or a permission. */
export type Needs = 'anyone' | Permission;

/** The doors of a route: one to look at it (GET and HEAD), and one for each action or other method. */
export interface Doors {
	readonly see?: Needs;
	/** By the name of a form's action; `default` for the only one of a page. */
	readonly actions?: Readonly<Record<string, Needs>>;
	/** By method, where there is no page. */
	readonly methods?: Readonly<Record<string, Needs>>;
}

/** Every route there is, by the name Kit gives it. A route, action or method that is not named stays shut. */
export const DOORS: Readonly<Record<string, Doors>> = {
	'/(site)': { see: 'anyone', actions: { enter: 'anyone', reset: 'anyone' } },
	'/(site)/accessibility': { see: 'anyone' },
	'/(site)/how-it-judges': { see: 'anyone' },
	'/(site)/verify': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/governors': { see: 'anyone', actions: { yes: 'anyone', no: 'anyone' } },

	'/(site)/set-up': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/sign-in': {
		see: 'anyone',
		actions: { password: 'anyone', link: 'anyone', number: 'anyone' }
	},
	'/(site)/sign-in/link': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/sign-in/choose-password': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/sign-in/provider': { see: 'anyone' },
	'/(site)/sign-in/done': { see: 'anyone' },
	'/(site)/sign-in/second-factor': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/sign-out': { see: 'anyone', actions: { default: 'anyone' } },
	'/(site)/account/pin': { see: 'own-account', actions: { default: 'own-account' } },
	'/(site)/account/second-factor': {
		see: 'own-account',
		actions: {
			begin: 'own-account',
			confirm: 'own-account',
			leave: 'own-account',
			show: 'own-account',
			rename: 'own-account',
			remove: 'own-account',
			'remove-app': 'own-account',
			renew: 'own-account'
		}
	},
	'/(site)/account': {
		see: 'own-account',
		actions: {
			password: 'own-account',
			end: 'own-account',
			others: 'own-account',
			school: 'own-account'
		}
	},
	'/auth/[...path]': { see: 'anyone', methods: { POST: 'anyone' } },

	'/(site)/course': { see: 'take-course' },
	'/(site)/course/due.ics': { see: 'take-course' },
	'/(site)/course/[scenario]': {
		see: 'take-course',
		actions: { begin: 'take-course', part: 'take-course' }
	},
	'/(play)/course/[scenario]/[attempt]': {
		see: 'take-course',
		actions: { choose: 'take-course', replay: 'take-course' }
	},
	'/(play)/course/[scenario]/[attempt]/choices': { methods: { POST: 'take-course' } },
	'/(site)/declaration': {
		see: 'take-course',
		actions: { sign: 'take-course', ask: 'take-course' }
	},
	'/(site)/declaration/[id]': { see: 'own-account' },
	'/(site)/declaration/[id]/certificate.pdf': { see: 'own-account' },
	'/(site)/declaration/[id]/transcript': { see: 'own-account' },
	'/(site)/declaration/[id]/transcript.pdf': { see: 'own-account' },
	'/(site)/policy': { see: 'read-policy' },

	'/(site)/people/invitations': {
		see: 'manage-staff',
		actions: { send: 'manage-staff', revoke: 'manage-staff' }
	},
	'/(site)/people/invitations/sheet': {
		see: 'manage-staff',
		actions: { default: 'manage-staff' }
	},
	'/(site)/people/invitations/deliveries': {
		see: 'manage-staff',
		actions: { bounces: 'manage-staff' }
	},
	'/(site)/people/invitations/deliveries/csv': { see: 'manage-staff' },
	'/(site)/school': {
		see: 'manage-school',
		actions: { save: 'manage-school', rows: 'manage-school', factor: 'manage-school' }
	},
	'/(site)/policy/edition': { see: 'choose-edition', actions: { default: 'choose-edition' } },
	'/(site)/school/year': {
		see: 'manage-school',
		actions: {
			duties: 'manage-school',
			add: 'manage-school',
			remove: 'manage-school',
			import: 'manage-school'
		}
	},

	'/(site)/school/reminders': {
		see: 'see-reminders',
		actions: {
			save: 'manage-school',
			test: 'manage-school',
			remind: 'remind',
			release: 'manage-school',
			trust: 'manage-school'
		}
	},
	'/(site)/school/reminders/letters': { see: 'see-reminders' },
	'/(site)/school/reminders/list': { see: 'see-reminders' },
	'/(site)/school/governors': {
		see: 'see-reminders',
		actions: { save: 'manage-school', test: 'manage-school', ask: 'manage-school' }
	},
	'/(site)/school/governors/letter': { see: 'see-reminders' },

	'/(site)/reports': { see: 'read-reports' },
	'/(site)/reports/csv': { see: 'read-reports' },
	'/(site)/reports/governors': { see: 'read-reports' },
	'/(site)/reports/understanding': { see: 'read-reports' },
	'/(site)/reports/questions': { see: 'read-reports' },
	'/(site)/reports/agenda': { see: 'read-reports' },
	'/(site)/reports/people/[person]': {
		see: 'read-reports',
		actions: {
			conversation: 'follow-up',
			action: 'follow-up',
			exemption: 'follow-up',
			close: 'follow-up',
			remind: 'follow-up'
		}
	},
	'/(site)/reports/people/[person]/certificate.pdf': { see: 'read-reports' },
	'/(site)/reports/people/[person]/transcript.pdf': { see: 'read-reports' },
	'/(site)/reports/evidence': { see: 'read-reports' },
	'/(site)/reports/evidence/file': { see: 'read-reports' },
	'/(site)/reports/evidence/pack': { see: 'read-reports' },
	'/(site)/reports/evidence/certificates': { see: 'read-reports' },
	'/(site)/reports/evidence/verifier.html': { see: 'read-reports' },

	'/(site)/audit': { see: 'read-audit' },
	'/(site)/audit/csv': { see: 'read-audit' },
	'/(site)/my-data': { see: 'own-account' },
	'/(site)/my-data/json': { see: 'own-account' },
	'/(site)/privacy': {
		see: 'manage-school',
		actions: { retention: 'manage-school', decide: 'manage-school' }
	},

	'/(site)/people': { see: 'manage-staff' },
	'/(site)/people/new': { see: 'manage-staff', actions: { default: 'manage-staff' } },
	'/(site)/people/[person]': {
		see: 'manage-staff',
		actions: {
			details: 'manage-staff',
			roles: 'manage-staff',
			away: 'manage-staff',
			back: 'manage-staff',
			forget: 'manage-staff',
			leave: 'manage-staff',
			everywhere: 'manage-staff',
			factors: 'manage-staff',
			return: 'manage-staff'
		}
	},
	'/(site)/people/import': {
		see: 'manage-staff',
		actions: { upload: 'manage-staff', discard: 'manage-staff' }
	},
	'/(site)/people/import/example': { see: 'manage-staff' },
	'/(site)/people/import/[import]': {
		see: 'manage-staff',
		actions: { default: 'manage-staff' }
	},
	'/(site)/people/import/[import]/groups': {
		see: 'manage-staff',
		actions: { default: 'manage-staff' }
	},
	'/(site)/people/import/[import]/preview': {
		see: 'manage-staff',
		actions: { apply: 'manage-staff' }
	},
	'/(site)/people/import/[import]/problems': { see: 'manage-staff' },
	'/(site)/people/import/[import]/done': {
		see: 'manage-staff',
		actions: { undo: 'manage-staff' }
	},

	'/(site)/packages': { see: 'make-packages', actions: { compare: 'make-packages' } },
	'/(site)/packages/download': { see: 'make-packages' },
	'/(site)/packages/preview': { see: 'make-packages' },
	'/(site)/packages/preview/files/[made]/[...file]': { see: 'make-packages' }
};

/** What is asked for: a route as Kit names it, the method, and the search part of the address. */
export interface Asked {
	readonly route: string;
	readonly method: string;
	readonly search: URLSearchParams;
}

/**
 * Answers whether somebody may do what they ask for: `sign-in` where they are nobody yet, `second-factor` where one
 * would open the door. A route, action or method that the table does not name is `no` to everybody.
 */
export function mayOpen(
	asked: Asked,
	here: Permitting | undefined
): 'yes' | 'sign-in' | 'second-factor' | 'no' {
	const needs = needed(asked);
	if (needs === undefined) return 'no';
	if (needs === 'anyone') return 'yes';
	return here ? may(here, needs) : 'sign-in';
}

function needed({ route, method, search }: Asked): Needs | undefined {
	const doors = Object.hasOwn(DOORS, route) ? DOORS[route] : undefined;
	if (!doors) return undefined;
	if (method === 'GET' || method === 'HEAD') return doors.see;
	const { actions = {}, methods = {} } = doors;
	if (Object.hasOwn(methods, method)) return methods[method];
	// A form's action is the name of the first parameter that begins with a slash, as Kit reads it.
	const named = [...search.keys()].find((key) => key.startsWith('/'))?.slice(1);
	// The only action of a page has no name; Kit takes one who gives it one for a bug of the page.
	if (method !== 'POST' || named === 'default') return undefined;
	const action = named ?? 'default';
	return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

/** The methods by which somebody may ask for a route, for an answer that says which; none where it is shut to them. */
export function methodsAt(route: string, here: Permitting | undefined): readonly string[] {
	const search = new URLSearchParams();
	const named = Object.keys((Object.hasOwn(DOORS, route) && DOORS[route]?.methods) || {});
	const acts = Object.values((Object.hasOwn(DOORS, route) && DOORS[route]?.actions) || {});
	const opens = (method: string) => mayOpen({ route, method, search }, here) === 'yes';
	const posts = acts.some((needs) => needs === 'anyone' || (here && may(here, needs) === 'yes'));
	return [
		...(opens('GET') ? ['GET', 'HEAD'] : []),
		...(posts ? ['POST'] : []),
		...named.filter(opens)
	];
}
