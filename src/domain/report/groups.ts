/**
 * How staff groups and phases stand, told so that nobody's own standing can be worked out.
 *
 * @module
 */
import { phaseOf } from '../staff/phases.ts';
import type { Slug } from '../units.ts';
import { leastCut, partsOf } from './least-cut.ts';
import { TOGETHER } from './misjudged.ts';
import { countsOf, isCounted, type Counts, type Row } from './report.ts';

/** Some of the people, and where they stand. */
export interface Told {
	/** The name of the staff group; absent of several groups told together. */
	readonly group?: string;
	readonly counts: Counts;
}

/** The people of one phase, or of several that are told together, and where they stand. */
export interface PhaseTold {
	/** `none` stands for those whose phase is not given. */
	readonly phases: readonly Slug[];
	readonly counts: Counts;
}

/** People who are told of together: of one group or phase, or of several. */
interface Cell {
	readonly of: readonly string[];
	readonly rows: readonly Row[];
}

/**
 * The staff groups of a report, the largest first, who stands apart left out.
 *
 * A group of fewer than five people is told together with others, and with as many more groups as it takes that the
 * rest cannot be worked out from the whole (R20). Nothing is told where fewer than five people are left in all.
 */
export function groupsTold(rows: readonly Row[]): readonly Told[] {
	return groupCells(rows).map(({ of: [group, ...others], rows: some }) => ({
		...(group !== undefined && others.length === 0 && { group }),
		counts: countsOf(some)
	}));
}

/**
 * The phases of a report, the largest first, who stands apart left out; none where nothing can be told by phase.
 *
 * Told beside the staff groups, so that no sum or difference of the two tables tells of fewer than five people (R21):
 * with groups and phases as nodes and people as edges, such differences are the cuts of that graph. A phase of fewer than
 * five people is such a cut by itself.
 */
export function phasesTold(rows: readonly Row[]): readonly PhaseTold[] {
	const groups = groupCells(rows);
	if (groups.length === 0) return [];
	let phases = cellsBy(rows, phaseOf);
	for (let cut = cutBetween(groups, phases); cut; cut = cutBetween(groups, phases)) {
		const [one, other] = cut;
		phases = phases.filter((each) => each !== one && each !== other).concat(joined(one, other));
	}
	return phases.length < 2
		? []
		: phases
				.toSorted(largestFirst)
				.map(({ of, rows: some }) => ({ phases: of, counts: countsOf(some) }));
}

/** Everybody who is counted, by staff group, in cells of five people or more (R20). */
function groupCells(rows: readonly Row[]): readonly Cell[] {
	const cells = cellsBy(rows, ({ group }) => group);
	const apart = cells.filter((each) => each.rows.length >= TOGETHER);
	let rest = cells.filter((each) => each.rows.length < TOGETHER).reduce(joined, NOBODY);
	while (rest.rows.length > 0 && rest.rows.length < TOGETHER && apart.length > 0)
		rest = joined(rest, apart.pop() ?? NOBODY);
	return rest.rows.length >= TOGETHER ? [...apart, rest] : apart;
}

const NOBODY: Cell = { of: [], rows: [] };

/** Everybody who is counted, the largest cell first. */
function cellsBy(rows: readonly Row[], of: (row: Row) => string): readonly Cell[] {
	const all = new Map<string, Row[]>();
	for (const row of rows) {
		if (!isCounted(row.status)) continue;
		const some = all.get(of(row)) ?? [];
		all.set(of(row), some);
		some.push(row);
	}
	return [...all].map(([key, some]) => ({ of: [key], rows: some })).sort(largestFirst);
}

function joined(one: Cell, other: Cell): Cell {
	return { of: [...one.of, ...other.of].sort(), rows: [...one.rows, ...other.rows] };
}

function largestFirst(a: Cell, b: Cell): number {
	return b.rows.length - a.rows.length || ((a.of[0] ?? '') < (b.of[0] ?? '') ? -1 : 1);
}

/** Two phases, the smallest on either side of a difference that tells of fewer than five people, if there is one. */
function cutBetween(
	groups: readonly Cell[],
	phases: readonly Cell[]
): readonly [Cell, Cell] | undefined {
	const at = new Map(phases.flatMap(({ rows }, index) => rows.map((row) => [row, index])));
	const nodes = groups.length + phases.length;
	const weights = Array.from({ length: nodes }, () => Array.from({ length: nodes }, () => 0));
	for (const [group, { rows }] of groups.entries())
		for (const row of rows) {
			const phase = groups.length + (at.get(row) ?? 0);
			for (const [a, b] of [
				[group, phase],
				[phase, group]
			] as const) {
				const from = weights[a];
				if (from) from[b] = (from[b] ?? 0) + 1;
			}
		}
	for (const part of partsOf(weights)) {
		const cut = leastCut(weights, part);
		if (!cut || cut.weight >= TOGETHER) continue;
		const smallest = (isInside: boolean) =>
			part
				.filter((node) => cut.side.includes(node) === isInside)
				.flatMap((node) => phases[node - groups.length] ?? [])
				.sort(largestFirst)
				.at(-1);
		const [one, other] = [smallest(true), smallest(false)];
		if (one && other) return [one, other];
	}
	return undefined;
}
