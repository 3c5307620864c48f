/**
 * What one attempt is played with, as plain facts: they can be written into a page and read back there.
 *
 * @module
 */
import type { Chosen } from '#domain/attempt/attempt.ts';
import type { Threshold } from '#domain/attempt/score.ts';
import type { Standard } from '#domain/policy/judge.ts';
import type { Contact } from '#domain/policy/policy.ts';
import type { Refusal } from '#domain/refusal.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';
import type { Slug } from '#domain/units.ts';
import type { Links } from './links.ts';

/** Everything a page knows about an attempt; no functions, so that it is the same on both sides. */
export interface PageFacts {
	readonly scenario: Scenario;
	readonly standard: Standard;
	readonly who: Slug;
	readonly threshold: Threshold;
	/** The log so far. */
	readonly chosen: readonly Chosen[];
	/** How many of its first choices were told, and not decided. */
	readonly told?: number | undefined;
	/** Of each of those, whether the learner decided it in an earlier attempt. */
	readonly yours?: readonly boolean[] | undefined;
	/** Seeds the order of the choices; the same for the whole attempt. */
	readonly seed: string;
	/** The attempt's id. */
	readonly attempt: string;
	/** Shows the feedback for this decision first, counted from 0. */
	readonly after?: number | undefined;
	/** What a posted choice was refused for. */
	readonly refusal?: Refusal | undefined;
	readonly contacts?: readonly Contact[];
	readonly links: Omit<Links, 'policy' | 'onreplay'>;
	/** The page of the whole policy, and the page of good practice; a clause is a place on one of them. */
	readonly policies: { readonly own: string; readonly baseline: string };
	/** The attempt's own address, under which choices are posted. */
	readonly base: string;
}

/** The ids of good practice begin with this. */
const BASELINE_PREFIX = 'gp/';

/** What the player takes, made from what the page knows. */
export function propsFrom({ links, policies, base: _base, ...facts }: PageFacts) {
	return {
		...facts,
		links: {
			...links,
			policy: (clause: string) =>
				`${clause.startsWith(BASELINE_PREFIX) ? policies.baseline : policies.own}#${clause}`
		}
	};
}
