import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { losesAddress } from '#domain/staff/addresses.ts';
import { withoutReports } from '#domain/staff/listing.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { providerName } from '#server/identity/provider.ts';
import { someone } from '#server/identity/someone.ts';
import { withoutWay } from '#server/invitations/ways.ts';
import { undo, undoFor } from '#server/people/imports.ts';
import { listOf } from '#server/people/list.ts';
import type { Actions, PageServerLoad } from './$types';
import { changingIn } from '../../../changing.ts';

/** How many are named: of those whom an undoing leaves as they are, and of senior leaders without reports. */
const NAMED = 50;

export const load: PageServerLoad = ({ locals, params }) => {
	const { school } = someone(locals);
	const { store } = locals.training;
	const journal = store.imports.read(school.id, params.import);
	if (!journal) error(404, { message: 'There is no such page.' });
	if (journal.state === 'pending') redirect(303, `/people/import/${journal.id}/preview`);
	const back = undoFor(changingIn(locals), journal);
	const left = journal.left ?? back?.left ?? [];
	const { identity, invitations, clock } = locals;
	const today = dayOf(clock.now());
	const leaders = withoutReports(listOf(store, school.id), today);
	return {
		id: journal.id,
		file: journal.file,
		at: journal.at,
		by: store.people.read(school.id, journal.by)?.name ?? '',
		state: journal.state,
		tally: journal.tally,
		noWay: withoutWay(identity, school, invitations.deliveries(school.id), today).size,
		provider: providerName(identity.oidc),
		leaders: leaders.slice(0, NAMED).map(({ id, name }) => ({ id, name })),
		leadersMore: Math.max(0, leaders.length - NAMED),
		canUndo: back !== undefined,
		back: back?.steps.length ?? 0,
		undone: journal.back?.length ?? 0,
		/** Of how many people the address goes back, or has gone back. */
		readdressed: (journal.back ?? back?.steps ?? []).filter(({ before, after }) =>
			losesAddress(before, after)
		).length,
		left: left.slice(0, NAMED),
		leftMore: Math.max(0, left.length - NAMED)
	};
};

export const actions = {
	undo: async ({ locals, params }) => {
		const undone = await orSayWhy(undo(changingIn(locals), params.import));
		if (isRefusal(undone)) return fail(409, undone);
		redirect(303, `/people/import/${undone.id}/done`);
	}
} satisfies Actions;
