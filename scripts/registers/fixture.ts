/**
 * What the registers decide, without their words: the fixture that the policy files are compared with, id by id.
 *
 * @module
 */

import type { Force, Judgement } from '#domain/policy/policy.ts';
import type { Provision } from './provisions.ts';
import type { Listed, Reading } from './readings.ts';

/** Ids to forces per policy; scenario, conduct, policy to judgement and clause ids; the two short lists. */
export interface Fixture {
	readonly provisions: Readonly<Record<string, Readonly<Record<string, Force>>>>;
	readonly readings: Readonly<
		Record<
			string,
			Readonly<
				Record<
					string,
					Readonly<
						Record<string, { readonly judgement: Judgement; readonly clauses: readonly string[] }>
					>
				>
			>
		>
	>;
	readonly floor: readonly { readonly conduct: string; readonly when?: 'child' }[];
	readonly 'not-scored': readonly string[];
}

/** Builds the fixture from what was read. */
export function fixtureOf(
	provisions: ReadonlyMap<string, readonly Provision[]>,
	readings: readonly Reading[],
	floor: readonly Listed[],
	notScored: readonly Listed[]
): Fixture {
	const judged: Record<
		string,
		Record<string, Record<string, { judgement: Judgement; clauses: readonly string[] }>>
	> = {};
	for (const { scenario, conduct, policy, judgement, clauses } of readings) {
		((judged[scenario] ??= {})[conduct] ??= {})[policy] = { judgement, clauses };
	}
	return {
		provisions: Object.fromEntries(
			[...provisions].map(([policy, rows]) => [
				policy,
				Object.fromEntries(rows.map(({ id, force }) => [id, force]))
			])
		),
		readings: judged,
		floor: floor.map(({ conduct, when }) => ({ conduct, ...(when !== undefined && { when }) })),
		'not-scored': notScored.map(({ conduct }) => conduct)
	};
}
