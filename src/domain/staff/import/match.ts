/**
 * Whom each row of a file is about (S16).
 *
 * @module
 */
import type { Day } from '../../units.ts';
import type { Entry } from '../entry.ts';
import { keyOf } from '../fields.ts';
import { Finder } from '../find.ts';
import { LETTER_LOST, NOT_FOR_SIGNING_IN, type Draft, type Problem } from './row.ts';

/** A row with the person it is about, if they are on the list, and every problem so far. */
export interface Matched {
	readonly draft: Draft;
	readonly before?: Entry;
	readonly problems: readonly Problem[];
	/** The ids of everybody the row could be about; none of them is taken to have left. */
	readonly maybe: readonly string[];
}

/** Matches rows by staff number, then by e-mail, then by name and start date where only one person is meant. */
export function matched(list: readonly Entry[], drafts: readonly Draft[]): readonly Matched[] {
	const matching = new Matching(list, drafts);
	return withDuplicates(drafts.map((draft) => asBefore(matching.match(draft))));
}

/** What the list has of the person already is no problem of a file that says the same (S27, S28). */
function asBefore(row: Matched): Matched {
	const { draft, before, problems } = row;
	const isKnown = ({ code }: Problem) =>
		(code === NOT_FOR_SIGNING_IN && draft.email === before?.email) ||
		(code === LETTER_LOST && draft.name === before?.name);
	return before ? { ...row, problems: problems.filter((each) => !isKnown(each)) } : row;
}

class Matching {
	readonly #byId: ReadonlyMap<string, Entry>;
	readonly #finder: Finder;
	/** Who was found by staff number, with the e-mail that row gives. */
	readonly #byNumber = new Map<string, Draft>();
	readonly #taken = new Set<string>();

	constructor(list: readonly Entry[], drafts: readonly Draft[]) {
		this.#byId = new Map(list.map((entry) => [entry.id, entry]));
		this.#finder = new Finder(list);
		for (const draft of drafts) {
			const id = draft.staffNumber && this.#finder.byNumber(draft.staffNumber);
			if (id) this.#byNumber.set(id, draft);
		}
		for (const draft of drafts) {
			const id = this.#byKey(draft);
			if (id) this.#taken.add(id);
		}
	}

	match(draft: Draft): Matched {
		const maybe = this.#maybe(draft);
		const before = this.#byId.get(this.#byKey(draft) ?? '');
		if (before) {
			const isOther = this.#isOther(draft, before);
			return isOther
				? unsure(draft, maybe, {
						column: 'email',
						code: 'ambiguous',
						found: draft.email ?? '',
						expected: `the address of nobody else; ${before.name} has it`,
						todo: 'Mend the e-mail, or give the staff number that the list has for the person.'
					})
				: { draft, before, problems: draft.problems, maybe };
		}
		return this.#byName(draft, maybe);
	}

	/** By staff number, then by e-mail; not by one that its holder gives up in this very file. */
	#byKey({ staffNumber, email }: Draft): string | undefined {
		const byNumber = staffNumber === undefined ? undefined : this.#finder.byNumber(staffNumber);
		if (byNumber !== undefined || email === undefined) return byNumber;
		const byEmail = this.#finder.byEmail(email);
		const theirs = byEmail === undefined ? undefined : this.#byNumber.get(byEmail)?.email;
		return theirs === undefined || theirs === email ? byEmail : undefined;
	}

	/** Whether all but the e-mail says that somebody else is meant than its holder. */
	#isOther({ name, staffNumber }: Draft, before: Entry): boolean {
		if (name === undefined || keyOf(name) === keyOf(before.name)) return false;
		if (staffNumber !== undefined && this.#finder.byNumber(staffNumber) === before.id) return false;
		return differ(before.staffNumber, staffNumber) || this.#finder.byName(name).length > 0;
	}

	#byName(draft: Draft, maybe: readonly string[]): Matched {
		const none: Matched = { draft, problems: draft.problems, maybe };
		const { name, startsOn, email, staffNumber } = draft;
		if (name === undefined) return none;
		const named = this.#finder
			.byName(name)
			.filter((id) => !this.#taken.has(id))
			.flatMap((id) => this.#byId.get(id) ?? [])
			.filter((each) => startsOn === undefined || beganOn(each, startsOn))
			.filter((each) => !differ(each.staffNumber, staffNumber));
		const [one, ...others] = named;
		if (!one) return none;
		const isBare = email === undefined && staffNumber === undefined;
		const isClear =
			others.length === 0 && !differ(one.email, email) && (startsOn !== undefined || isBare);
		return isClear
			? { draft, before: one, problems: draft.problems, maybe }
			: unsure(draft, maybe, {
					column: 'name',
					code: 'ambiguous',
					found: name,
					expected:
						named.length > 1
							? `one person; ${named.length} people on the list could be meant`
							: 'to know whether this is the person of that name who is on the list',
					todo:
						'Give the staff number or e-mail that the list has for them; for somebody new, a start ' +
						'date or staff number of their own.'
				});
	}

	#maybe({ name, email, staffNumber }: Draft): readonly string[] {
		return [
			...(staffNumber === undefined ? [] : [this.#finder.byNumber(staffNumber)]),
			...(email === undefined ? [] : [this.#finder.byEmail(email)]),
			...(name === undefined ? [] : this.#finder.byName(name))
		].filter((id) => id !== undefined);
	}
}

/** Whether one of somebody's times here began on a day. */
function beganOn({ startsOn, earlier = [] }: Entry, day: Day): boolean {
	return startsOn === day || earlier.some(({ from }) => from === day);
}

function differ(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && keyOf(one) !== keyOf(other);
}

function unsure(draft: Draft, maybe: readonly string[], problem: Problem): Matched {
	return { draft, problems: [...draft.problems, problem], maybe };
}

/** Marks rows of one file that say the same thing twice: none of them is taken. */
function withDuplicates(rows: readonly Matched[]): readonly Matched[] {
	const twice = new Map<Matched, Problem>();
	const look = (
		keyOfRow: (row: Matched) => string | undefined,
		problem: (row: Matched, others: string) => Problem,
		counts: (same: readonly Matched[]) => boolean = () => true
	) => {
		const groups = new Map<string, Matched[]>();
		for (const row of rows) {
			const key = keyOfRow(row);
			if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), row]);
		}
		for (const same of groups.values())
			if (same.length > 1 && counts(same))
				for (const row of same)
					if (!twice.has(row)) twice.set(row, problem(row, rowsBeside(row, same)));
	};
	look(
		({ draft: { staffNumber } }) => (staffNumber === undefined ? undefined : keyOf(staffNumber)),
		({ draft }, others) => ({
			column: 'staff-number',
			code: 'duplicate',
			found: draft.staffNumber ?? '',
			expected: `a staff number that no other row has; ${others} too`,
			todo: 'Keep one of the rows, or mend the number.'
		})
	);
	look(
		({ draft: { email } }) => email,
		({ draft }, others) => ({
			column: 'email',
			code: 'duplicate',
			found: draft.email ?? '',
			expected: `an e-mail that no other row has; ${others} too`,
			todo: 'Keep one of the rows, or mend the address; an address that people share can be left out.'
		})
	);
	look(
		({ before }) => before?.id,
		({ draft, before }, others) => ({
			column: 'name',
			code: 'duplicate',
			found: draft.name ?? '',
			expected: `one row for ${before?.name ?? 'each person'}; ${others} too`,
			todo: 'Keep one of the rows.'
		})
	);
	look(
		({ draft: { name, startsOn } }) => name && `${keyOf(name)}\n${startsOn ?? ''}`,
		({ draft }, others) => ({
			column: 'name',
			code: 'duplicate',
			found: draft.name ?? '',
			expected: `a name and start date that no other row has, or a number to tell them apart; ${others} too`,
			todo: 'Keep one of the rows, or give each a staff number or an e-mail.'
		}),
		(same) => same.some(({ draft }) => draft.email === undefined && draft.staffNumber === undefined)
	);
	return rows.map((row) => {
		const problem = twice.get(row);
		return problem ? { ...row, problems: [...row.problems, problem] } : row;
	});
}

function rowsBeside(row: Matched, same: readonly Matched[]): string {
	const others = same.filter((each) => each !== row).map(({ draft }) => draft.row);
	const shown = others.slice(0, 3).join(', ');
	const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
	return others.length === 1 ? `row ${shown} has it` : `rows ${shown}${more} have it`;
}
