/**
 * One row of a file, read into what it says of a person, with every problem it has by itself.
 *
 * @module
 */
import { isRefusal } from '../../refusal.ts';
import type { Day, Slug } from '../../units.ts';
import { DATE_EXPECTED, dayFrom } from '../dates.ts';
import {
	emailFrom,
	letterBoxFrom,
	LONGEST_EMAIL,
	LONGEST_NAME,
	nameFrom,
	normal,
	staffNumberFrom
} from '../fields.ts';
import { groupFrom, groupNear, wordKey } from '../group-words.ts';
import { GROUPS } from '../groups.ts';
import { phaseFrom, phaseNear } from '../phase-words.ts';
import { PHASES } from '../phases.ts';
import { COLUMNS, type Column, type Mapping } from './columns.ts';

/** One row as it is in the file. */
export interface Row {
	/** As a spreadsheet numbers it; the headings are row 1. */
	readonly number: number;
	readonly cells: readonly string[];
}

/** What is wrong with a row: where, what was found, what was expected, what to do (S17). */
export interface Problem {
	readonly column: Column;
	readonly code: string;
	/** The cell, shortened; empty when nothing is in it. */
	readonly found: string;
	readonly expected: string;
	readonly todo: string;
}

/** What an administrator says once for the whole file. */
export interface Options {
	/** For new people whose start date the file does not give. */
	readonly elseStartsOn?: Day;
	/** For new people whose staff group the file does not give. */
	readonly elseGroup?: Slug;
	/** Which group each word stands for that is not a group's own, by {@link wordKey}. */
	readonly words?: Readonly<Record<string, Slug>>;
	/** The last day of everybody who is not in the file: given only when the file is the whole staff list. */
	readonly othersLeftOn?: Day;
}

/** A row, read. */
export interface Draft {
	readonly row: number;
	readonly name?: string;
	readonly email?: string;
	readonly staffNumber?: string;
	readonly group?: Slug;
	readonly phase?: Slug;
	readonly startsOn?: Day;
	readonly leftOn?: Day;
	/** As written: who is meant is found once everybody is known. */
	readonly manager?: string;
	readonly problems: readonly Problem[];
}

const SHOWN = 80;

/** A cell as a problem shows it. */
export function shortened(cell: string): string {
	const text = normal(cell.slice(0, SHOWN * 4));
	return text.length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text;
}

/** The text of a column in a row; empty where the column is not used. */
export function cellOf({ cells }: Row, column: Column, mapping: Mapping): string {
	const at = mapping[column];
	return at === undefined ? '' : (cells[at] ?? '');
}

/** Reads a row. An empty cell says nothing (S18); a cell that a spreadsheet would run is text like any other. */
export function draftOf(row: Row, mapping: Mapping, options: Options): Draft {
	const problems: Problem[] = [];
	const cell = (column: Column) => cellOf(row, column, mapping);
	const note = (column: Column, code: string, expected: string, todo: string) => {
		problems.push({ column, code, found: shortened(cell(column)), expected, todo });
		return undefined;
	};
	const date = (column: Column): Day | undefined => {
		if (normal(cell(column)) === '') return undefined;
		const day = dayFrom(cell(column).slice(0, 100));
		return isRefusal(day) ? note(column, day.refused, DATE_EXPECTED, day.because) : day;
	};
	const fields = {
		name: nameIn(cell, mapping, note),
		email: emailIn(cell('email'), note),
		staffNumber: numberIn(cell('staff-number'), note),
		group: groupIn(cell('group'), options, note),
		phase: phaseIn(cell('phase'), note),
		startsOn: date('starts-on'),
		leftOn: date('left-on'),
		manager: managerIn(cell('manager'), note)
	};
	const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
	return { row: row.number, ...Object.fromEntries(known), problems };
}

type Note = (column: Column, code: string, expected: string, todo: string) => undefined;

function nameIn(
	cell: (column: Column) => string,
	mapping: Mapping,
	note: Note
): string | undefined {
	const preferred = (part: 'forename' | 'surname') => {
		const wanted = normal(cell(`preferred-${part}`).slice(0, 2_000));
		return wanted === '' ? cell(part) : wanted;
	};
	const isSplit = mapping.forename !== undefined && mapping.surname !== undefined;
	const column = isSplit ? 'surname' : 'name';
	const whole = isSplit ? `${preferred('forename')} ${preferred('surname')}` : cell('name');
	const name = nameFrom(whole);
	if (!isRefusal(name)) {
		if (LOST.test(name)) {
			const at = isSplit && LOST.test(preferred('forename')) ? 'forename' : column;
			note(at, LETTER_LOST, 'every letter of the name', SAVED_BADLY);
		}
		return name;
	}
	return name.refused === 'missing'
		? note(column, 'missing', 'a name', 'Fill the name in, or delete the row.')
		: note(
				column,
				'too-long',
				`${LONGEST_NAME} characters or fewer`,
				'Shorten the name. A cell this long may hold more than one row: look for a stray quotation mark.'
			);
}

/** The problem of a name in which a letter has become something else (S28). */
export const LETTER_LOST = 'letter-lost';
/** A letter that a program could not write, or two that it took one for: “Ma?gorzata”, “JosÃ©”. */
const LOST = /\p{L}\?|\?\p{L}|\ufffd|[ÂÃ][\u0080-\u00bf]/u;
const SAVED_BADLY =
	'It was lost when the file was saved. Save it anew as “CSV UTF-8”, or mend the name in the file.';

/** The problem of an address that nobody can sign in with. */
export const NOT_FOR_SIGNING_IN = 'not-for-signing-in';
const MEND =
	'Nobody can sign in with this address. Give another of theirs, or empty the cell: with a staff number they come in with a printed code.';

function emailIn(cell: string, note: Note): string | undefined {
	if (normal(cell) === '') return undefined;
	const email = emailFrom(cell);
	if (!isRefusal(email)) return email;
	if (email.refused === 'not-for-signing-in') {
		note('email', NOT_FOR_SIGNING_IN, "letters a to z without accents, digits and . _ + - '", MEND);
		// Whom the row is about is found by it all the same, and whoever has had it keeps it (S27).
		const given = letterBoxFrom(cell);
		return isRefusal(given) ? undefined : given;
	}
	return email.refused === 'too-long'
		? note(
				'email',
				'too-long',
				`${LONGEST_EMAIL} characters or fewer`,
				'Shorten it, or leave it empty.'
			)
		: note(
				'email',
				'not-an-email',
				'one address such as name@school.example, or nothing',
				'Mend the address, or empty the cell: people without e-mail can be on the list too.'
			);
}

function numberIn(cell: string, note: Note): string | undefined {
	const number = staffNumberFrom(cell);
	return isRefusal(number)
		? note(
				'staff-number',
				'too-long',
				'40 characters or fewer',
				'Check that this is the right column.'
			)
		: number;
}

function groupIn(cell: string, { words = {} }: Options, note: Note): Slug | undefined {
	const key = wordKey(cell.slice(0, 1_000));
	if (key === '') return undefined;
	const chosen = Object.hasOwn(words, key) ? words[key] : undefined;
	const group = chosen ?? groupFrom(cell.slice(0, 1_000));
	if (group !== undefined && Object.hasOwn(GROUPS, group)) return group;
	const near = GROUPS[groupNear(key) ?? ''];
	return note(
		'group',
		'group-unknown',
		'a staff group, or a job title that stands for one',
		near === undefined
			? 'Say which staff group it stands for in step 3, or mend the cell.'
			: `Did you mean “${near}”? Say so in step 3, or mend the cell.`
	);
}

function phaseIn(cell: string, note: Note): Slug | undefined {
	const word = cell.slice(0, 1_000);
	if (normal(word) === '') return undefined;
	const phase = phaseFrom(word);
	if (phase !== undefined) return phase;
	const near = PHASES[phaseNear(word) ?? ''];
	return note(
		'phase',
		'phase-unknown',
		`a phase (${Object.values(PHASES).join(', ')}) or a year group of one key stage`,
		near === undefined
			? 'Mend or empty the cell, or leave the column out in step 2.'
			: `Did you mean “${near}”? Mend or empty the cell, or leave the column out in step 2.`
	);
}

function managerIn(cell: string, note: Note): string | undefined {
	const manager = normal(cell.slice(0, 2_000));
	if ([...manager].length <= LONGEST_EMAIL) return manager;
	return note('manager', 'too-long', 'a staff number, an e-mail or a name', 'Shorten the cell.');
}

/** Words in the column of staff groups that stand for none yet, with how many rows have each, most first. */
export function unknownWords(
	rows: readonly Row[],
	mapping: Mapping
): readonly { readonly word: string; readonly key: string; readonly rows: number }[] {
	const found = new Map<string, { word: string; key: string; rows: number }>();
	for (const row of rows) {
		const word = normal(cellOf(row, 'group', mapping).slice(0, 200));
		const key = wordKey(word);
		if (key === '' || groupFrom(word) !== undefined) continue;
		const each = found.get(key) ?? { word, key, rows: 0 };
		found.set(key, { ...each, rows: each.rows + 1 });
	}
	return [...found.values()].sort((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1));
}

/** What a problem says in one sentence, beginning with where it is. */
export function problemWords(row: number, { column, found, expected, todo }: Problem): string {
	const what = found === '' ? 'nothing in it' : `“${found}”`;
	return `Row ${row}, ${COLUMNS[column].name}: found ${what}, expected ${expected}. ${todo}`;
}
