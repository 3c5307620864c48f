import { certificateAnswer } from '#server/evidence/answering.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The certificate of one's own declaration. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	return certificateAnswer(locals.training, school, person, params.id, url.origin);
};
