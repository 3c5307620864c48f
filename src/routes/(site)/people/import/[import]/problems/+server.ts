import { stringify } from 'csv-stringify/sync';
import { COLUMNS } from '#domain/staff/import/columns.ts';
import { orWait } from '#server/limits/held.ts';
import { planFor } from '#server/people/imports.ts';
import type { RequestHandler } from './$types';
import { changingIn } from '../../../changing.ts';
import { waiting } from '../../pending.ts';

/** Every problem of a file as a table for a spreadsheet; no cell of it is run. */
export const GET: RequestHandler = async ({ locals, params }) => {
	await orWait(locals, 'exports');
	const pending = waiting(locals, params.import);
	const { plan } = planFor(changingIn(locals), pending);
	const rows = plan.rows.flatMap(({ row, name, problems }) =>
		problems.map(({ column, found, expected, todo }) => [
			row,
			name,
			COLUMNS[column].name,
			found,
			expected,
			todo
		])
	);
	const text = stringify(
		[['Row', 'Person', 'Column', 'Found', 'Expected', 'What to do'], ...rows],
		{
			bom: true,
			escape_formulas: true,
			record_delimiter: 'windows'
		}
	);
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="problems-of-the-staff-list.csv"'
		}
	});
};
