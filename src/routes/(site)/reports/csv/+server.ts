import { rowsFor } from '#domain/report/report.ts';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { exemptionsOn } from '#server/follow-up/follow-ups.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { rowsOn } from '#server/training/progress.ts';
import { asCsv, reportTable } from '#server/training/report-table.ts';
import type { RequestHandler } from './$types';
import { askedFor } from '../asked-for.ts';

/** The report as a table for a spreadsheet. */
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
	const says = `The report of ${on} was downloaded as a table: ${rows.length} lines.`;
	const done = { what: 'reports-exported', says } as const;
	await orSayWhy(audited(store, { person, school }, done, locals.clock.now()));
	return new Response(asCsv(reportTable(rows)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="who-is-complete-${on}.csv"`
		}
	});
};
