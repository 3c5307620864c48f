/**
 * Importing a staff list: a file is kept, looked at, and applied as one step that a crash cannot halve.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { guessed, toRemember, type Mapping } from '#domain/staff/import/columns.ts';
import { withoutGone } from '#domain/staff/import/gone.ts';
import { planOf, type Plan } from '#domain/staff/import/plan.ts';
import type { Options } from '#domain/staff/import/row.ts';
import { stepsOf, undoing, type Left, type Step } from '#domain/staff/import/undo.ts';
import type { Instant } from '#domain/units.ts';
import { audited } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import { IMPORT_VERSION, type ImportJournal, type PendingImport } from '../store/imports.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';
import type { Table } from './csv.ts';
import { bound, digestsOf } from './digests.ts';
import { finish, finishAll, journalsOf, lastApplied } from './journal.ts';
import { inLine, listOf } from './list.ts';
import type { Changing } from './people.ts';

const DAY = 24 * 60 * 60 * 1000;
/** How long an uploaded file is kept. */
const PENDING_FOR = DAY;
/** How long an import can be undone. */
export const UNDO_DAYS = 30;
/** How many uploaded files a school may have waiting. */
const PENDING_AT_MOST = 5;

/** Keeps an uploaded file until somebody has looked at it, with what its columns probably are. */
export function begin(changing: Changing, file: string, table: Table): Promise<PendingImport> {
	const { store, here } = changing;
	return inLine(store, here.school.id, () => kept(changing, file, table));
}

async function kept(
	{ store, here, now }: Changing,
	file: string,
	{ headings, rows }: Table
): Promise<PendingImport> {
	const school = here.school.id;
	await tidy(store, school, now, PENDING_AT_MOST - 1);
	const last = lastApplied(store, school);
	const pending: PendingImport = {
		version: IMPORT_VERSION,
		school,
		id: randomBytes(8).toString('hex'),
		state: 'pending',
		by: here.person.id,
		at: now,
		file: file.slice(0, 200),
		headings,
		rows,
		mapping: guessed(headings, last?.columns),
		options: { elseStartsOn: dayOf(now), ...(last ? { words: last.words } : {}) }
	};
	await store.imports.write(pending);
	return pending;
}

/** An uploaded file that is waiting; none that is older than a day. */
export function pendingAt(
	store: Store,
	school: string,
	id: string,
	now: Instant
): PendingImport | undefined {
	const found = store.imports.read(school, id);
	return found?.state === 'pending' && !isOld(found, now, PENDING_FOR) ? found : undefined;
}

/**
 * Chooses columns and options; what the list says now is noted, to tell later what has changed since. Of a file that was
 * imported or discarded meanwhile, as by a second press, nothing is written over.
 */
export function choose(
	store: Store,
	pending: PendingImport,
	mapping: Mapping,
	options: Options
): Promise<PendingImport> {
	const { school, id } = pending;
	return inLine(store, school, async () => {
		const seen = digestsOf(listOf(store, school));
		const chosen: PendingImport = { ...pending, mapping, options, seen };
		if (store.imports.read(school, id)?.state === 'pending') await store.imports.write(chosen);
		return chosen;
	});
}

/** Throws an uploaded file away, and logs it; false where it waits no more. */
export function discard(
	{ store, here, now }: Changing,
	{ school, id, file }: PendingImport
): Promise<boolean> {
	return inLine(store, school, async () => {
		if (store.imports.read(school, id)?.state !== 'pending') return false;
		await store.imports.remove(school, id);
		const says = `An uploaded file was discarded before it was imported: “${file}”.`;
		await audited(store, here, { what: 'import-discarded', says }, now);
		return true;
	});
}

/** What an uploaded file would do to a list, bound to it by a digest. */
interface Planned {
	readonly plan: Plan;
	readonly digest: string;
}

/** The plan of each file as it was last worked out: five thousand rows take a second, and a preview has many pages. */
const worked = new WeakMap<
	PendingImport,
	Planned & { readonly of: readonly unknown[]; readonly list: readonly PersonRecord[] }
>();

/** What an uploaded file would do to the list as it is now. */
export function planFor({ store, here, now, cameIn }: Changing, pending: PendingImport): Planned {
	const { rows, mapping, options, school, id } = pending;
	const list = store.people.list(school);
	const administrators = list.filter(({ roles }) => roles.includes('administrator'));
	const of = [store, here.person.id, dayOf(now), ...administrators.map(({ id }) => cameIn(id))];
	const before = worked.get(pending);
	if (before && isEach(before.of, of) && isEach(before.list, list)) return before;
	const plan = planOf(listOf(store, school), rows, mapping, options, {
		today: dayOf(now),
		by: here.person.id,
		cameIn,
		idOf: (row) => `${id}-${row}`
	});
	const digest = bound(plan.rows.filter(({ kind }) => kind !== 'unchanged'));
	worked.set(pending, { plan, digest, of, list });
	return { plan, digest };
}

/** Whether two lists hold the very same things. */
function isEach(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((each, at) => each === other[at]);
}

/** Whose entries have changed since the columns were chosen. */
export function changedSince(
	store: Store,
	{ school, seen = {} }: PendingImport
): readonly string[] {
	const list = listOf(store, school);
	const now = digestsOf(list);
	const names = list.filter(({ id }) => seen[id] !== now[id]).map(({ name }) => name);
	const gone = Object.keys(seen).filter((id) => !(id in now)).length;
	return gone > 0 ? [...names, `${gone} who ${gone === 1 ? 'is' : 'are'} gone`] : names;
}

/**
 * Applies a plan as one step: the journal is on the disk before the first person is changed. Two presses of the button
 * are one import: both are answered with what came of it.
 *
 * Refuses `plan-changed` when the list is not as it was when the plan was shown, `problems-open` when rows have
 * problems and were not left out, and `nothing-to-do`.
 *
 * @param leaveOutGone whether rows of people who have left already are left out (S26)
 */
export function apply(
	changing: Changing,
	pending: PendingImport,
	digest: string,
	withoutProblems: boolean,
	leaveOutGone = false
): Promise<ImportJournal | Refusal<'plan-changed' | 'problems-open' | 'nothing-to-do'>> {
	const { store, here, now } = changing;
	const { school, id } = pending;
	return inLine(store, school, async () => {
		await finishAll(store, school);
		const held = store.imports.read(school, id);
		if (held && held.state !== 'pending') return held;
		if (!held)
			return refuse('plan-changed', 'This file was discarded meanwhile. Nothing was imported.');
		const { plan: whole, digest: current } = planFor(changing, pending);
		if (current !== digest)
			return refuse(
				'plan-changed',
				'The staff list was changed after this page was made. Nothing was imported. Look through the new preview.'
			);
		if (whole.counts.error > 0 && !withoutProblems)
			return refuse(
				'problems-open',
				'Some rows have problems. Mend the file and upload it again, or tick that these rows are to be left out.'
			);
		const plan = leaveOutGone ? withoutGone(whole) : whole;
		const steps = stepsOf(plan);
		if (steps.length === 0)
			return refuse('nothing-to-do', 'The list already says what is in the file.');
		const earlier = journalsOf(store, school);
		const last = earlier.at(-1);
		const journal: ImportJournal = {
			version: IMPORT_VERSION,
			school,
			id,
			by: here.person.id,
			at: now,
			file: pending.file,
			state: 'applying',
			columns: { ...last?.columns, ...toRemember(pending.headings, pending.mapping) },
			words: { ...last?.words, ...pending.options.words },
			steps,
			tally: plan.counts
		};
		await store.imports.write(journal);
		const done = await finish(store, journal, now);
		for (const each of earlier) await store.imports.remove(school, each.id);
		return done;
	});
}

/** What undoing would bring back, and whom it leaves; undefined where there is nothing to undo. */
export function undoFor(
	{ store, here, now, cameIn }: Changing,
	journal: ImportJournal
): { readonly steps: readonly Step[]; readonly left: readonly Left[] } | undefined {
	const isLast = lastApplied(store, journal.school)?.id === journal.id;
	if (journal.state !== 'applied' || !isLast || isOld(journal, now, UNDO_DAYS * DAY))
		return undefined;
	const hasBegun = (person: string) => {
		const record = store.people.read(journal.school, person);
		return (
			record !== undefined &&
			record.attempts.length + record.declarations.length + record.questions.length > 0
		);
	};
	return undoing(listOf(store, journal.school), journal.steps, hasBegun, {
		today: dayOf(now),
		by: here.person.id,
		cameIn
	});
}

/** Takes the last import back, as one step too; refuses `not-undoable`. */
export function undo(
	changing: Changing,
	id: string
): Promise<ImportJournal | Refusal<'not-undoable'>> {
	const { store, here, now } = changing;
	const school = here.school.id;
	return inLine(store, school, async () => {
		await finishAll(store, school);
		const journal = store.imports.read(school, id);
		const back = journal && journal.state !== 'pending' ? undoFor(changing, journal) : undefined;
		if (!journal || journal.state === 'pending' || !back)
			return refuse('not-undoable', 'This import cannot be undone any more.');
		const undone: ImportJournal = {
			...journal,
			by: here.person.id,
			state: 'undoing',
			back: back.steps,
			left: back.left
		};
		await store.imports.write(undone);
		return finish(store, undone, now);
	});
}

/** Forgets uploaded files that nobody came back to, and the steps of an import that is too old to be undone. */
export async function tidy(
	store: Store,
	school: string,
	now: Instant,
	most = PENDING_AT_MOST
): Promise<void> {
	const waiting = store.imports.list(school).filter(({ state }) => state === 'pending');
	const tooMany = Math.max(0, waiting.length - most);
	for (const [at, each] of waiting.entries())
		if (at < tooMany || isOld(each, now, PENDING_FOR)) await store.imports.remove(school, each.id);
	for (const journal of journalsOf(store, school)) {
		const isDone = journal.state === 'applied' || journal.state === 'undone';
		if (!isDone || !isOld(journal, now, UNDO_DAYS * DAY)) continue;
		const { version, id, by, at, file, columns, words, tally } = journal;
		const kept = { version, school, id, by, at, file, columns, words, tally };
		await store.imports.write({ ...kept, state: 'closed', steps: [] });
	}
}

/** Does that in every school; what is old goes even where nobody looks. */
export async function tidyImports(store: Store, now: Instant): Promise<void> {
	for (const { id } of store.schools.list()) await inLine(store, id, () => tidy(store, id, now));
}

function isOld({ at }: { readonly at: Instant }, now: Instant, most: number): boolean {
	return Date.parse(now) - Date.parse(at) >= most;
}
