/**
 * Reading `scenarios/`: each scenario with its walks, checked against good practice.
 *
 * @module
 */
import { prefixOf } from '#domain/policy/diagnose.ts';
import { readingsFor } from '#domain/policy/judge.ts';
import type { Edition, Judgement } from '#domain/policy/policy.ts';
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
	return slugsIn(root, 'scenarios', found)
		.filter((slug) => !only || slug === only.scenario)
		.flatMap((slug) => {
			const folder = `scenarios/${slug}`;
			strangers(root, folder, ['scenario.yaml', 'walks.yaml', 'art'], found);
			const page = readPage(root, `${folder}/scenario.yaml`, found);
			const scenario = page && readScenario(page, slug, baseline, prefixes, found);
			const walks = only ? { walks: [] } : readWalks(root, folder, scenario, editions, found);
			return page && scenario ? [{ scenario, page, ...walks }] : [];
		});
}

function readScenario(
	page: Page,
	slug: Slug,
	baseline: Edition,
	prefixes: readonly string[],
	found: Diagnostic[]
): Scenario | undefined {
	const file = shaped(page, scenarioFile, found);
	if (!file) return undefined;
	const mine: Diagnostic[] = [];
	if (file.scenario !== slug)
		mine.push(page.at('FI008', ['scenario'], { found: file.scenario, expected: slug }, [slug]));
	const judgements: Record<Slug, Judgement> = {};
	for (const [conduct, { judgement }] of Object.entries(readingsFor(baseline, slug)))
		judgements[conduct] = judgement;
	mine.push(...said(page, diagnoseScenario(file, { baseline: judgements, prefixes })));
	found.push(...mine);
	return hasErrors(mine) ? undefined : scenarioOf(file);
}

function readWalks(
	root: string,
	folder: string,
	scenario: Scenario | undefined,
	editions: readonly Edition[],
	found: Diagnostic[]
): Pick<ReadScenario, 'walks' | 'walksPage'> {
	const page = readPage(root, `${folder}/walks.yaml`, found);
	const file = page && shaped(page, walksFile, found);
	if (!page || !file || !scenario) return { walks: [] };
	found.push(
		...said(
			page,
			diagnoseWalks(
				file,
				scenario,
				editions.map(({ policy }) => policy)
			)
		)
	);
	const [first = ''] = Object.keys(scenario.ways);
	return { walks: walksOf(file, first), walksPage: page };
}
