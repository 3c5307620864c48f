import { dayOf } from '#server/clock.ts';
import {
	HOW_TO_CHECK,
	valuesShown,
	WHAT_IT_IS,
	WHAT_NOT,
	WHY_KEEP_IT
} from '#server/governors/letter.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { school } = someone(locals);
	const values = locals.reminders.planning(school).values();
	return {
		school: school.name,
		address: `${url.origin}/verify`,
		today: dayOf(locals.clock.now()),
		values: values && valuesShown(values),
		says: [WHAT_IT_IS, WHY_KEEP_IT, WHAT_NOT],
		steps: HOW_TO_CHECK
	};
};
