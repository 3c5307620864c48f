import { json } from '@sveltejs/kit';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { answerChoice } from '#server/training/answering.ts';
import type { RequestHandler } from './$types';

/** Keeps one choice, as `npm start` does before the framework (choices-first.ts). */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { person } = someone(locals);
	const now = locals.clock.now();
	const answer = await orSayWhy(
		answerChoice(locals.training, person, params, await request.text(), now)
	);
	return json(answer.body, { status: answer.status });
};
