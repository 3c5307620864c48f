import { fail, redirect } from '@sveltejs/kit';
import { refuse } from '#domain/refusal.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf, textIn } from '#server/form.ts';
import { answered } from '#server/governors/answer.ts';
import { answering, LONGEST_LETTER } from '#server/governors/link.ts';
import { orWait } from '#server/limits/held.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	await orWait(locals, 'answers');
	const letter = (url.searchParams.get('letter') ?? '').slice(0, LONGEST_LETTER);
	const found = answering(locals.training.store, locals.key, letter);
	// The address itself is in the letter, and need not be here: links are passed on.
	return {
		letter,
		found: found && { school: found.school.name, says: found.governor.answer?.says }
	};
};

const UNKNOWN = refuse(
	'letter-unknown',
	'This link does not open anything. Copy it whole from the letter; or the school has taken the address off its list, and then nothing more is sent.'
);

async function answer(says: 'yes' | 'no', { locals, request }: Asking) {
	await orWait(locals, 'answers');
	const letter = textIn(await formOf(request), 'letter', LONGEST_LETTER);
	const { store } = locals.training;
	const found = answering(store, locals.key, letter);
	if (!found) return fail(400, UNKNOWN);
	await orSayWhy(answered({ store, clock: locals.clock }, found, says));
	redirect(303, `/governors?letter=${encodeURIComponent(letter)}`);
}

type Asking = Pick<Parameters<Actions[string]>[0], 'locals' | 'request'>;

export const actions = {
	yes: (event) => answer('yes', event),
	no: (event) => answer('no', event)
} satisfies Actions;
