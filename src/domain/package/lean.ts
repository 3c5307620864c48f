/**
 * A standard without what a package never shows: it judges every conduct as the whole one does (P7).
 *
 * @module
 */
import type { Standard } from '../policy/judge.ts';
import type { Clause, Readings } from '../policy/policy.ts';

/** Leaves out good practice's readings where the policy has its own, and the clauses that only those name. */
export function leanStandard(standard: Standard): Standard {
	const silent = Object.entries(standard.baseline).filter(([conduct]) => {
		const own = Object.hasOwn(standard.readings, conduct) ? standard.readings[conduct] : undefined;
		return !own || own.judgement === 'not-addressed';
	});
	const baseline: Readings = Object.fromEntries(silent);
	const named = new Set(
		[standard.readings, baseline].flatMap((all) =>
			Object.values(all).flatMap(({ clauses }) => clauses)
		)
	);
	const clauses: Record<string, Clause> = {};
	for (const [id, clause] of Object.entries(standard.clauses))
		if (named.has(id)) clauses[id] = clause;
	return { ...standard, baseline, clauses };
}
