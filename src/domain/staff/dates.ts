/**
 * Days as people in the United Kingdom write them.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { addDays, dayNumber, type Day } from '../units.ts';
import { normal } from './fields.ts';

const MONTHS: readonly string[] = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december'
];

/** What is asked for when a date cannot be read. */
export const DATE_EXPECTED = 'a date such as 01/09/2026, 2026-09-01 or 1 Sep 2026';

/** Why a date cannot be read. */
export type DateRefused = 'two-digit-year' | 'not-a-date' | 'no-such-day' | 'month-first';

/**
 * Reads `01/09/2026` (day first), `2026-09-01` and `1 Sep 2026`, with or without a time of day after it (S12).
 *
 * Refuses `two-digit-year`, `month-first` where only the American order could be meant, `no-such-day` such as
 * 29 February of a common year, and `not-a-date`.
 */
export function dayFrom(text: string): Day | Refusal<DateRefused> {
	const words = normal(text)
		.toLowerCase()
		.replace(/[ t]\d\d?:\d\d(:\d\d(\.\d+)?)?( ?[ap]m|z)?$/, '');
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words);
	if (iso) return made(iso[1], iso[2], iso[3]);
	const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(words);
	if (numbers) return made(numbers[3], numbers[2], numbers[1]);
	const named =
		/^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ](\d{4}|\d{2})$/.exec(words);
	const month = named ? monthOf(named[2] ?? '') : 0;
	if (named && month > 0) return made(named[3], String(month), named[1]);
	if (/^\d{5}(\.\d+)?$/.test(words))
		return refuse(
			'not-a-date',
			'This is the number by which a spreadsheet keeps a date. Format the column as a date, and save again.'
		);
	return refuse('not-a-date', `Enter ${DATE_EXPECTED}.`);
}

function monthOf(word: string): number {
	return 1 + MONTHS.findIndex((name) => name.startsWith(word.replace(/^sept$/, 'sep')));
}

function made(years = '', months = '', days = ''): Day | Refusal<DateRefused> {
	const [year, month, day] = [Number(years), Number(months), Number(days)];
	if (years.length === 2)
		return refuse(
			'two-digit-year',
			'Write the year with four digits: two could be of this century or the last.'
		);
	if (month > 12 && day <= 12)
		return refuse('month-first', 'Write the day first, then the month, then the year.');
	const found = `${years}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	const isReal =
		month >= 1 && month <= 12 && day >= 1 && addDays('1970-01-01', dayNumber(found)) === found;
	if (!isReal) return refuse('no-such-day', 'There is no such day. Check the day and the month.');
	if (year < 1930 || year > 2100)
		return refuse('no-such-day', 'Check the year: it is expected to be between 1930 and 2100.');
	return found;
}

/** A day as a UK form shows it, `01/09/2026`. */
export function dayShort(day: Day): string {
	return day.split('-').reverse().join('/');
}
