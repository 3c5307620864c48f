import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { isRemindable, onPaper } from '#server/reminders/plan.ts';
import { onPaperWords } from '#server/reminders/writing.ts';
import type { PageServerLoad } from './$types';

/** How many letters are made at once: more are a morning at the printer. */
const LETTERS_AT_MOST = 200;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const today = dayOf(locals.clock.now());
	const planning = locals.reminders.planning(school);
	const asked = url.searchParams.get('person');
	const one = planning.people.find(({ id }) => id === asked);
	const people = asked
		? one && isRemindable(planning, one, today)
			? [one]
			: []
		: onPaper(planning, today, locals.reminders.byMail).map(({ person }) => person);
	return {
		school: school.name,
		address: url.host,
		today,
		/** Whether it is one person's letter that was asked for. */
		one: Boolean(asked),
		total: people.length,
		letters: people.slice(0, LETTERS_AT_MOST).map((person) => ({
			id: person.id,
			name: person.name,
			...onPaperWords(person, school, locals.training.playing, today)
		}))
	};
};
