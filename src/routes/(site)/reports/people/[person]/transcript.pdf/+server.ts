import { error } from '@sveltejs/kit';
import { transcriptAnswer } from '#server/evidence/answering.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { forceWords } from '#ui/words.ts';
import type { RequestHandler } from './$types';

/** The transcript of a person's latest declaration, for a leader of their school: outcomes only (R6). */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { school } = someone(locals);
	await orWait(locals, 'exports');
	const person = locals.training.store.people.read(school.id, params.person);
	if (!person) error(404, { message: 'Nobody with this address is on your staff list.' });
	const id = person.declarations.at(-1)?.id;
	if (id === undefined)
		error(404, { message: 'There is no transcript yet: this person has not signed.' });
	const asked = { origin: url.origin, words: forceWords };
	return transcriptAnswer(locals.training, school, person, id, asked);
};
