import { stringify } from 'csv-stringify/sync';
import { audited } from '#server/audit/audit.ts';
import { linesOf } from '#server/audit/read.ts';
import { dayOf } from '#server/clock.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { count, timeWords } from '#ui/words.ts';
import type { RequestHandler } from './$types';
import { askedFor } from '../asked-for.ts';

/** The log as a table for a spreadsheet: UTF-8 with a mark, and no cell that a spreadsheet would run. Itself logged. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const { store } = locals.training;
	const now = locals.clock.now();
	const { filter } = askedFor(url);
	const lines = linesOf(store, school.id, filter);
	const text = stringify(
		lines.map(({ at, by, what, about = '', says }) => [
			dayOf(at),
			timeWords(at),
			by,
			what,
			about,
			says
		]),
		{
			bom: true,
			header: true,
			escape_formulas: true,
			record_delimiter: 'windows',
			columns: ['Day', 'Time', 'Who', 'What', 'About', 'In words']
		}
	);
	const part = (filter.what ?? filter.person) ? 'Part of the log' : 'The whole log';
	const says = `${part} was downloaded: ${count(lines.length, 'line')}.`;
	await orSayWhy(audited(store, { person, school }, { what: 'audit-exported', says }, now));
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="log-${dayOf(now)}.csv"`
		}
	});
};
