import { GROUPS } from '#domain/staff/groups.ts';
import { PLAYABLE } from '#server/sample/names.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { person, school, training } }) => {
	if (!person || !school) return {};
	const edition = training.playing.edition(school.edition);
	return {
		here: {
			name: person.name,
			group: GROUPS[person.group] ?? person.group,
			role: PLAYABLE.find(({ id }) => id === person.id)?.title,
			leads: person.roles.includes('leader'),
			packs: person.roles.includes('lms-admin'),
			school: school.name,
			sample: school.sample,
			policy: { title: edition.title, edition: edition.edition, of: edition.school }
		}
	};
};
