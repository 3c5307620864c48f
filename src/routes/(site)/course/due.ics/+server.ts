import { dueCalendar } from '#server/calendar/due.ts';
import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { progressAt } from '#server/training/progress.ts';
import type { RequestHandler } from './$types';

/** The day by which one's own training is due, or the next one is, for one's calendar. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	const { owing, complete } = progressAt(person, school, locals.training.playing, dayOf(now));
	const { kind, opens, due } = (complete ? undefined : owing.owed) ?? owing.next;
	const id = `${school.id}/${person.id}/${kind}.${opens}`;
	const address = `${url.origin}/course`;
	return new Response(dueCalendar({ id, due, school: school.name, address, now }), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8',
			'Content-Disposition': 'attachment; filename="training-due.ics"'
		}
	});
};
