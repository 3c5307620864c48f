/**
 * The columns of a file, and what each says of a person.
 *
 * @module
 */
import { wordKey } from '../group-words.ts';

/** What a column can hold, with its name and what is understood in it. */
export const COLUMNS = {
	name: { name: 'Full name', says: 'first and last name in one column' },
	forename: { name: 'First name', says: 'the legal one' },
	surname: { name: 'Last name', says: 'the legal one' },
	'preferred-forename': {
		name: 'Preferred first name',
		says: 'used instead where it is filled in'
	},
	'preferred-surname': { name: 'Preferred last name', says: 'used instead where it is filled in' },
	email: { name: 'E-mail', says: 'the work address' },
	'staff-number': { name: 'Staff number', says: 'employee number, staff code or payroll number' },
	group: { name: 'Staff group', says: 'a staff group, or a job title to be matched to one' },
	phase: { name: 'Phase', says: 'a phase, a key stage or a year group' },
	'starts-on': { name: 'Start date', says: 'the first day at the school' },
	'left-on': { name: 'Last day', says: 'the leaving date, empty for who stays' },
	manager: { name: 'Line manager', says: 'their staff number, e-mail or name' }
} as const;

export type Column = keyof typeof COLUMNS;

/** Which column of a file, counted from 0, holds what. */
export type Mapping = Readonly<Partial<Record<Column, number>>>;

/** What school information systems call it, the likeliest first; compared without capitals and signs. */
const HEADINGS: Readonly<Record<Column, string>> = {
	name: 'full name, name, staff name, employee name, display name, staff member, person, employee full name',
	forename:
		'legal forename, forename, first name, given name, legal first name, forenames, firstname, first names, chosen forename',
	surname: 'legal surname, surname, last name, family name, legal last name, lastname, second name',
	'preferred-forename':
		'preferred forename, preferred first name, preferred name, known as, chosen name, preferred given name',
	'preferred-surname':
		'preferred surname, preferred last name, preferred family name, chosen surname',
	email:
		'work email, email, email address, work email address, school email, staff email, primary email, ' +
		'main email, user principal name, work e mail, e mail, e mail address, upn',
	'staff-number':
		'staff number, employee number, staff code, payroll number, employee id, staff id, employee code, ' +
		'personnel number, employee no, staff no, payroll no, payroll id, mis id, sims id, person id',
	group:
		'staff group, group, staff type, staff category, staff role, job title, role, post title, post, ' +
		'position, job role, main role, contract post, service term, roles, current role',
	phase:
		'phase, key stage, keystage, ks, school phase, phase of education, teaching phase, phase team, ' +
		'key stages, phases, year group, year groups',
	'starts-on':
		'start date, date of arrival, date started, employment start date, employment start, arrival date, ' +
		'contract start date, date of joining, joining date, join date, start, starts on, date joined, hire date',
	'left-on':
		'leaving date, date of leaving, end date, leave date, employment end date, employment end, last day, ' +
		'date left, contract end date, left on, termination date, leaving',
	manager:
		'line manager, manager, reports to, line manager email, line manager staff code, manager email, ' +
		'line manager name, line manager number, supervisor, appraiser, performance manager'
};

/**
 * What each column probably is: as this school had it last time, then as school information systems call it.
 * No column is used twice, and one that is not known is left alone.
 *
 * @param remembered what each heading was last time, by its words
 */
export function guessed(
	headings: readonly string[],
	remembered: Readonly<Record<string, Column>> = {}
): Mapping {
	const keys = headings.map(wordKey);
	const mapping: Partial<Record<Column, number>> = {};
	const used = new Set<number>();
	const take = (column: Column, at: number) => {
		if (at < 0 || used.has(at) || mapping[column] !== undefined) return;
		mapping[column] = at;
		used.add(at);
	};
	for (const [at, key] of keys.entries()) {
		const column = Object.hasOwn(remembered, key) ? remembered[key] : undefined;
		if (column) take(column, at);
	}
	for (const column of Object.keys(HEADINGS) as Column[])
		for (const words of HEADINGS[column].split(', ')) take(column, keys.indexOf(words));
	if (mapping.forename !== undefined && mapping.surname !== undefined) delete mapping.name;
	return mapping;
}

/** What to remember of a mapping until the next file. */
export function toRemember(
	headings: readonly string[],
	mapping: Mapping
): Readonly<Record<string, Column>> {
	return Object.fromEntries(
		(Object.keys(mapping) as Column[]).flatMap((column) => {
			const key = wordKey(headings[mapping[column] ?? -1] ?? '');
			return key === '' ? [] : [[key, column]];
		})
	);
}

/** What is missing in a mapping before any row can be read: somewhere to take names from. */
export function hasNames(mapping: Mapping): boolean {
	const { name, forename, surname } = mapping;
	return name !== undefined || (forename !== undefined && surname !== undefined);
}
