import { GROUPS } from '#domain/staff/groups.ts';
import { permitting } from '#server/identity/who.ts';
import { may, type Permission } from '#server/permissions/permissions.ts';
import { PLAYABLE } from '#server/sample/names.ts';
import type { LayoutServerLoad } from './$types';

/** The places of the bar, with what each needs. */
const PLACES: readonly {
	readonly href: string;
	readonly says: string;
	readonly needs: Permission;
}[] = [
	{ href: '/course', says: 'Training', needs: 'take-course' },
	{ href: '/policy', says: 'Policy', needs: 'read-policy' },
	{ href: '/reports', says: 'Reports', needs: 'read-reports' },
	{ href: '/people', says: 'Staff', needs: 'manage-staff' },
	{ href: '/packages', says: 'Packages', needs: 'make-packages' },
	{ href: '/school', says: 'School', needs: 'manage-school' }
];

/** What is looked for now and then, at the foot of the page. */
const FOOT: typeof PLACES = [
	{ href: '/audit', says: 'The school’s log', needs: 'read-audit' },
	{ href: '/my-data', says: 'What is held about you', needs: 'own-account' }
];

export const load: LayoutServerLoad = ({ locals: { person, school, visit, training } }) => {
	const isReal = training.store.schools.list().some(({ sample }) => !sample);
	if (!person || !school || !visit) return { isReal };
	const here = { person, school, visit };
	const open = (places: typeof PLACES) =>
		places
			.filter(({ needs }) => may(permitting(here), needs) !== 'no')
			.map(({ href, says }) => ({ href, says }));
	const edition = training.playing.edition(school.edition);
	return {
		isReal,
		here: {
			name: person.name,
			group: GROUPS[person.group] ?? person.group,
			role: PLAYABLE.find(({ id }) => id === person.id)?.title,
			places: open(PLACES),
			foot: open(FOOT),
			school: school.name,
			sample: school.sample,
			/** Until when somebody is signed in on a computer that others use too. */
			sharedUntil: visit.shared ? visit.account?.until : undefined,
			policy: { title: edition.title, edition: edition.edition, of: edition.school }
		}
	};
};
