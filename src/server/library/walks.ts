/**
 * Playing the walks of a scenario: each must end, score and pass as its author expects, and together they cover it.
 *
 * @module
 */
import { advance, replay } from '#domain/attempt/replay.ts';
import { standardFor } from '#domain/policy/judge.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { compile } from '#domain/scenario/machine.ts';
import type { Walk } from '#domain/scenario/scenario.schema.ts';
import { conductsOf, type Scenario } from '#domain/scenario/scenario.ts';
import { compareRatios, showRatio, type Slug } from '#domain/units.ts';
import { diagnostic, type Diagnostic } from './diagnostic.ts';
import type { InDoubt } from './doubt.ts';
import type { Library } from './library.ts';
import type { Page } from './page.ts';
import type { ReadScenario } from './scenarios.ts';

/** What the walks of a scenario have been through. */
interface Covered {
	readonly endings: Set<Slug>;
	readonly conducts: Set<Slug>;
	readonly passing: Set<Slug>;
	readonly failing: Set<Slug>;
	/** The walks that were played to an end, by their place in the file. */
	readonly played: Set<number>;
}

/**
 * Plays every walk, and says what differs and what no walk covers. Says nothing of a walk under a policy that is in
 * doubt, nor that something is not covered that a walk with errors may be meant to cover.
 */
export function playWalks(
	library: Library,
	read: ReadScenario,
	inDoubt: InDoubt
): readonly Diagnostic[] {
	const { scenario, walks, walksPage: page } = read;
	if (!page) return [];
	const covered: Covered = {
		endings: new Set(),
		conducts: new Set(),
		passing: new Set(),
		failing: new Set(),
		played: new Set()
	};
	const found = walks.flatMap((walk, at) =>
		inDoubt(walk.policy, scenario.slug) ? [] : playWalk(library, read, page, walk, at, covered)
	);
	const missed = (code: string, all: readonly Slug[], seen: (each: Slug) => boolean) =>
		all
			.filter((each) => !seen(each))
			.map((each) => diagnostic(code, { file: page.file, line: 1 }, [], { found: each }));
	const unplayed = new Set(
		walks.filter((_, at) => !covered.played.has(at)).map(({ policy }) => policy)
	);
	const editions = Object.keys(library.editions);
	const nameless = [...unplayed].some((policy) => !editions.includes(policy));
	const schools = editions.filter(
		(policy) => policy !== BASELINE && !inDoubt(policy, scenario.slug) && !unplayed.has(policy)
	);
	const ways = Object.keys(scenario.ways);
	const whole = unplayed.size === 0;
	const begun = walks.every(({ who }) => ways.includes(who));
	return [
		...found,
		...missed('WA012', whole ? Object.keys(scenario.endings) : [], (id) => covered.endings.has(id)),
		...missed('WA013', whole ? conductsOf(scenario) : [], (id) => covered.conducts.has(id)),
		...missed('WA014', begun ? ways : [], (id) => walks.some(({ who }) => who === id)),
		...missed('WA015', nameless ? [] : schools, (id) => covered.passing.has(id)),
		...missed('WA016', nameless ? [] : schools, (id) => covered.failing.has(id))
	];
}

/** Whether every name of a walk is one that the story knows; what is not is told where the file is read. */
function isSpelt({ choose, ends }: Walk, { scenes, endings }: Scenario): boolean {
	const offered = (choice: Slug) =>
		Object.values(scenes).some(({ choices }) => Object.hasOwn(choices, choice));
	return choose.every(offered) && Object.hasOwn(endings, ends);
}

function playWalk(
	library: Library,
	{ scenario }: ReadScenario,
	page: Page,
	walk: Walk,
	at: number,
	covered: Covered
): readonly Diagnostic[] {
	const edition = Object.hasOwn(library.editions, walk.policy)
		? library.editions[walk.policy]?.content
		: undefined;
	if (!edition || !isSpelt(walk, scenario)) return [];
	const play = compile(
		scenario,
		standardFor(edition, library.baseline.content, scenario),
		walk.who
	);
	if (isRefusal(play)) return [];
	let played = replay(play, [], edition);
	if (isRefusal(played)) return [];
	for (const [index, choice] of walk.choose.entries()) {
		const next = advance(play, played, choice, edition);
		if (isRefusal(next)) {
			const code = next.refused === 'attempt-ended' ? 'WA010' : 'WA009';
			const values = { found: choice, scene: played.at, ending: played.at };
			return [page.at(code, [at, 'choose', index], values, played.offers)];
		}
		played = next;
	}
	for (const { conduct } of played.decisions) covered.conducts.add(conduct);
	if (!played.ended) return [page.at('WA011', [at, 'choose'], { found: played.at }, played.offers)];
	covered.played.add(at);
	covered.endings.add(played.at);
	const { score, passed, why } = played.grade;
	(passed ? covered.passing : covered.failing).add(walk.policy);
	const differs: Diagnostic[] = [];
	if (played.at !== walk.ends)
		differs.push(page.at('WA006', [at, 'ends'], { found: played.at, expected: walk.ends }));
	if (compareRatios(score, walk.score) !== 0)
		differs.push(
			page.at('WA007', [at, 'score'], {
				found: showRatio(score),
				expected: showRatio(walk.score)
			})
		);
	if (passed !== walk.passed)
		differs.push(
			page.at('WA008', [at, 'passed'], {
				found: outcome(passed),
				expected: outcome(walk.passed),
				because: `${why.replaceAll('-', ' ')}, ${showRatio(score)}`
			})
		);
	return differs;
}

function outcome(passed: boolean): string {
	return passed ? 'passed' : 'not passed';
}
