/**
 * The words of the report, the same on the page, in a table and on paper.
 *
 * @module
 */
import type { Duties, Induction } from '../cycle/duties.ts';
import { MONTHS } from '../cycle/words.ts';
import { GROUPS } from '../staff/groups.ts';
import type { Status } from './report.ts';

/** A status in words. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
	overdue: 'Overdue',
	'under-way': 'Under way',
	'not-started': 'Not started',
	complete: 'Complete',
	'not-asked': 'Not asked to train',
	leaver: 'Leaver'
};

const INDUCTION_WORDS: Readonly<Record<Induction, string>> = {
	'before-contact': 'on the first day, before any contact with pupils',
	'one-week': 'within a week of the start date',
	'two-weeks': 'within two weeks of the start date',
	'one-month': 'within a month of the start date'
};

/** When the whole course and a refresher are due at a school, as it has decided. */
export function dutiesInWords({ induction, inductions, refresher }: Duties): string {
	const groups = Object.entries(inductions)
		.filter(([group, when]) => when !== induction && Object.hasOwn(GROUPS, group))
		.map(([group, when]) => `; ${GROUPS[group] ?? group}: ${INDUCTION_WORDS[when]}`)
		.join('');
	const [month = 1, date = 1] = refresher.due.split('-').map(Number);
	return `Whoever is new completes the course ${INDUCTION_WORDS[induction]}${groups}. A refresher is due by ${date} ${MONTHS[month - 1] ?? ''}; a day on which nobody is there, or time away, moves it.`;
}
