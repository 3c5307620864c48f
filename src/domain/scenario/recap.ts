/**
 * The story so far, for somebody who begins in the middle of it.
 *
 * @module
 */
import type { Slug } from '../units.ts';
import type { Scenario } from './scenario.ts';

/** A decision that is told: what there was to decide, what was done, and what came of it. */
export interface Recalled {
	readonly headline: string;
	readonly chose: string;
	readonly came: string;
}

/** The decisions so far, in their order; one that the scenario does not know is left out. */
export function recapOf(
	{ scenes }: Pick<Scenario, 'scenes'>,
	steps: readonly { readonly scene: Slug; readonly choice: Slug }[]
): readonly Recalled[] {
	return steps.flatMap(({ scene, choice }) => {
		const { headline, choices } = scenes[scene] ?? {};
		const made = choices?.[choice];
		return headline !== undefined && made
			? [{ headline, chose: made.text, came: made.effect.says }]
			: [];
	});
}
