/**
 * How staff groups stand, told so that nobody's own standing can be worked out.
 *
 * @module
 */
import { TOGETHER } from './misjudged.ts';
import { countsOf, type Counts, type Row } from './report.ts';

/** Some of the people, and where they stand. */
export interface Told {
	/** The name of the staff group; absent of several groups told together. */
	readonly group?: string;
	readonly counts: Counts;
}

/**
 * The staff groups of a report, the largest first, leavers left out.
 *
 * A group of fewer than five people is told together with others, and with as many more groups as it takes that the
 * rest cannot be worked out from the whole (R20). Nothing is told where fewer than five people are left in all.
 */
export function groupsTold(rows: readonly Row[]): readonly Told[] {
	const here = rows.filter(({ status }) => status !== 'leaver');
	const groups = [...new Set(here.map(({ group }) => group))]
		.map((group) => ({ group, rows: here.filter((row) => row.group === group) }))
		.sort((a, b) => b.rows.length - a.rows.length || (a.group < b.group ? -1 : 1));
	const apart = groups.filter((each) => each.rows.length >= TOGETHER);
	const rest = groups.filter((each) => each.rows.length < TOGETHER).flatMap((each) => each.rows);
	while (rest.length > 0 && rest.length < TOGETHER && apart.length > 0)
		rest.push(...(apart.pop()?.rows ?? []));
	return [
		...apart.map((each) => ({ group: each.group, counts: countsOf(each.rows) })),
		...(rest.length >= TOGETHER ? [{ counts: countsOf(rest) }] : [])
	];
}
