/**
 * The library: every policy, reading and scenario of a content folder, read into the domain with diagnostics.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { BASELINE, type Edition } from '#domain/policy/policy.ts';
import type { Walk } from '#domain/scenario/scenario.schema.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';
import { canonical, ratio, type Hash, type Slug } from '#domain/units.ts';
import type { Diagnostic } from './diagnostic.ts';
import { readPolicies, type Only } from './policies.ts';
import { readScenarios, type ReadScenario } from './scenarios.ts';

/** Content with its name for ever: the SHA-256 of its canonical text. */
export interface Held<Content> {
	readonly content: Content;
	readonly hash: Hash;
	/** The canonical JSON that was hashed; what an archive keeps. */
	readonly text: string;
}

/** A scenario with its name for ever, and its walks. */
export interface HeldScenario {
	readonly scenario: Scenario;
	readonly hash: Hash;
	readonly text: string;
	readonly walks: readonly Walk[];
}

/** All content in use. */
export interface Library {
	/** Good practice; an edition without clauses when it could not be read. */
	readonly baseline: Held<Edition>;
	/** By slug, good practice among them. */
	readonly editions: Readonly<Record<Slug, Held<Edition>>>;
	/** By slug; only scenarios without errors. */
	readonly scenarios: Readonly<Record<Slug, HeldScenario>>;
}

/** A library with everything found wrong on the way. */
export interface ReadLibrary {
	readonly library: Library;
	readonly diagnostics: readonly Diagnostic[];
	/** The scenarios with their files, for checks that point at a line. */
	readonly pages: readonly ReadScenario[];
}

/**
 * Reads the content folder that holds `policies/` and `scenarios/`.
 *
 * Never throws on what a file holds: with errors among the diagnostics, the library holds what could be used.
 */
export function readLibrary(root: string, only?: Only): ReadLibrary {
	const diagnostics: Diagnostic[] = [];
	const policies = readPolicies(root, only, diagnostics);
	const editions: Record<Slug, Held<Edition>> = {};
	for (const edition of policies) editions[edition.policy] = held(edition);
	const baseline = editions[BASELINE] ?? held(NOTHING);
	const pages = readScenarios(root, only, baseline.content, policies, diagnostics);
	const scenarios: Record<Slug, HeldScenario> = {};
	for (const { scenario, walks } of pages) {
		const { hash, text } = held(scenario);
		scenarios[scenario.slug] = { scenario, hash, text, walks };
	}
	return { library: { baseline, editions, scenarios }, diagnostics, pages };
}

/** Names content by its hash. */
export function held<Content>(content: Content): Held<Content> {
	const text = canonical(content);
	return { content, hash: createHash('sha256').update(text).digest('hex'), text };
}

const NOTHING: Edition = {
	policy: BASELINE,
	school: '',
	title: '',
	edition: '0',
	adopted: 'unknown',
	review: 'unknown',
	source: '',
	contacts: [],
	passMark: ratio(4, 5),
	failsOn: ['serious-breach'],
	declaration: [],
	clauses: [],
	readings: {}
};
