/**
 * The readings as they stand in the files: what the proof of every path holds the grading against.
 *
 * Written a second time on purpose, without `judge`, `weigh`, `score` or `grade`: a mistake there must not
 * be able to vouch for itself (G7).
 *
 * @module
 */
import { WAY_BACK, type Edition, type Judgement } from '../policy/policy.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { Slug } from '../units.ts';

/** What the files say of one conduct in one scenario. */
export interface Raw {
	readonly judgement: Judgement;
	readonly floor: boolean;
	readonly notScored: boolean;
}

/** What the files say a whole path comes to. */
export interface Sum {
	readonly points: number;
	readonly of: number;
	/** The first step that fails the attempt on its own. */
	readonly fails?: Step;
	readonly passes: boolean;
}

/** Looks one conduct up: the edition's reading, good practice where it is silent, the baseline's two lists. */
export function rawOf(conduct: Slug, scenario: Scenario, edition: Edition, baseline: Edition): Raw {
	const own = readingIn(edition, scenario.slug, conduct);
	const behind = readingIn(baseline, scenario.slug, conduct);
	const silent = own === undefined || own === 'not-addressed';
	return {
		judgement: (silent ? behind : own) ?? 'not-addressed',
		floor: (baseline.floor ?? []).some(
			(entry) => entry.conduct === conduct && (entry.when === undefined || scenario.concernsChild)
		),
		notScored: (baseline.notScored ?? []).some((entry) => entry.conduct === conduct)
	};
}

function readingIn(edition: Edition, scenario: Slug, conduct: Slug): Judgement | undefined {
	for (const file of [scenario, WAY_BACK]) {
		const readings = Object.entries(edition.readings[file] ?? {});
		const found = readings.find(([id]) => id === conduct);
		if (found) return found[1].judgement;
	}
	return undefined;
}

/** Whether a judgement is compliant or better. */
export function isCompliant(judgement: Judgement): boolean {
	return judgement === 'compliant-best' || judgement === 'compliant';
}

/** Adds a path up, step by step, by G1–G4. */
export function sumOf(
	steps: readonly Step[],
	raw: ReadonlyMap<Slug, Raw>,
	wayBacks: ReadonlySet<Slug>,
	edition: Edition
): Sum {
	let points = 0;
	let of = 0;
	let fails: Step | undefined;
	for (const step of steps) {
		const is = raw.get(step.conduct);
		if (!is || is.notScored) continue;
		const wrong = is.judgement === 'breach' || is.judgement === 'serious-breach';
		if (is.floor || is.judgement === 'serious-breach') fails ??= step;
		if (is.judgement === 'breach' && edition.failsOn.includes('breach')) fails ??= step;
		if (is.judgement === 'not-addressed' || (wayBacks.has(step.scene) && !wrong)) continue;
		of += 2;
		if (isCompliant(is.judgement)) points += 2;
		if (is.judgement === 'risky') points += 1;
	}
	const { n, d } = edition.passMark;
	const passes = of > 0 && fails === undefined && points * d >= n * of;
	return fails ? { points, of, fails, passes } : { points, of, passes };
}
