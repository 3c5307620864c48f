import { json } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { someone } from '#server/identity/someone.ts';
import { orSayWhy } from '#server/faults.ts';
import { saveChoice } from '#server/training/attempts.ts';
import type { RequestHandler } from './$types';
import { ChosenJson } from '../forms.ts';

/** The largest choice that is read, in bytes: ids are short words. */
const LARGEST = 2_000;

/**
 * Saves one choice and answers once it would survive a loss of power: 200 `{savedAt, decisions}`, 409 with the log
 * as it stands when the browser is behind, 4xx `{refused, because}` for anything else that is not possible.
 */
export const POST: RequestHandler = async ({ locals, params, request, url }) => {
	const { person } = someone(locals);
	const from = request.headers.get('origin');
	if (from !== null && from !== url.origin)
		return json(
			{ refused: 'other-site', because: 'Choices are taken from this site only.' },
			{ status: 403 }
		);
	const text = await request.text();
	const parsed = ChosenJson.safeParse(text.length > LARGEST ? undefined : parse(text));
	if (!parsed.success)
		return json(
			{
				refused: 'choice-unreadable',
				because: 'That choice could not be read. Choose one of the choices shown.'
			},
			{ status: 400 }
		);
	const saved = await orSayWhy(
		saveChoice(locals.training, person, params.attempt, parsed.data, locals.clock.now())
	);
	if (!isRefusal(saved))
		return json({
			savedAt: saved.chosen[parsed.data.at]?.at ?? locals.clock.now(),
			decisions: saved.chosen.length
		});
	if (saved.refused === 'stale' || saved.refused === 'attempt-ended') {
		const { store } = locals.training;
		const now = store.people.read(person.school, person.id);
		const chosen = now?.attempts.find(({ id }) => id === params.attempt)?.chosen ?? [];
		return json({ ...saved, chosen }, { status: 409 });
	}
	return json(saved, { status: saved.refused === 'attempt-unknown' ? 404 : 400 });
};

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
