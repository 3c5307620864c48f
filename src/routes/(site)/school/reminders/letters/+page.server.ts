import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { onPaper } from '#server/reminders/plan.ts';
import { onPaperWords } from '#server/reminders/writing.ts';
import type { PageServerLoad } from './$types';

/** How many letters are made at once: more are a morning at the printer. */
const LETTERS_AT_MOST = 200;

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const today = dayOf(locals.clock.now());
	const paper = onPaper(locals.reminders.planning(school), today, locals.reminders.byMail);
	return {
		school: school.name,
		address: url.host,
		today,
		total: paper.length,
		letters: paper.slice(0, LETTERS_AT_MOST).map(({ person }) => ({
			id: person.id,
			name: person.name,
			...onPaperWords(person, school, locals.training.playing, today)
		}))
	};
};
