import { fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { formOf } from '#server/form.ts';
import { someone } from '#server/identity/someone.ts';
import { heldTo } from '#server/limits/held.ts';
import { LIMITS, readTable } from '#server/people/csv.ts';
import { begin, discard, pendingAt } from '#server/people/imports.ts';
import { lastApplied } from '#server/people/journal.ts';
import { count } from '#ui/words.ts';
import type { Actions, PageServerLoad } from './$types';
import { changingIn } from '../changing.ts';

export const load: PageServerLoad = ({ locals }) => {
	const { school } = someone(locals);
	const { store } = locals.training;
	const now = locals.clock.now();
	const last = lastApplied(store, school.id);
	return {
		limits: { megabytes: LIMITS.bytes / 1_000_000, rows: LIMITS.rows },
		waiting: store.imports
			.list(school.id)
			.flatMap(({ id }) => pendingAt(store, school.id, id, now) ?? [])
			.map(({ id, file, at, rows, by }) => ({
				id,
				file,
				at,
				rows: rows.length,
				by: store.people.read(school.id, by)?.name ?? ''
			}))
			.reverse(),
		last: last && { id: last.id, at: last.at, file: last.file, state: last.state }
	};
};

export const actions = {
	upload: async ({ locals, request }) => {
		const held = await heldTo(locals, 'uploads');
		if (held) return fail(429, held);
		const sent = (await formOf(request)).get('file');
		const bytes =
			sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
		const table = readTable(bytes);
		if (isRefusal(table)) return fail(400, table);
		const name = sent instanceof File ? sent.name : '';
		const changing = changingIn(locals);
		const { id } = await orSayWhy(begin(changing, name, table));
		const says = `A file of ${count(table.rows.length, 'row')} was uploaded, to be looked through: “${name.slice(0, 200)}”.`;
		await orSayWhy(
			audited(changing.store, changing.here, { what: 'import-uploaded', says }, changing.now)
		);
		redirect(303, `/people/import/${id}`);
	},
	discard: async ({ locals, request }) => {
		const changing = changingIn(locals);
		const { store, here, now } = changing;
		const id = (await formOf(request)).get('import');
		const found = typeof id === 'string' ? pendingAt(store, here.school.id, id, now) : undefined;
		if (found) await orSayWhy(discard(changing, found));
		redirect(303, '/people/import');
	}
} satisfies Actions;
