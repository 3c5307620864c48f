/**
 * A standard without what a package never shows: it judges every conduct as the whole one does (P7).
 *
 * @module
 */
import type { Standard } from '../policy/judge.ts';
import type { Clause, Readings } from '../policy/policy.ts';

/**
 * Leaves out good practice's readings where the policy has its own, the clauses that only those named, and the note on
 * what is not scored where everything is.
 */
export function leanStandard(standard: Standard): Standard {
	const silent = Object.entries(standard.baseline).filter(([conduct]) => {
		const own = Object.hasOwn(standard.readings, conduct) ? standard.readings[conduct] : undefined;
		return !own || own.judgement === 'not-addressed';
	});
	const baseline: Readings = Object.fromEntries(silent);
	const named = namedIn({ ...standard, baseline });
	const clauses: Record<string, Clause> = {};
	for (const [id, clause] of Object.entries(standard.clauses))
		if (named.has(id)) clauses[id] = clause;
	const scored = Object.keys(standard.notScored).length === 0;
	return { ...standard, baseline, clauses, ...(scored ? { notScoredNote: '' } : {}) };
}

/** The ids of the clauses that the readings of a standard name. */
export function namedIn({
	readings,
	baseline
}: Pick<Standard, 'readings' | 'baseline'>): ReadonlySet<string> {
	return new Set(
		[readings, baseline].flatMap((all) => Object.values(all).flatMap(({ clauses }) => clauses))
	);
}
