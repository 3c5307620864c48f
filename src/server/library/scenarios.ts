/**
 * Reading `scenarios/`: each scenario with its walks, checked against good practice.
 *
 * @module
 */
import { prefixOf } from '#domain/policy/diagnose.ts';
import { readingsFor } from '#domain/policy/judge.ts';
import { BASELINE, type Edition, type Judgement } from '#domain/policy/policy.ts';
import { diagnoseScenario } from '#domain/scenario/diagnose.ts';
import {
	scenarioFile,
	scenarioOf,
	walksFile,
	walksOf,
	type Walk
} from '#domain/scenario/scenario.schema.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';
import { diagnoseWalks } from '#domain/scenario/walks.ts';
import type { Slug } from '#domain/units.ts';
import { hasErrors, type Diagnostic } from './diagnostic.ts';
import { doubtFrom } from './doubt.ts';
import { slugsIn, strangers } from './folders.ts';
import { readPage, type Page } from './page.ts';
import { said, type Only } from './policies.ts';
import { shaped } from './shape.ts';

/** A scenario with the files it came from. */
export interface ReadScenario {
	readonly scenario: Scenario;
	readonly page: Page;
	readonly walks: readonly Walk[];
	/** Absent when there is no file of walks that could be read. */
	readonly walksPage?: Page;
}

/** Reads all scenarios with their walks, or only the one a question is about; one with errors is left out. */
export function readScenarios(
	root: string,
	only: Only | undefined,
	baseline: Edition,
	editions: readonly Edition[],
	found: Diagnostic[]
): readonly ReadScenario[] {
	const prefixes = editions.flatMap(({ clauses }) =>
		clauses.slice(0, 1).map(({ id }) => prefixOf(id))
	);
	const inDoubt = doubtFrom(found);
	const policies = policiesIn(root, found);
	return slugsIn(root, 'scenarios', found)
		.filter((slug) => !only || slug === only.scenario)
		.flatMap((slug) => {
			const folder = `scenarios/${slug}`;
			strangers(root, folder, ['scenario.yaml', 'walks.yaml', 'art'], found);
			const page = readPage(root, `${folder}/scenario.yaml`, found);
			const judges = inDoubt(BASELINE, slug) ? undefined : baseline;
			const scenario = page && readScenario(page, slug, judges, prefixes, found);
			const walks = only ? { walks: [] } : readWalks(root, folder, scenario, policies, found);
			return page && scenario ? [{ scenario, page, ...walks }] : [];
		});
}

/** Every policy that has a folder, whatever its files hold; undefined when a folder was not read for its name. */
function policiesIn(root: string, found: readonly Diagnostic[]): readonly Slug[] | undefined {
	const unread = ({ code, file }: Diagnostic) =>
		['FI010', 'FI012'].includes(code) && file.split('/')[0] === 'policies';
	return found.some(unread)
		? undefined
		: [...new Set([...slugsIn(root, 'policies', []), BASELINE])];
}

function readScenario(
	page: Page,
	slug: Slug,
	baseline: Edition | undefined,
	prefixes: readonly string[],
	found: Diagnostic[]
): Scenario | undefined {
	const file = shaped(page, scenarioFile, found);
	if (!file) return undefined;
	const mine: Diagnostic[] = [];
	if (file.scenario !== slug)
		mine.push(page.at('FI008', ['scenario'], { found: file.scenario, expected: slug }, [slug]));
	const judgements: Record<Slug, Judgement> = {};
	for (const [conduct, { judgement }] of Object.entries(
		baseline ? readingsFor(baseline, slug) : {}
	))
		judgements[conduct] = judgement;
	const known = baseline && judgements;
	mine.push(...said(page, diagnoseScenario(file, { baseline: known, prefixes })));
	found.push(...mine);
	return hasErrors(mine) ? undefined : scenarioOf(file);
}

function readWalks(
	root: string,
	folder: string,
	scenario: Scenario | undefined,
	policies: readonly Slug[] | undefined,
	found: Diagnostic[]
): Pick<ReadScenario, 'walks' | 'walksPage'> {
	const page = readPage(root, `${folder}/walks.yaml`, found);
	const file = page && shaped(page, walksFile, found);
	if (!page || !file || !scenario) return { walks: [] };
	found.push(...said(page, diagnoseWalks(file, scenario, policies)));
	const [first = ''] = Object.keys(scenario.ways);
	return { walks: walksOf(file, first), walksPage: page };
}
