import { json } from '@sveltejs/kit';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { answerChoice, OTHER_SITE } from '#server/training/answering.ts';
import type { RequestHandler } from './$types';

/** Keeps one choice, as `npm start` does before the framework (choices-first.ts). */
export const POST: RequestHandler = async ({ locals, params, request, url }) => {
	const { person } = someone(locals);
	const from = request.headers.get('origin');
	const now = locals.clock.now();
	const answer =
		from !== null && from !== url.origin
			? OTHER_SITE
			: await orSayWhy(
					answerChoice(locals.training, person, params.attempt, await request.text(), now)
				);
	return json(answer.body, { status: answer.status });
};
