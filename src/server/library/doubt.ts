/**
 * What nothing may be concluded from, because a file it rests on has errors: whoever has made one slip is told of that
 * one, and not sent to places where nothing is wrong.
 *
 * @module
 */
import { BASELINE, WAY_BACK } from '#domain/policy/policy.ts';
import type { Slug } from '#domain/units.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Whether it is in doubt how a policy judges a scenario; `undefined` stands for any policy, or any scenario. */
export type InDoubt = (policy: Slug | undefined, scenario: Slug | undefined) => boolean;

/**
 * Tells from what has been found so far which judgements are in doubt: those that come from a file with errors. Good
 * practice judges for every policy, and the ways back belong to every scenario; warnings put nothing in doubt.
 */
export function doubtFrom(found: readonly Diagnostic[]): InDoubt {
	const broken = found.flatMap(({ severity, code, file }) => {
		const [top, policy, , name] = file.split('/');
		if (severity !== 'error' || top !== 'policies') return [];
		// Readings under a name that good practice does not know are missing under the name that was meant.
		const whole = name === undefined || name === `${WAY_BACK}.yaml` || code === 'FI013';
		const scenario = whole ? undefined : name.replace(/\.yaml$/, '');
		return [{ policy: policy === BASELINE ? undefined : policy, scenario }];
	});
	return (policy, scenario) =>
		broken.some(
			(each) =>
				(policy === undefined || (each.policy ?? policy) === policy) &&
				(scenario === undefined || (each.scenario ?? scenario) === scenario)
		);
}
