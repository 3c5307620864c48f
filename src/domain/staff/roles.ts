/**
 * The roles: what a person may do in the application, apart from their staff group. A person may hold several.
 *
 * @module
 */

/** Every role. A trust's roles across schools would be held by a record of the trust, not by a person of one school. */
export const ROLES = ['learner', 'leader', 'policy-owner', 'lms-admin', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a role is called, and what it lets somebody do. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly says: string }>> =
	{
		learner: { name: 'Learner', says: 'takes the training and signs the declaration' },
		leader: { name: 'Leader', says: 'sees who is complete and what is not understood' },
		'policy-owner': { name: 'Policy owner', says: 'chooses the edition that the school trains on' },
		'lms-admin': { name: 'LMS admin', says: 'makes packages for a learning platform' },
		administrator: {
			name: 'School administrator',
			says: 'keeps the staff list, invites people and changes the school’s settings'
		}
	};

/** Whether somebody with these roles is asked to train: it is the learner's role that says so, and no other. */
export function isAsked(roles: readonly Role[]): boolean {
	return roles.includes('learner');
}

/** The roles that see or change what is others’: they need a second factor where the school asks for it. */
export const TRUSTED_ROLES: readonly Role[] = [
	'leader',
	'policy-owner',
	'lms-admin',
	'administrator'
];

/** Whether somebody with these roles needs a second factor. */
export function isTrusted(roles: readonly Role[]): boolean {
	return roles.some((role) => TRUSTED_ROLES.includes(role));
}
