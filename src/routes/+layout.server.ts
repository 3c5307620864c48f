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
	{ href: '/packages', says: 'Packages', needs: 'make-packages' },
	{ href: '/school', says: 'School', needs: 'manage-school' }
];

export const load: LayoutServerLoad = ({ locals: { person, school, visit, training } }) => {
	const isReal = training.store.schools.list().some(({ sample }) => !sample);
	if (!person || !school || !visit) return { isReal };
	const here = { person, school, visit };
	const edition = training.playing.edition(school.edition);
	return {
		isReal,
		here: {
			name: person.name,
			group: GROUPS[person.group] ?? person.group,
			role: PLAYABLE.find(({ id }) => id === person.id)?.title,
			places: PLACES.filter(({ needs }) => may(permitting(here), needs) !== 'no').map(
				({ href, says }) => ({ href, says })
			),
			school: school.name,
			sample: school.sample,
			/** Until when somebody is signed in on a computer that others use too. */
			sharedUntil: visit.shared ? visit.account?.until : undefined,
			policy: { title: edition.title, edition: edition.edition, of: edition.school }
		}
	};
};
