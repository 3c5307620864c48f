/**
 * What differs between two editions, situation by situation.
 *
 * @module
 */
import { canonical, type Slug } from '../units.ts';
import type { Edition } from './policy.ts';

/**
 * Whether two editions read a situation differently: another judgement of a conduct, other clauses behind it, or a
 * clause among them that now says something else or binds more or less. Other reasons alone are no change.
 */
export function changedIn(before: Edition, now: Edition, situation: Slug): boolean {
	if (before === now) return false;
	return canonical(readingsOf(before, situation)) !== canonical(readingsOf(now, situation));
}

/** The conducts of a situation that the later of two editions reads differently, as {@link changedIn} compares them. */
export function conductsChangedIn(before: Edition, now: Edition, situation: Slug): readonly Slug[] {
	const [then, today] = [readingsOf(before, situation), readingsOf(now, situation)];
	return Object.keys(today).filter(
		(conduct) => canonical(then[conduct] ?? '') !== canonical(today[conduct] ?? '')
	);
}

function readingsOf(
	{ readings, clauses }: Edition,
	situation: Slug
): Readonly<Record<Slug, object>> {
	const held = Object.hasOwn(readings, situation) ? readings[situation] : undefined;
	const says = new Map(clauses.map((clause) => [clause.id, clause]));
	return Object.fromEntries(
		Object.entries(held ?? {}).map(([conduct, reading]) => [
			conduct,
			{
				judgement: reading.judgement,
				clauses: reading.clauses.map((id) => {
					const clause = says.get(id);
					return [clause?.ref, clause?.force, clause?.says];
				})
			}
		])
	);
}
