import { error } from '@sveltejs/kit';
import { certificateAnswer } from '#server/evidence/answering.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The certificate of a person's latest declaration, for a leader of their school. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { school } = someone(locals);
	await orWait(locals, 'exports');
	const person = locals.training.store.people.read(school.id, params.person);
	if (!person) error(404, { message: 'Nobody with this address is on your staff list.' });
	const id = person.declarations.at(-1)?.id;
	if (id === undefined)
		error(404, { message: 'There is no certificate yet: this person has not signed.' });
	return certificateAnswer(locals.training, school, person, id, url.origin);
};
