import { stringify } from 'csv-stringify/sync';
import { rowsFor } from '#domain/report/report.ts';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { exemptionsOn } from '#server/follow-up/follow-ups.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { rowsOn } from '#server/training/progress.ts';
import type { RequestHandler } from './$types';
import { askedFor } from '../asked-for.ts';
import { statusWords } from '../words.ts';

/** The report as a table for a spreadsheet: UTF-8 with a mark, and no cell that a spreadsheet would run. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const { store, playing } = locals.training;
	const { on, today, filter, manager } = askedFor(url, locals.clock.now());
	const people = store.people
		.list(school.id)
		.filter((person) => manager === undefined || person.manager === manager);
	const rows = rowsFor(
		rowsOn(on, today, people, school, playing, exemptionsOn(store, school.id, on)),
		filter
	);
	const text = stringify(
		rows.map((row) => ({
			name: row.name,
			group: GROUPS[row.group] ?? row.group,
			status: statusWords[row.status],
			why: row.why,
			left: row.left,
			next: row.next,
			due: row.due,
			daysOver: row.daysOver,
			completedOn: row.completedOn ?? ''
		})),
		{
			bom: true,
			header: true,
			escape_formulas: true,
			record_delimiter: 'windows',
			columns: [
				{ key: 'name', header: 'Name' },
				{ key: 'group', header: 'Staff group' },
				{ key: 'status', header: 'Status' },
				{ key: 'why', header: 'Why' },
				{ key: 'left', header: 'Left to do' },
				{ key: 'next', header: 'Next' },
				{ key: 'due', header: 'Due' },
				{ key: 'daysOver', header: 'Days overdue' },
				{ key: 'completedOn', header: 'Completed on' }
			]
		}
	);
	const says = `The report of ${on} was downloaded as a table: ${rows.length} lines.`;
	const done = { what: 'reports-exported', says } as const;
	await orSayWhy(audited(store, { person, school }, done, locals.clock.now()));
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="who-is-complete-${on}.csv"`
		}
	});
};
