import { stringify } from 'csv-stringify/sync';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { recipients } from '#server/invitations/recipients.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { momentWords } from '#ui/words.ts';
import type { RequestHandler } from './$types';
import { becameWords, kindWords } from '../words.ts';

/** The delivery log as a table for a spreadsheet: UTF-8 with a mark, and no cell that a spreadsheet would run. */
export const GET: RequestHandler = async ({ locals }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const nameOf = recipients(locals.training.store, locals.key, school);
	const text = stringify(
		locals.invitations
			.deliveries(school.id)
			.map(({ id, at, about, byName, kind, became, endedAt, says }) => [
				momentWords(at),
				nameOf({ id, about }) ?? '',
				kindWords[kind],
				becameWords[became],
				endedAt === undefined ? '' : momentWords(endedAt),
				says,
				byName
			]),
		{
			bom: true,
			header: true,
			escape_formulas: true,
			record_delimiter: 'windows',
			columns: ['Asked for', 'To', 'What', 'What became of it', 'When', 'Why', 'Sent by']
		}
	);
	const says = 'The list of what was sent, and what arrived, was downloaded as a table.';
	const done = { what: 'deliveries-exported', says } as const;
	const { store } = locals.training;
	await orSayWhy(audited(store, { person, school }, done, locals.clock.now()));
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="deliveries.csv"'
		}
	});
};
