/**
 * What can be wrong in a file of walks before any of them is played.
 *
 * @module
 */
import type { Problem } from '../policy/diagnose.ts';
import type { Slug } from '../units.ts';
import type { WalksFile } from './scenario.schema.ts';
import type { Scenario } from './scenario.ts';

/**
 * Checks the names that walks use: policies, ways in, choices, endings, and their own.
 *
 * @param policies every policy there is, also one whose files have errors; undefined when that is not known
 */
export function diagnoseWalks(
	walks: WalksFile,
	scenario: Scenario,
	policies: readonly Slug[] | undefined
): readonly Problem[] {
	const ways = Object.keys(scenario.ways);
	const endings = Object.keys(scenario.endings);
	const choices = [
		...new Set(Object.values(scenario.scenes).flatMap((scene) => Object.keys(scene.choices)))
	];
	return walks.flatMap(({ walk, policy, who, choose, ends }, at): Problem[] => {
		const problems: Problem[] = [];
		const expect = (
			code: string,
			key: string | number,
			found: string,
			known: readonly string[]
		) => {
			if (!known.includes(found))
				problems.push({
					code,
					path: typeof key === 'number' ? [at, 'choose', key] : [at, key],
					values: { walk, found },
					known
				});
		};
		if (walks.findIndex((each) => each.walk === walk) < at)
			problems.push({ code: 'WA017', path: [at, 'walk'], values: { walk, found: walk } });
		if (policies) expect('WA001', 'policy', policy, policies);
		if (who !== undefined) expect('WA002', 'who', who, ways);
		for (const [index, choice] of choose.entries()) expect('WA003', index, choice, choices);
		expect('WA004', 'ends', ends, endings);
		return problems;
	});
}
