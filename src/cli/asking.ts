/**
 * What the commands ask of the content: an edition, a scenario; or a refusal with the nearest word.
 *
 * @module
 */
import path from 'node:path';
import type { Standard } from '#domain/policy/judge.ts';
import { standardFor } from '#domain/policy/judge.ts';
import { BASELINE, type Edition } from '#domain/policy/policy.ts';
import { refuse, type Refusal } from '#domain/refusal.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import type { Slug } from '#domain/units.ts';
import { entriesOf, slugsIn } from '#server/library/folders.ts';
import { readLibrary } from '#server/library/library.ts';
import { nearestTo } from '#domain/nearest.ts';

/** A refusal with the word that was probably meant. */
export interface Refused extends Refusal {
	readonly nearest?: string;
}

/** What a question about one scenario under one policy is answered from. */
export interface Asked {
	readonly edition: Edition;
	readonly baseline: Edition;
	/** Absent when the scenario exists only as readings. */
	readonly scenario?: Scenario;
	readonly standard: Standard;
	/** Every conduct of the scenario, in file order. */
	readonly conducts: readonly Slug[];
}

/** A refusal of an unknown word: the list of known ones, and the nearest. */
export function unknown(
	code: string,
	what: string,
	found: string,
	known: readonly Slug[],
	kind: string
): Refused {
	const nearest = nearestTo(found, known);
	const meant = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
	const list = known.length > 0 ? ` ${kind}: ${known.join(', ')}.` : '';
	return {
		...refuse(code, `${what}${meant}${list}`),
		...(nearest === undefined ? {} : { nearest })
	};
}

/** Reads what a question needs and nothing more; refuses an unknown policy or scenario, and content with errors. */
export function ask(root: string, policy: Slug, slug: Slug): Asked | Refused {
	const policies = slugsIn(root, 'policies', []);
	if (!policies.includes(policy))
		return unknown(
			'policy-unknown',
			`There is no policy “${policy}”.`,
			policy,
			policies,
			'The policies'
		);
	const { library, diagnostics } = readLibrary(root, { policy, scenario: slug });
	const [broken] = diagnostics.filter(({ severity }) => severity === 'error');
	if (broken)
		return refuse(
			'content-wrong',
			`The content has errors, the first in ${broken.file}, line ${broken.line}: ${broken.says} Run “clause check” to see them all.`
		);
	const edition = library.editions[policy]?.content;
	const baseline = library.baseline.content;
	if (!edition) throw new TypeError(`The policy “${policy}” was read and is not there.`);
	const scenario = Object.hasOwn(library.scenarios, slug)
		? library.scenarios[slug]?.scenario
		: undefined;
	const known = scenariosOf(root);
	if (!scenario && !Object.hasOwn(baseline.readings, slug))
		return unknown(
			'scenario-unknown',
			`There is no scenario “${slug}”.`,
			slug,
			known,
			'The scenarios'
		);
	return {
		edition,
		baseline,
		...(scenario ? { scenario } : {}),
		standard: standardFor(edition, baseline, {
			slug,
			concernsChild: scenario?.concernsChild ?? false
		}),
		conducts: scenario ? conductsOf(scenario) : readOnly(slug, edition, baseline)
	};
}

/** The scenarios with scenes, then those that exist only as readings. */
function scenariosOf(root: string): readonly Slug[] {
	const written = slugsIn(root, 'scenarios', []);
	const read = entriesOf(root, `policies/${BASELINE}/readings`) ?? [];
	return [...new Set([...written, ...read.map(({ name }) => path.basename(name, '.yaml'))])];
}

/** The conducts of a scenario that exists only as readings: those of its own file, the policy's first. */
function readOnly(slug: Slug, edition: Edition, baseline: Edition): readonly Slug[] {
	const own = edition.policy === BASELINE ? {} : (edition.readings[slug] ?? {});
	return [...new Set([...Object.keys(own), ...Object.keys(baseline.readings[slug] ?? {})])];
}
