/**
 * The journals of imports: steps that are on the disk before the first of them is taken, and are finished whatever
 * happens in between.
 *
 * @module
 */
import type { Instant } from '#domain/units.ts';
import { audited } from '../audit/audit.ts';
import type { ImportJournal } from '../store/imports.ts';
import type { Store } from '../store/port.ts';
import { inLine, put } from './list.ts';

/** How many people are written at a time. */
const AT_A_TIME = 64;

/** Finishes what a crash or a full disk has cut short, in every school; done when the records are opened. */
export async function finishImports(store: Store): Promise<void> {
	for (const { id } of store.schools.list()) await inLine(store, id, () => finishAll(store, id));
}

/** Whether an import of a school is half done: only while it runs, or while the disk does not take it. */
export function unfinished(store: Store, school: string): ImportJournal | undefined {
	return journalsOf(store, school).find(({ state }) => state === 'applying' || state === 'undoing');
}

/** Finishes what was cut short at one school; within its line. */
export async function finishAll(store: Store, school: string): Promise<void> {
	const journal = unfinished(store, school);
	if (journal) await finish(store, journal, journal.at);
}

/** Takes every step of a journal, from the first again: one that is taken already changes nothing. */
export async function finish(
	store: Store,
	journal: ImportJournal,
	now: Instant
): Promise<ImportJournal> {
	const { school, by, tally } = journal;
	const isUndo = journal.state === 'undoing';
	const steps = isUndo ? (journal.back ?? []) : journal.steps;
	for (let at = 0; at < steps.length; at += AT_A_TIME) {
		const some = steps.slice(at, at + AT_A_TIME);
		const results = await Promise.allSettled(some.map((step) => put(store, school, step)));
		for (const each of results) if (each.status === 'rejected') throw each.reason;
	}
	const person = { id: by, name: store.people.read(school, by)?.name ?? by };
	const says = isUndo
		? `${steps.length} entries of the list are as before the import; ${journal.left?.length ?? 0} were left.`
		: `New: ${tally.new}. Changed: ${tally.changed}. Leavers: ${tally.leaver}.${tally.gone ? ` Had left already: ${tally.gone}.` : ''} Rows left out: ${tally.error}.`;
	await audited(
		store,
		{ person, school: { id: school } },
		{ what: isUndo ? 'import-undone' : 'import-applied', says },
		now
	);
	const done: ImportJournal = { ...journal, state: isUndo ? 'undone' : 'applied' };
	await store.imports.write(done);
	return done;
}

/** The journals of a school, oldest first. */
export function journalsOf(store: Store, school: string): readonly ImportJournal[] {
	return store.imports
		.list(school)
		.filter((each): each is ImportJournal => each.state !== 'pending');
}

/** The import that was applied last. */
export function lastApplied(store: Store, school: string): ImportJournal | undefined {
	return journalsOf(store, school).at(-1);
}
