/**
 * What is owed, in words.
 *
 * @module
 */
import type { Day } from '../units.ts';
import type { Duty } from './duties.ts';

/** The months, the first first. */
export const MONTHS: readonly string[] = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
	...['August', 'September', 'October', 'November', 'December']
];

/** A day as people in Britain write it: `1 September 2026`. */
export function dayInWords(day: Day): string {
	const [year = '', month = '1', date = '1'] = day.split('-');
	return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** What comes next for somebody who owes nothing now: which refresher, and from when to when. */
export function nextInWords({ cycle, opens, due }: Duty): string {
	return `Next: the refresher of ${cycle.name}, from ${dayInWords(opens)} to ${dayInWords(due)}.`;
}
