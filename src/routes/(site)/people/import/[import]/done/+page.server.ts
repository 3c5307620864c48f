import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { undo, undoFor } from '#server/people/imports.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many of those who are left as they are by an undoing are named. */
const NAMED = 50;

export const load: PageServerLoad = ({ locals, params }) => {
	const { school } = someone(locals);
	const { store } = locals.training;
	const journal = store.imports.read(school.id, params.import);
	if (!journal) error(404, { message: 'There is no such page.' });
	if (journal.state === 'pending') redirect(303, `/people/import/${journal.id}/preview`);
	const back = undoFor(store, journal, locals.clock.now());
	const left = journal.left ?? back?.left ?? [];
	return {
		id: journal.id,
		file: journal.file,
		at: journal.at,
		by: store.people.read(school.id, journal.by)?.name ?? '',
		state: journal.state,
		tally: journal.tally,
		canUndo: back !== undefined,
		back: back?.steps.length ?? 0,
		undone: journal.back?.length ?? 0,
		left: left.slice(0, NAMED),
		leftMore: Math.max(0, left.length - NAMED)
	};
};

export const actions = {
	undo: async ({ locals, params }) => {
		const here = someone(locals);
		const { store } = locals.training;
		const undone = await orSayWhy(undo({ store, here, now: locals.clock.now() }, params.import));
		if (isRefusal(undone)) return fail(409, undone);
		redirect(303, `/people/import/${undone.id}/done`);
	}
} satisfies Actions;
