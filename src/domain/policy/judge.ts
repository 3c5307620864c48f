/**
 * How a conduct is judged: the edition's own reading, and good practice where the policy is silent.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import type { Slug } from '../units.ts';
import type { Clause, ClauseId, Edition, Judgement, Reading, Readings } from './policy.ts';
import { WAY_BACK } from './policy.ts';

/** Everything one scenario is judged by, and no more: small enough to travel to a browser or into a package. */
export interface Standard {
	readonly policy: Slug;
	readonly school: string;
	readonly title: string;
	readonly edition: string;
	readonly scenario: Slug;
	/** The edition's readings of this scenario's conducts. */
	readonly readings: Readings;
	/** The baseline's readings of the same. */
	readonly baseline: Readings;
	/** Every clause that a reading names, by id. */
	readonly clauses: Readonly<Record<ClauseId, Clause>>;
	/** Conducts on the safeguarding floor here, with the reason. */
	readonly floor: Readonly<Record<Slug, string>>;
	/** Conducts judged but not scored, with the reason. */
	readonly notScored: Readonly<Record<Slug, string>>;
	readonly notScoredNote: string;
}

/** What a scenario tells about itself when it is to be judged. */
export interface Judgeable {
	readonly slug: Slug;
	/** Whether a child is in the story, which puts more conducts on the floor. */
	readonly concernsChild: boolean;
	/** The conducts to judge; every conduct with a reading when left out. */
	readonly conducts?: readonly Slug[];
}

/** A conduct, judged. `judgement` is what counts; `policyJudgement` is what the policy itself says. */
export interface Judged {
	readonly conduct: Slug;
	readonly judgement: Judgement;
	readonly clauses: readonly Clause[];
	readonly because: string;
	readonly source: 'policy' | 'good-practice';
	readonly policyJudgement: Judgement;
	readonly policyClauses: readonly Clause[];
	readonly policyBecause: string;
	/** On the safeguarding floor: fails the attempt whatever the judgement (G3). */
	readonly floor: boolean;
	/** False when the conduct is judged and shown but counts neither way (G4). */
	readonly scored: boolean;
}

const SILENT: Reading = {
	judgement: 'not-addressed',
	clauses: [],
	because: 'Your policy does not say anything about this.',
	readers: 0
};

/** The readings of one edition that serve a scenario: its own first, the ways back for the rest. */
export function readingsFor(
	edition: Edition,
	scenario: Slug,
	conducts?: readonly Slug[]
): Readings {
	const all = { ...edition.readings[WAY_BACK], ...edition.readings[scenario] };
	if (!conducts) return all;
	const picked: Record<Slug, Reading> = {};
	for (const conduct of conducts) {
		const reading = lookUp(all, conduct);
		if (reading) picked[conduct] = reading;
	}
	return picked;
}

/** Gathers what a scenario is judged by under an edition, with the baseline behind it. */
export function standardFor(edition: Edition, baseline: Edition, of: Judgeable): Standard {
	const readings = readingsFor(edition, of.slug, of.conducts);
	const behind = readingsFor(baseline, of.slug, of.conducts);
	const wanted = new Set<ClauseId>();
	for (const reading of [...Object.values(readings), ...Object.values(behind)])
		for (const id of reading.clauses) wanted.add(id);
	const clauses: Record<ClauseId, Clause> = {};
	for (const clause of [...baseline.clauses, ...edition.clauses])
		if (wanted.has(clause.id)) clauses[clause.id] = clause;
	const known = (conduct: Slug) => !of.conducts || of.conducts.includes(conduct);
	const floor: Record<Slug, string> = {};
	for (const entry of baseline.floor ?? [])
		if ((entry.when !== 'child' || of.concernsChild) && known(entry.conduct))
			floor[entry.conduct] = entry.because;
	const notScored: Record<Slug, string> = {};
	for (const entry of baseline.notScored ?? [])
		if (known(entry.conduct)) notScored[entry.conduct] = entry.because;
	return {
		policy: edition.policy,
		school: edition.school,
		title: edition.title,
		edition: edition.edition,
		scenario: of.slug,
		readings,
		baseline: behind,
		clauses,
		floor,
		notScored,
		notScoredNote: baseline.notScoredNote ?? ''
	};
}

/**
 * Judges one conduct.
 *
 * The policy's own reading counts; with none, or `not-addressed`, the baseline's counts and both are answered (J1).
 * A conduct that neither knows is refused: silence is never permission, and a spelling mistake is not silence.
 *
 * @see RULES.md J1–J2, G3, G4
 */
export function judge(conduct: Slug, standard: Standard): Judged | Refusal<'conduct-unknown'> {
	const own = lookUp(standard.readings, conduct);
	const baseline = lookUp(standard.baseline, conduct);
	if (!own && !baseline)
		return refuse(
			'conduct-unknown',
			`No reading of “${conduct}” is known in “${standard.scenario}”, neither in the policy nor in good practice.`
		);
	const policy = own ?? SILENT;
	const counts = policy.judgement === 'not-addressed' && baseline ? baseline : policy;
	const protectedByLaw = Object.hasOwn(standard.notScored, conduct);
	return {
		conduct,
		judgement: counts.judgement,
		clauses: clausesOf(counts, standard),
		because: counts.because,
		source: counts === policy ? 'policy' : 'good-practice',
		policyJudgement: policy.judgement,
		policyClauses: clausesOf(policy, standard),
		policyBecause: policy.because,
		floor: Object.hasOwn(standard.floor, conduct) && !protectedByLaw,
		scored: counts.judgement !== 'not-addressed' && !protectedByLaw
	};
}

function lookUp(readings: Readings, conduct: Slug): Reading | undefined {
	return Object.hasOwn(readings, conduct) ? readings[conduct] : undefined;
}

function clausesOf(reading: Reading, standard: Standard): readonly Clause[] {
	return reading.clauses.flatMap((id) => standard.clauses[id] ?? []);
}
