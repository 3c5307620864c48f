import { GROUPS } from '#domain/staff/groups.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { onPaper } from '#server/reminders/plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const today = dayOf(locals.clock.now());
	const planning = locals.reminders.planning(school);
	const { people } = planning;
	return {
		school: school.name,
		today,
		rows: onPaper(planning, today, locals.reminders.byMail).map(
			({ person, due, over, because }) => ({
				id: person.id,
				name: person.name,
				group: GROUPS[person.group] ?? person.group,
				manager: people.find(({ id }) => id === person.manager)?.name,
				due,
				over,
				because
			})
		)
	};
};
