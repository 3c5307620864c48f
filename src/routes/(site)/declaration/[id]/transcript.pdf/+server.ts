import { transcriptAnswer } from '#server/evidence/answering.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { forceWords } from '#ui/words.ts';
import type { RequestHandler } from './$types';

/** The transcript of one's own declaration. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const asked = { origin: url.origin, words: forceWords };
	return transcriptAnswer(locals.training, school, person, params.id, asked);
};
