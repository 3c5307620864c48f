/**
 * Rows of a file for people who are new to the list and have left already: they would be leavers of whom nothing is known.
 *
 * @module
 */
import { differing, edited } from '../entry.ts';
import type { Plan, PlanRow } from './plan.ts';

/** The plan without them (S26): they count as rows that are left out, and are nobody's line manager. */
export function withoutGone(plan: Plan): Plan {
	const { rows, counts } = plan;
	const gone = new Set(
		rows.flatMap(({ kind, after }) => (kind === 'gone' && after ? [after.id] : []))
	);
	if (gone.size === 0) return plan;
	const others = rows.filter(({ kind }) => kind !== 'gone').map((row) => withoutManager(row, gone));
	const { changed, unchanged } = counts;
	const same = others.filter(({ kind }) => kind === 'unchanged').length - unchanged;
	return {
		...plan,
		rows: others,
		counts: {
			...counts,
			error: counts.error + gone.size,
			gone: 0,
			changed: changed - same,
			unchanged: unchanged + same
		}
	};
}

/** A row whose line manager, if the file gives one of those, stays as the list has it. */
function withoutManager(row: PlanRow, gone: ReadonlySet<string>): PlanRow {
	const { before, after } = row;
	if (after?.manager === undefined || !gone.has(after.manager)) return row;
	const kept = edited(after, { manager: before?.manager ?? null });
	if (!before) return { ...row, after: kept };
	const fields = differing(before, kept);
	return {
		...row,
		after: kept,
		fields,
		kind: row.kind === 'changed' && fields.length === 0 ? 'unchanged' : row.kind
	};
}
