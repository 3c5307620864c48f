/**
 * The policy as it is read in a package: every clause under its heading, found by words.
 *
 * @module
 */
import type { PackagedCourse } from '#domain/package/packaged.ts';
import type { Stories } from '#domain/package/stories.ts';
import { partsOf, type Part } from '#domain/policy/parts.ts';
import type { Clause } from '#domain/policy/policy.ts';

/** Ids of clauses of good practice begin with this. */
const GOOD_PRACTICE = 'gp/';

/** The clauses of good practice that the stories loaded so far rest on, where the policy is another. */
export function behindPolicy(course: PackagedCourse, stories: Stories): readonly Clause[] {
	const own = new Set(stories.policy.map(({ id }) => id));
	const found = new Map<string, Clause>();
	for (const { slug } of course.situations)
		for (const clause of Object.values(stories.get(slug)?.standard.clauses ?? {}))
			if (clause.id.startsWith(GOOD_PRACTICE) && !own.has(clause.id)) found.set(clause.id, clause);
	return [...found.values()];
}

/** The parts of a policy that hold every one of the words; all of them when nothing is looked for. */
export function partsWith(clauses: readonly Clause[], query: string): readonly Part[] {
	const words = query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
	return partsOf(
		clauses.filter(({ ref, says, conditions, consequence, topics }) => {
			const text = [ref, says, conditions, consequence, ...topics]
				.join(' ')
				.replaceAll('-', ' ')
				.toLowerCase();
			return words.every((word) => text.includes(word));
		})
	);
}
