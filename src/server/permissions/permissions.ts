/**
 * Which role may do what: the one table from which every door is opened or kept shut.
 *
 * @module
 */
import { isTrusted, type Role } from '#domain/staff/roles.ts';

/** What can be permitted, with the roles that have it. */
export const PERMITTED = {
	/** Take the course, read the policy, sign the declaration. */
	'take-course': ['learner'],
	/** Read the policy: everybody of a school. */
	'read-policy': ['learner', 'leader', 'policy-owner', 'lms-admin', 'administrator'],
	/** See and download what is held about oneself, and keep one's own ways of signing in. */
	'own-account': ['learner', 'leader', 'policy-owner', 'lms-admin', 'administrator'],
	/** See who is complete and what is misjudged. */
	'read-reports': ['leader'],
	/** Follow somebody up: note a conversation, an action, an exemption; send one reminder from their page. */
	'follow-up': ['leader'],
	/** Make packages for a learning platform. */
	'make-packages': ['lms-admin'],
	/** Choose the edition that the school trains on. */
	'choose-edition': ['policy-owner'],
	/** Read and change the staff list, invite people, end their access. */
	'manage-staff': ['administrator'],
	/** Change the school's settings: contacts, second factor, how long records are kept. */
	'manage-school': ['administrator'],
	/** See which reminders go out, and print those that go out on paper. */
	'see-reminders': ['leader', 'administrator'],
	/** Send one reminder to one person by hand. */
	remind: ['leader', 'administrator'],
	/** Read and export what administrators have done. */
	'read-audit': ['leader', 'administrator']
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMITTED;

/** What is known of somebody who is here. */
export interface Permitting {
	readonly roles: readonly Role[];
	/** Whether a second factor was given in this session, or none is needed. */
	readonly strong: boolean;
	readonly secondFactor: 'required' | 'off';
}

/**
 * Whether somebody may do something. Until a second factor is given where one is required, only what a learner may do
 * and one's own account are open (S2); `second-factor` says that it would be, with one.
 */
export function may(here: Permitting, permission: Permission): 'yes' | 'second-factor' | 'no' {
	const holders: readonly Role[] = PERMITTED[permission];
	const holds = here.roles.some((role) => holders.includes(role));
	if (!holds) return 'no';
	if (here.secondFactor === 'off' || here.strong || !isTrusted(here.roles)) return 'yes';
	if (permission === 'own-account') return 'yes';
	return holders.includes('learner') && here.roles.includes('learner') ? 'yes' : 'second-factor';
}
