/**
 * The check of all content: everything reading finds, every walk played, every path under every edition proved (G7) and
 * measured.
 *
 * @module
 */
import { prove, type Giveaway, type Problem } from '#domain/attempt/prove.ts';
import { pathMeter } from '#domain/scenario/lengths.ts';
import type { Slug } from '#domain/units.ts';
import type { Diagnostic } from './diagnostic.ts';
import { doubtFrom, type InDoubt } from './doubt.ts';
import { readLibrary, type Library } from './library.ts';
import { measure, type Followed, type Measures } from './measures.ts';
import type { ReadScenario } from './scenarios.ts';
import { playWalks } from './walks.ts';

/** A reading that only one person has read against the document. */
export interface SingleReader {
	readonly policy: Slug;
	readonly scenario: Slug;
	readonly conduct: Slug;
}

/** What the check covered in one scenario. */
export interface CheckedScenario {
	readonly scenario: Slug;
	readonly walks: number;
	/** Over all ways in and all editions. */
	readonly paths: number;
	readonly passing: number;
	/** Decisions on the longest path. */
	readonly longest: number;
	readonly measures: Measures;
	readonly milliseconds: number;
}

/** What was checked, and what was found. */
export interface Checked {
	readonly policies: number;
	readonly clauses: number;
	readonly readings: number;
	readonly walks: number;
	readonly paths: number;
	readonly scenarios: readonly CheckedScenario[];
	/** Errors before warnings; among each, what reading finds before what follows from it. */
	readonly diagnostics: readonly Diagnostic[];
	readonly singleReader: readonly SingleReader[];
}

/**
 * Checks a content root; `timer` answers milliseconds, for the times that are shown. Where a file of a policy has
 * errors, nothing is concluded from its judgements: no walk is played under it, no path proved, no minutes measured.
 */
export function checkContent(root: string, timer: () => number): Checked {
	const { library, diagnostics, pages } = readLibrary(root);
	const found = [...diagnostics];
	const inDoubt = doubtFrom(diagnostics);
	const scenarios = pages.map((read): CheckedScenario => {
		const began = timer();
		found.push(...playWalks(library, read, inDoubt));
		const proved = proveAll(library, read, inDoubt);
		const { paths, passing, longest, problems } = proved;
		found.push(...problems);
		const measures = measure(read, proved, found);
		return {
			scenario: read.scenario.slug,
			walks: read.walks.length,
			paths,
			passing,
			longest,
			measures,
			milliseconds: Math.round(timer() - began)
		};
	});
	const editions = Object.values(library.editions).map(({ content }) => content);
	const readings = editions.flatMap((edition) =>
		Object.entries(edition.readings).flatMap(([scenario, all]) =>
			Object.entries(all).map(([conduct, { readers }]) => ({
				policy: edition.policy,
				scenario,
				conduct,
				readers
			}))
		)
	);
	const sum = (count: (each: CheckedScenario) => number) =>
		scenarios.reduce((total, each) => total + count(each), 0);
	return {
		policies: editions.length,
		clauses: editions.reduce((total, { clauses }) => total + clauses.length, 0),
		readings: readings.length,
		walks: sum(({ walks }) => walks),
		paths: sum(({ paths }) => paths),
		scenarios,
		diagnostics: [
			...found.filter(({ severity }) => severity === 'error'),
			...found.filter(({ severity }) => severity === 'warning')
		],
		singleReader: readings
			.filter(({ readers }) => readers < 2)
			.map(({ policy, scenario, conduct }) => ({ policy, scenario, conduct }))
	};
}

interface Proved extends Followed {
	readonly paths: number;
	readonly passing: number;
	readonly longest: number;
	readonly problems: readonly Diagnostic[];
}

/** Proves a scenario under every edition that is not in doubt; a problem that several editions share is told once. */
function proveAll(library: Library, { scenario, page }: ReadScenario, inDoubt: InDoubt): Proved {
	const told = new Map<string, { readonly problem: Problem; readonly policies: Slug[] }>();
	const sum = { paths: 0, passing: 0, longest: 0 };
	const meter = pathMeter(scenario);
	const giveaways: (Giveaway & { readonly policy: Slug })[] = [];
	const all = Object.values(library.editions).map(({ content }) => content);
	const editions = all.filter(({ policy }) => !inDoubt(policy, scenario.slug));
	for (const edition of editions) {
		const proof = prove(scenario, edition, library.baseline.content, meter.watch);
		giveaways.push({ ...proof.giveaway, policy: edition.policy });
		sum.paths += proof.paths;
		sum.passing += proof.passing;
		sum.longest = Math.max(sum.longest, proof.longest);
		for (const problem of proof.problems) {
			const key = [problem.code, problem.scene, problem.who, problem.says].join('\n');
			const same = told.get(key);
			if (same) same.policies.push(edition.policy);
			else told.set(key, { problem, policies: [edition.policy] });
		}
	}
	const problems = [...told.values()].map(({ problem, policies }) => {
		const { code, scene, who, path, says } = problem;
		const kind =
			scene !== undefined && Object.hasOwn(scenario.endings, scene) ? 'endings' : 'scenes';
		const where =
			scene !== undefined ? [kind, scene] : who !== undefined ? ['start', who] : ['scenes'];
		return page.at(code, where, {
			found: says,
			policies: policies.length === all.length ? 'every policy' : policies.join(', '),
			path: path && who !== undefined ? ` (as ${who}: ${path.join(', ') || 'no choice yet'})` : ''
		});
	});
	const sound = told.size === 0 && !inDoubt(undefined, scenario.slug);
	return { ...sum, problems, lengths: meter.lengths(), giveaways, sound };
}
