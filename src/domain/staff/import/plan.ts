/**
 * What an import would do to the staff list, row by row, before anything is done.
 *
 * @module
 */
import type { Day } from '../../units.ts';
import { losesAddress } from '../addresses.ts';
import { dayShort } from '../dates.ts';
import { differing, edited, leavesNobody, type Edit, type Entry, type Field } from '../entry.ts';
import { signsIn } from '../fields.ts';
import { hasAccess } from '../staff.ts';
import { waitedFor, waitTodo, type Known } from '../successors.ts';
import { lastDayBefore, newTime } from '../times.ts';
import type { Column, Mapping } from './columns.ts';
import { matched, type Matched } from './match.ts';
import { asTheyWouldBe, giveManagers, settle, wrong, type Work } from './together.ts';
import { draftOf, type Draft, type Options, type Problem, type Row } from './row.ts';

/** What becomes of a row, in the order an administrator wants to see them; `gone` is new, and has left already (S26). */
export const KINDS = ['error', 'leaver', 'gone', 'new', 'changed', 'unchanged'] as const;
export type Kind = (typeof KINDS)[number];

/** One row of a plan. */
export interface PlanRow {
	readonly kind: Kind;
	/** The row of the file; absent for a leaver, who is not in it. */
	readonly row?: number;
	readonly name: string;
	/** The entry as it is; absent when it is new. */
	readonly before?: Entry;
	/** The entry as it would be; absent where the row has a problem. */
	readonly after?: Entry;
	/** The fields that would change. */
	readonly fields: readonly Field[];
	readonly problems: readonly Problem[];
	/** Something to know that stops nothing. */
	readonly note?: string;
}

/** A whole plan. */
export interface Plan {
	readonly rows: readonly PlanRow[];
	readonly counts: Readonly<Record<Kind, number>>;
	/** How many of the rows that are taken have no e-mail that somebody can sign in with (S27). */
	readonly withoutEmail: number;
	/** How many of those have no staff number either: there is no way in for them until they have one or the other. */
	readonly withoutEither: number;
	/** Who is not in the file and stays all the same, with the reason. */
	readonly kept: readonly { readonly name: string; readonly because: string }[];
}

/** What a plan needs to know beside list and file. */
export interface Circumstances extends Known {
	/** The id of the administrator who imports. */
	readonly by: string;
	/** The id somebody new gets, by the number of their row; the same each time. */
	readonly idOf: (row: number) => string;
}

/** Works out what an import would do. Rows with a problem change nothing (S17); roles are never touched (S18). */
export function planOf(
	list: readonly Entry[],
	rows: readonly Row[],
	mapping: Mapping,
	options: Options,
	circumstances: Circumstances
): Plan {
	const drafts = rows.map((row) => draftOf(row, mapping, options));
	const works = matched(list, drafts).map((row) => workOf(row, options, circumstances));
	giveManagers(list, works);
	settle(list, works, circumstances);
	const { leavers, kept } = leaversOf(list, works, options, circumstances);
	const planned = [...works.map((work) => rowOf(work, circumstances.today)), ...leavers].sort(
		(a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.row ?? 0) - (b.row ?? 0)
	);
	const counts = Object.fromEntries(
		KINDS.map((kind) => [kind, planned.filter((row) => row.kind === kind).length])
	) as Record<Kind, number>;
	const unmailed = planned.flatMap(({ kind, row, after }) =>
		kind !== 'gone' && row !== undefined && after && !signsIn(after.email) ? [after] : []
	);
	return {
		rows: planned,
		counts,
		withoutEmail: unmailed.length,
		withoutEither: unmailed.filter(({ staffNumber }) => staffNumber === undefined).length,
		kept
	};
}

function workOf(row: Matched, options: Options, { by, idOf, today }: Circumstances): Work {
	const { draft, before } = row;
	const { startsOn: began, leftOn } = datesOf(row);
	const work: Work = { matched: row, problems: [...row.problems], after: undefined };
	const group = draft.group ?? before?.group ?? options.elseGroup;
	const startsOn = began ?? before?.startsOn ?? options.elseStartsOn;
	/** Whether a missing value is no news: it is said already, or it is not known whether they are new. */
	const has = (column: Column) =>
		work.problems.some((each) => each.column === column || each.code === 'ambiguous');
	if (group === undefined && !has('group'))
		wrong(
			work,
			'group',
			'missing',
			'a staff group',
			'Fill it in, or choose one for all in step 2.'
		);
	if (startsOn === undefined && !has('starts-on'))
		wrong(
			work,
			'starts-on',
			'missing',
			'a start date',
			'Fill it in, or give one for all in step 2.'
		);
	if (leftOn !== undefined && startsOn !== undefined && leftOn < startsOn)
		wrong(
			work,
			'left-on',
			'left-before-start',
			`a day on or after the start date, ${dayShort(startsOn)}`,
			'Mend one of the two dates.'
		);
	if (leftOn !== undefined && before?.id === by && leftOn !== before.leftOn)
		wrong(
			work,
			'left-on',
			'yourself',
			'no leaving date for yourself',
			'Ask another administrator to do it: you would lose access in the middle of this.'
		);
	if (began !== undefined && before?.id === by && !hasAccess({ ...before, startsOn: began }, today))
		wrong(
			work,
			'starts-on',
			'yourself',
			'a start date that leaves you your access',
			'Ask another administrator to change it: you would be out until then, in the middle of this.'
		);
	if (draft.email !== undefined && before?.id === by && losesAddress(before, draft))
		wrong(
			work,
			'email',
			'yourself',
			'the address you have',
			'Ask another administrator to change it: your account ends with it, in the middle of this.'
		);
	if (work.problems.length > 0 || draft.name === undefined || !group || !startsOn) return work;
	const { name, email, staffNumber, phase } = draft;
	const edit: Edit = {
		name,
		group,
		startsOn,
		...(before && isBack(before, startsOn) ? newTime(before, startsOn) : {}),
		...(email === undefined ? {} : { email }),
		...(staffNumber === undefined ? {} : { staffNumber }),
		...(phase === undefined ? {} : { phase }),
		...(leftOn === undefined ? {} : { leftOn })
	};
	const blank: Entry = {
		id: idOf(draft.row),
		name,
		group,
		roles: ['learner'],
		startsOn,
		absences: []
	};
	work.after = edited(before ?? blank, edit);
	return work;
}

/** The dates of a row; those of a time here that has ended are no news of the one that goes on (S24). */
function datesOf({ draft: { startsOn, leftOn }, before }: Matched): {
	readonly startsOn?: Day | undefined;
	readonly leftOn?: Day | undefined;
} {
	const ended = before && lastDayBefore(before);
	if (ended === undefined || startsOn === undefined || startsOn > ended)
		return { startsOn, leftOn };
	return leftOn === undefined || leftOn <= ended ? {} : { leftOn };
}

/** Whether a start date brings a leaver back: one after the last day (S24). */
function isBack({ leftOn }: Entry, startsOn: Day): boolean {
	return leftOn !== undefined && startsOn > leftOn;
}

function rowOf({ matched: { draft, before }, problems, after }: Work, today: Day): PlanRow {
	const name = draft.name ?? before?.name ?? '';
	const known = { row: draft.row, name, ...(before ? { before } : {}), problems };
	if (!after) return { ...known, kind: 'error', fields: [] };
	if (!before)
		return { ...known, kind: hasAccess(after, today) ? 'new' : 'gone', after, fields: [] };
	const fields = differing(before, after);
	const note = noteOf(draft, before, after);
	return {
		...known,
		kind: fields.length > 0 ? 'changed' : 'unchanged',
		after,
		fields,
		...(note === undefined ? {} : { note })
	};
}

function noteOf(draft: Draft, before: Entry, after: Entry): string | undefined {
	const ended = lastDayBefore(before);
	if (before.leftOn !== undefined && isBack(before, after.startsOn))
		return `On the list as a leaver since ${dayShort(before.leftOn)}; the start date is after that, so they are back from it. The time before is kept.`;
	if (before.leftOn !== undefined && draft.leftOn === undefined)
		return `On the list as leaving on ${dayShort(before.leftOn)}, and that stays so. If they are back, say so on their page.`;
	if (ended !== undefined && draft.startsOn !== undefined && draft.startsOn <= ended)
		return `The start date is of their time here until ${dayShort(ended)}. They came back on ${dayShort(before.startsOn)}, and that stays so.`;
	return undefined;
}

/** Who is not in the file, where the file is the whole list (S19). */
function leaversOf(
	list: readonly Entry[],
	works: readonly Work[],
	{ othersLeftOn }: Options,
	circumstances: Circumstances
): { readonly leavers: readonly PlanRow[]; readonly kept: Plan['kept'] } {
	const leavers: PlanRow[] = [];
	const kept: { name: string; because: string }[] = [];
	if (othersLeftOn === undefined) return { leavers, kept };
	const { by, today } = circumstances;
	const named = new Set(works.flatMap(({ matched }) => matched.before?.id ?? []));
	const maybe = new Map(
		works
			.filter(({ after }) => !after)
			.flatMap(({ matched }) => matched.maybe.map((id) => [id, matched.draft.row] as const))
	);
	let staff = asTheyWouldBe(list, works);
	for (const before of list) {
		const { id, name } = before;
		if (before.leftOn !== undefined || named.has(id)) continue;
		const row = maybe.get(id);
		const after = edited(before, { leftOn: othersLeftOn });
		const isAdministrator = before.roles.includes('administrator');
		const because =
			id === by
				? 'This is you.'
				: row !== undefined
					? `Row ${row}, which has a problem, may be about them.`
					: before.startsOn > othersLeftOn
						? `They start on ${dayShort(before.startsOn)}, after the last day you gave.`
						: isAdministrator && leavesNobody(after, staff, today)
							? 'They are the only administrator who is staying.'
							: isAdministrator
								? whyKept(list, staff, after, circumstances)
								: undefined;
		if (because !== undefined) {
			kept.push({ name, because });
			continue;
		}
		if (isAdministrator) staff = staff.map((each) => (each.id === id ? after : each));
		leavers.push({ kind: 'leaver', name, before, after, fields: ['leftOn'], problems: [] });
	}
	return { leavers, kept };
}

/** Why an administrator is no leaver: of those who would be left nobody has come in (S29). */
function whyKept(
	list: readonly Entry[],
	staff: readonly Entry[],
	after: Entry,
	known: Known
): string | undefined {
	const all = staff.map((each) => (each.id === after.id ? after : each));
	const waited = waitedFor(list, all, known);
	return waited.length === 0
		? undefined
		: `No other administrator has signed in yet. ${waitTodo(waited)}`;
}
