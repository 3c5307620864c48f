/**
 * The uploaded file that a page is about, or the page where imports begin.
 *
 * @module
 */
import { redirect } from '@sveltejs/kit';
import { someone } from '#server/identity/someone.ts';
import { pendingAt } from '#server/people/imports.ts';
import type { PendingImport } from '#server/store/imports.ts';

/** The file that is waiting under an id; a file that was applied leads to what it did, one that is gone to the start. */
export function waiting(locals: App.Locals, id: string): PendingImport {
	const { school } = someone(locals);
	const { store } = locals.training;
	const found = pendingAt(store, school.id, id, locals.clock.now());
	if (found) return found;
	const record = store.imports.read(school.id, id);
	redirect(
		303,
		record && record.state !== 'pending' ? `/people/import/${id}/done` : '/people/import'
	);
}
