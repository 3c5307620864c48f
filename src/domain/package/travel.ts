/**
 * How policy and stories travel in a package: each clause of the policy once, whoever names it (P9).
 *
 * The first story comes whole, so that it can be played at once. The policy follows, without what the first story has
 * brought; the other stories come with the clauses of good practice alone, and take the policy's own from it.
 *
 * @module
 */
import type { Clause } from '../policy/policy.ts';
import type { Standard } from '../policy/judge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { namedIn } from './lean.ts';
import type { Story } from './packaged.ts';

/** The policy in the order of its document; an id stands for a clause that the first story brings. */
export type TravellingPolicy = readonly (Clause | string)[];

/** What goes into the files of a package. */
export interface Travelling {
	readonly first: Story;
	readonly policy: TravellingPolicy;
	readonly others: readonly Story[];
}

/** Parts stories and policy for the journey. */
export function parted(
	first: Story,
	others: readonly Story[],
	policy: readonly Clause[]
): Travelling {
	const own = new Set(policy.map(({ id }) => id));
	const brought = first.standard.clauses;
	return {
		first,
		policy: policy.map((clause) => (Object.hasOwn(brought, clause.id) ? clause.id : clause)),
		others: others.map((story) =>
			withClauses(
				story,
				Object.values(story.standard.clauses).filter(({ id }) => !own.has(id))
			)
		)
	};
}

/** The whole policy again. */
export function policyFrom(policy: TravellingPolicy, first: Story): readonly Clause[] {
	return policy.flatMap((each) => {
		const clause = typeof each === 'string' ? first.standard.clauses[each] : each;
		return clause ? [clause] : [];
	});
}

/** Stories by their parts, so that those of one kind stand together. */
export interface InParts {
	readonly standards: readonly Standard[];
	readonly scenarios: readonly Scenario[];
}

/** Parts stories: the standards together, and the scenarios together, both in the order of the stories. */
export function inParts(stories: readonly Story[]): InParts {
	return {
		standards: stories.map(({ standard }) => standard),
		scenarios: stories.map(({ scenario }) => scenario)
	};
}

/** The stories again. */
export function fromParts({ standards, scenarios }: InParts): readonly Story[] {
	return scenarios.flatMap((scenario, index) => {
		const standard = standards[index];
		return standard ? [{ scenario, standard }] : [];
	});
}

/** A story with every clause it names again. */
export function storyFrom(story: Story, policy: readonly Clause[]): Story {
	const named = namedIn(story.standard);
	return withClauses(story, [
		...policy.filter(({ id }) => named.has(id)),
		...Object.values(story.standard.clauses)
	]);
}

function withClauses({ scenario, standard }: Story, clauses: readonly Clause[]): Story {
	return {
		scenario,
		standard: { ...standard, clauses: Object.fromEntries(clauses.map((each) => [each.id, each])) }
	};
}
