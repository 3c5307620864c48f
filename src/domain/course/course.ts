/**
 * Which scenarios a member of staff must pass, and what "complete" means.
 *
 * @module
 */
import type { Declaration } from '../declaration/declaration.ts';
import { signedFor } from '../declaration/signed-for.ts';
import type { Standing } from '../attempt/standing.ts';
import { meanRatio, type Hash, type Ratio, type Slug } from '../units.ts';

/** What the course needs to know of a scenario. */
export interface Offered {
	readonly slug: Slug;
	readonly title: string;
	readonly minutes: number;
	readonly for: readonly Slug[];
}

/** The scenarios a staff group must pass under one edition, then the declaration. */
export interface Course {
	readonly scenarios: readonly Offered[];
	readonly editionHash: Hash;
	readonly needsDeclaration: boolean;
}

/** The order of the core course: from what nearly everyone meets to what may upset. */
export const CORE_ORDER: readonly Slug[] = [
	'parent-friend-request',
	'pupil-follow',
	'journalist-inquiry',
	'abusive-comment',
	'abuse-of-staff'
];

/** The course of a staff group: the scenarios for all staff and those for that group, in the course's order (C4). */
export function courseFor(group: Slug, scenarios: readonly Offered[], editionHash: Hash): Course {
	const place = ({ slug }: Offered) => {
		const at = CORE_ORDER.indexOf(slug);
		return at < 0 ? CORE_ORDER.length : at;
	};
	return {
		scenarios: scenarios
			.filter(({ for: groups }) => groups.includes('all-staff') || groups.includes(group))
			.sort((a, b) => place(a) - place(b) || (a.slug < b.slug ? -1 : 1)),
		editionHash,
		needsDeclaration: true
	};
}

/** Where a person stands in one scenario of the course. */
export interface Stage {
	readonly scenario: Offered;
	readonly standing: Standing;
	readonly state: 'not-started' | 'under-way' | 'not-passed' | 'passed';
}

/** Where a person stands in the course. Derived, never stored. */
export interface Progress<Signed = Declaration> {
	readonly stages: readonly Stage[];
	/** The declaration signed under this edition. */
	readonly declaration?: Signed;
	readonly declarationState: 'locked' | 'ready' | 'signed' | 'not-needed';
	readonly complete: boolean;
	/** The mean of the scenarios' best scores, once each has one (C1). */
	readonly score?: Ratio;
	readonly started: boolean;
}

/** Folds standings and declarations into progress (G5, C1). */
export function progressOf<Signed extends Pick<Declaration, 'editionHash'>>(
	course: Course,
	standings: Readonly<Record<Slug, Standing>>,
	declarations: readonly Signed[]
): Progress<Signed> {
	const stages = course.scenarios.map((scenario): Stage => {
		const standing = standings[scenario.slug] ?? { passed: false, attempts: 0 };
		return { scenario, standing, state: stateOf(standing) };
	});
	const allPassed = stages.length > 0 && stages.every(({ state }) => state === 'passed');
	const declaration = signedFor(declarations, course.editionHash);
	const bests = stages.flatMap(({ standing }) => standing.best?.grade.score ?? []);
	const score = bests.length === stages.length ? meanRatio(bests) : undefined;
	return {
		stages,
		...(declaration ? { declaration } : {}),
		declarationState: !course.needsDeclaration
			? 'not-needed'
			: declaration
				? 'signed'
				: allPassed
					? 'ready'
					: 'locked',
		complete: allPassed && (!course.needsDeclaration || declaration !== undefined),
		...(score ? { score } : {}),
		started: stages.some(({ standing }) => standing.attempts > 0) || declaration !== undefined
	};
}

function stateOf(standing: Standing): Stage['state'] {
	if (standing.passed) return 'passed';
	if (standing.open) return 'under-way';
	if (standing.first) return 'not-passed';
	return 'not-started';
}
