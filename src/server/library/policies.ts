/**
 * Reading `policies/`: each policy with its readings, checked against good practice.
 *
 * @module
 */
import {
	diagnosePolicy,
	diagnoseReadings,
	prefixOf,
	type Problem
} from '#domain/policy/diagnose.ts';
import {
	editionOf,
	policyFile,
	readingsFile,
	type PolicyFile,
	type ReadingsFile
} from '#domain/policy/policy.schema.ts';
import { BASELINE, WAY_BACK, type Edition, type Readings } from '#domain/policy/policy.ts';
import type { Slug } from '#domain/units.ts';
import { diagnostic, type Diagnostic } from './diagnostic.ts';
import { doubtFrom, type InDoubt } from './doubt.ts';
import { entriesOf, slugsIn, strangers } from './folders.ts';
import { readPage, type Page } from './page.ts';
import { shaped } from './shape.ts';

/** The one question that is to be answered, when not everything is wanted: this policy and good practice, this scenario. */
export interface Only {
	readonly policy: Slug;
	readonly scenario: Slug;
}

interface ReadPolicy {
	readonly slug: Slug;
	readonly page: Page;
	readonly file: PolicyFile;
	/** By the scenario the file is named after. */
	readonly readings: ReadonlyMap<Slug, { readonly page: Page; readonly file: ReadingsFile }>;
}

/** Reads all policies, or only what a question needs; each that has the right shape becomes an edition. */
export function readPolicies(
	root: string,
	only: Only | undefined,
	found: Diagnostic[]
): readonly Edition[] {
	const slugs = slugsIn(root, 'policies', found);
	if (!slugs.includes(BASELINE)) {
		const file = `policies/${BASELINE}/policy.yaml`;
		found.push(diagnostic('FI011', { file, line: 1 }, [], { found: BASELINE }));
	}
	const wanted = slugs.filter((slug) => !only || slug === BASELINE || slug === only.policy);
	const policies = wanted.flatMap((slug) => readPolicy(root, slug, only, found) ?? []);
	const baseline = policies.find(({ slug }) => slug === BASELINE);
	const inDoubt = doubtFrom(found);
	const problems = policies.flatMap((policy) =>
		problemsOf(policy, baseline, policies, inDoubt, !only)
	);
	// What is wrong with clauses is why readings name clauses that are not there: it comes first.
	const isCause = ({ file }: Diagnostic) => file.endsWith('/policy.yaml');
	found.push(...problems.filter(isCause), ...problems.filter((each) => !isCause(each)));
	return policies.map(({ slug, file, readings }) => {
		const byScenario: Record<Slug, Readings> = {};
		for (const [scenario, page] of readings) byScenario[scenario] = page.file.readings;
		return { ...editionOf(file, byScenario), policy: slug };
	});
}

function readPolicy(
	root: string,
	slug: Slug,
	only: Only | undefined,
	found: Diagnostic[]
): ReadPolicy | undefined {
	const folder = `policies/${slug}`;
	strangers(root, folder, ['policy.yaml', 'readings'], found);
	const page = readPage(root, `${folder}/policy.yaml`, found);
	const file = page && shaped(page, policyFile, found);
	if (file && file.policy !== slug)
		found.push(page.at('FI008', ['policy'], { found: file.policy, expected: slug }, [slug]));
	const readings = readReadings(root, `${folder}/readings`, only, found);
	return page && file ? { slug, page, file, readings } : undefined;
}

function readReadings(
	root: string,
	folder: string,
	only: Only | undefined,
	found: Diagnostic[]
): ReadPolicy['readings'] {
	const readings = new Map<Slug, { page: Page; file: ReadingsFile }>();
	const names = (entriesOf(root, folder) ?? []).map(({ name }) => name);
	const files = names.filter((name) => name.endsWith('.yaml'));
	strangers(root, folder, files, found);
	if (files.length === 0)
		found.push(diagnostic('FI002', { file: folder, line: 1 }, [], { found: folder }));
	for (const name of files) {
		const scenario = name.slice(0, -'.yaml'.length);
		if (only && scenario !== only.scenario && scenario !== WAY_BACK) continue;
		const page = readPage(root, `${folder}/${name}`, found);
		const file = page && shaped(page, readingsFile, found);
		if (!page || !file) continue;
		if (file.scenario !== scenario)
			found.push(
				page.at('FI008', ['scenario'], { found: file.scenario, expected: scenario }, [scenario])
			);
		readings.set(scenario, { page, file });
	}
	return readings;
}

function problemsOf(
	policy: ReadPolicy,
	baseline: ReadPolicy | undefined,
	all: readonly ReadPolicy[],
	inDoubt: InDoubt,
	whole: boolean
): readonly Diagnostic[] {
	const isBaseline = policy.slug === BASELINE;
	const prefixes = all.flatMap(({ file }) =>
		file.clauses.slice(0, 1).map(({ id }) => prefixOf(id))
	);
	const conductsOf = (scenario: Slug) =>
		Object.keys(baseline?.readings.get(scenario)?.file.readings ?? {});
	const everyConduct = [...(baseline?.readings.keys() ?? [])].flatMap(conductsOf);
	const clauses =
		baseline && [policy, baseline].flatMap(({ file }) => file.clauses.map(({ id }) => id));
	const found = said(
		policy.page,
		diagnosePolicy(policy.file, {
			isBaseline,
			conducts: whole && !inDoubt(BASELINE, undefined) ? everyConduct : undefined,
			prefixes
		})
	);
	const [first] = policy.file.clauses;
	const rival = all.find(
		({ slug, file }) =>
			slug < policy.slug && first && prefixOf(file.clauses[0]?.id ?? '') === prefixOf(first.id)
	);
	if (rival && first)
		found.push(
			policy.page.at('PO018', ['clauses', 0, 'id'], {
				found: prefixOf(first.id),
				policy: rival.slug
			})
		);
	for (const [scenario, { page, file }] of policy.readings) {
		const conducts = inDoubt(BASELINE, scenario)
			? undefined
			: [...conductsOf(scenario), ...conductsOf(WAY_BACK)];
		if (conducts && !isBaseline && !baseline?.readings.has(scenario))
			found.push(
				page.at('FI013', ['scenario'], { found: scenario }, [...(baseline?.readings.keys() ?? [])])
			);
		else
			found.push(
				...said(page, diagnoseReadings(file, { isBaseline, conducts, clauses, prefixes }))
			);
	}
	return found;
}

/** Problems of a page as diagnostics of its lines. */
export function said(page: Page, problems: readonly Problem[]): Diagnostic[] {
	return problems.map(({ code, path, values, known }) => page.at(code, path, values, known));
}
