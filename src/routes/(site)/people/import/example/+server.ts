import { stringify } from 'csv-stringify/sync';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** Every column that is understood, with two invented people: UTF-8 with a mark, as a spreadsheet expects it. */
const EXAMPLE = [
	[
		'First name',
		'Last name',
		'E-mail',
		'Staff number',
		'Staff group',
		'Phase',
		'Start date',
		'Last day',
		'Line manager'
	],
	[
		'Marlow',
		'Tidewell',
		'm.tidewell@school.example',
		'1042',
		'Teacher',
		'Key stage 2',
		'01/09/2026',
		'',
		'1001'
	],
	[
		'Pearl',
		'Annandale',
		'',
		'1043',
		'Midday supervisor',
		'Whole school',
		'02/11/2026',
		'',
		'm.tidewell@school.example'
	]
];

export const GET: RequestHandler = async ({ locals }) => {
	await orWait(locals, 'exports');
	return new Response(stringify(EXAMPLE, { bom: true, record_delimiter: 'windows' }), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="staff-list-example.csv"'
		}
	});
};
