/**
 * The words of the report, the same on the page, in a table and on paper.
 *
 * @module
 */
import type { Status } from './report.ts';

/** A status in words. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
	overdue: 'Overdue',
	'under-way': 'Under way',
	'not-started': 'Not started',
	complete: 'Complete',
	leaver: 'Leaver'
};
