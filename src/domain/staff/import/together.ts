/**
 * Rows of an import taken together: line managers who are in the file too, and what cannot be once all rows are.
 *
 * @module
 */
import { isRefusal } from '../../refusal.ts';
import { dayShort } from '../dates.ts';
import { keepsAdministrator, losesAddress, staysAdministrator } from '../addresses.ts';
import { circleWords, differing, edited, type Entry } from '../entry.ts';
import { Finder } from '../find.ts';
import { isLost, waitedFor, waitTodo, type Known } from '../successors.ts';
import { clashes, type Clash } from './clashes.ts';
import type { Column } from './columns.ts';
import type { Matched } from './match.ts';
import { shortened, type Problem } from './row.ts';

/** A row on its way; `after` is there as long as nothing is wrong with it. */
export interface Work {
	readonly matched: Matched;
	readonly problems: Problem[];
	after: Entry | undefined;
}

/** Notes a problem of a row, which changes nothing from then on (S17). */
export function wrong(
	work: Work,
	column: Column,
	code: string,
	expected: string,
	todo: string
): void {
	const { draft } = work.matched;
	const found: Readonly<Partial<Record<Column, string | undefined>>> = {
		name: draft.name,
		email: draft.email,
		'staff-number': draft.staffNumber,
		manager: draft.manager,
		'left-on': draft.leftOn && dayShort(draft.leftOn),
		'starts-on': draft.startsOn && dayShort(draft.startsOn)
	};
	work.problems.push({ column, code, found: shortened(found[column] ?? ''), expected, todo });
	work.after = undefined;
}

/** Finds each line manager among everybody as they would be, those of the file included. */
export function giveManagers(list: readonly Entry[], works: readonly Work[]): void {
	const finder = new Finder(asTheyWouldBe(list, works));
	const broken = works.filter(({ after, matched: { before } }) => !after && !before);
	const inTrouble = new Finder(
		broken.flatMap(({ matched: { draft } }) =>
			draft.name === undefined ? [] : [{ ...draft, id: String(draft.row), name: draft.name }]
		)
	);
	for (const work of works) {
		const { manager } = work.matched.draft;
		if (manager === undefined) continue;
		const id = finder.find(manager);
		if (!isRefusal(id)) {
			if (work.after) work.after = edited(work.after, { manager: id });
			continue;
		}
		const row = inTrouble.find(manager);
		if (isRefusal(row) || id.refused === 'several')
			wrong(work, 'manager', id.refused, 'one person of the list or the file', id.because);
		else wrong(work, 'manager', 'manager-gone', 'somebody on the list', brokenRow(row));
	}
}

function brokenRow(row?: string): string {
	return `They are in ${row === undefined ? 'a row' : `row ${row}`} that has a problem of its own: mend that one first.`;
}

/** The list as it would be: every row that has no problem, and everybody else as they are. */
export function asTheyWouldBe(list: readonly Entry[], works: readonly Work[]): readonly Entry[] {
	const all = new Map(list.map((entry) => [entry.id, entry]));
	for (const { after } of works) if (after) all.set(after.id, after);
	return [...all.values()];
}

/** Finds what cannot be once all rows are taken together, until nothing is left: a row that falls may fell another. */
export function settle(list: readonly Entry[], works: readonly Work[], known: Known): void {
	for (;;) {
		const moved = new Map<string, Work>();
		for (const work of works) {
			const { after, matched } = work;
			if (after && (!matched.before || differing(matched.before, after).length > 0))
				moved.set(after.id, work);
		}
		const all = asTheyWouldBe(list, works);
		const found = clashes(all, new Set(moved.keys()));
		for (const clash of found) {
			const work = moved.get(clash.id);
			if (work) noteClash(work, clash);
		}
		const felled =
			found.length > 0 ||
			noteLastAdministrators(list, all, moved.values(), known) ||
			noteNobodyCameIn(list, all, moved.values(), known);
		if (!felled) return;
	}
}

function noteClash(work: Work, { code, with: other }: Clash): void {
	const whose = other ? `; ${other.name} has it` : '';
	switch (code) {
		case 'email-taken':
			return wrong(
				work,
				'email',
				code,
				`an e-mail of their own${whose}`,
				'Mend it, or empty the cell.'
			);
		case 'number-taken':
			return wrong(work, 'staff-number', code, `a staff number of their own${whose}`, 'Mend it.');
		case 'manager-gone':
			return wrong(work, 'manager', code, 'somebody on the list', brokenRow());
		case 'manager-circle':
			return wrong(
				work,
				'manager',
				code,
				'somebody who is not managed, in the end, by the same person',
				circleWords(work.matched.draft.name ?? 'them')
			);
	}
}

/** Whether rows would have left the school without an administrator, or without one who can sign in; none is taken then. */
function noteLastAdministrators(
	list: readonly Entry[],
	all: readonly Entry[],
	moved: Iterable<Work>,
	{ today }: Known
): boolean {
	if (keepsAdministrator(list, all, today)) return false;
	for (const work of moved) {
		const { before } = work.matched;
		if (!before || !work.after || !staysAdministrator(before, today)) continue;
		const column = columnLost(before, work.after);
		if (column === undefined) continue;
		wrong(
			work,
			column,
			'last-administrator',
			column === 'email'
				? 'the address they have: their account ends with it, and nobody else could invite them again'
				: 'somebody who stays as administrator of the school',
			'Make somebody else an administrator first, on their page.'
		);
	}
	return true;
}

/** Whether rows would have left the school to administrators who have never come in (S29); none of them is taken then. */
function noteNobodyCameIn(
	list: readonly Entry[],
	all: readonly Entry[],
	moved: Iterable<Work>,
	known: Known
): boolean {
	const waited = waitedFor(list, all, known);
	if (waited.length === 0) return false;
	for (const work of moved) {
		const { before } = work.matched;
		const { after } = work;
		if (!before || !after || !isLost(before, after, known)) continue;
		wrong(
			work,
			columnLost(before, after) ?? 'name',
			'nobody-came-in',
			'another administrator who has signed in',
			waitTodo(waited)
		);
	}
	return true;
}

/** The column of a row by which an administrator leaves, loses their account, or is not back yet. */
function columnLost(before: Entry, after: Entry): Column | undefined {
	if (after.leftOn !== undefined) return 'left-on';
	if (losesAddress(before, after)) return 'email';
	return after.startsOn === before.startsOn ? undefined : 'starts-on';
}
