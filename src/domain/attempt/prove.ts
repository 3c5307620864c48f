/**
 * The proof of every path: one scenario under one edition, checked from the readings (G7).
 *
 * @module
 */
import { standardFor } from '../policy/judge.ts';
import { JUDGEMENTS, type Edition, type Judgement } from '../policy/policy.ts';
import { isRefusal } from '../refusal.ts';
import { enumerate, MOST_PATHS, type Visit } from '../scenario/enumerate.ts';
import { compile, type Play } from '../scenario/machine.ts';
import { conductsOf, type Scenario, type Step } from '../scenario/scenario.ts';
import type { Slug } from '../units.ts';
import { isCompliant, rawOf, sumOf, type Raw } from './raw.ts';
import { decisionOf } from './replay.ts';
import { grade } from './score.ts';

/** The fewest decisions a path may have (PR003). */
export const FEWEST_DECISIONS = 3;
/** The most choices a scene may offer at a time (PR004). */
export const MOST_CHOICES = 5;

/**
 * What can be wrong with a story under an edition, and what to do about it. A number that is missing was a fault of
 * ours and is thrown now (see {@link ProofFault}); it is not given again.
 */
export const PROBLEMS = {
	PR001: 'A scene is never reached. Lead a choice to it, or take it out.',
	PR002: 'A path stops before an ending. Give the scene a choice that is always on offer.',
	PR003: `A path ends after fewer than ${FEWEST_DECISIONS} decisions. Give it another scene.`,
	PR004: `A scene offers more than ${MOST_CHOICES} choices. Take one out, or split the scene.`,
	PR005:
		'A decision that counts offers a single judgement. Add a choice that is judged differently.',
	PR006: 'A decision that counts offers nothing compliant. Add a choice the policy allows.',
	PR007: 'A way in has no path that passes. Make sure one can do the right thing throughout.',
	PR010: 'A path has no decision that counts. Add a scene that is not a way back.',
	PR011: 'A way back is entered without a wrong turn. Lead there only by `if: { judged: … }`.',
	PR012: 'The best choice is the longest text in more than half of the scenes. Shorten some.',
	PR013: 'The best choice stands first in more than half of the scenes. Move some down.',
	PR015: `A way in has more than ${MOST_PATHS} paths. Let branches join again earlier.`
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/**
 * Thrown when the proof finds what no content can cause: a grading that is not what the readings add up to, or a story
 * that reading should have refused (SC009, SC022). Our bug, never an author's.
 */
export class ProofFault extends Error {
	override readonly name = 'ProofFault';
	readonly code = 'proof-failed';
}

/** Something wrong, told once for a scene and a way in, with the first path that shows it. */
export interface Problem {
	readonly code: ProblemCode;
	readonly who?: Slug;
	readonly scene?: Slug;
	/** The choices that lead there, as `clause walk --choose` takes them. */
	readonly path?: readonly Slug[];
	readonly says: string;
}

/** How often the best choice could be guessed without reading; scenes with nothing to guess are left out. */
export interface Giveaway {
	readonly scenes: number;
	/** Where the best choice stands first in the file. */
	readonly first: number;
	/** Where the best choice is the longest text, or as long as the longest. */
	readonly longest: number;
}

/** What was found over every path of every way in. */
export interface Proof {
	readonly paths: number;
	readonly passing: number;
	readonly failing: number;
	/** Decisions on the longest and the shortest path; 0 where there is none. */
	readonly longest: number;
	readonly shortest: number;
	/** The scenes and the endings reached over all ways in, in file order. */
	readonly scenes: readonly Slug[];
	readonly endings: readonly Slug[];
	readonly giveaway: Giveaway;
	readonly problems: readonly Problem[];
}

interface Case {
	readonly scenario: Scenario;
	readonly edition: Edition;
	readonly raw: ReadonlyMap<Slug, Raw>;
	readonly wayBacks: ReadonlySet<Slug>;
}

type Tell = (code: ProblemCode, says: string, where?: Omit<Problem, 'code' | 'says'>) => void;

/**
 * Follows every path of a scenario under an edition and holds it against G7, from the readings as they stand
 * in the files. Never refuses: what is wrong is in `problems`, which is empty when the story holds.
 *
 * @throws {ProofFault} where the grading differs from the readings, and on a story that reading refuses
 * @param baseline good practice, which judges where the edition is silent and holds the floor
 * @param watch is shown every visit of every path, for whoever measures what is proved
 * @see RULES.md G7
 */
export function prove(
	scenario: Scenario,
	edition: Edition,
	baseline: Edition,
	watch: (play: Play, visit: Visit) => void = () => {}
): Proof {
	const conducts = conductsOf(scenario);
	const under: Case = {
		scenario,
		edition,
		raw: new Map(conducts.map((each) => [each, rawOf(each, scenario, edition, baseline)])),
		wayBacks: new Set(Object.keys(scenario.scenes).filter((id) => scenario.scenes[id]?.wayBack))
	};
	const problems = new Map<string, Problem>();
	const tell: Tell = (code, says, where = {}) => {
		const key = [code, where.who, where.scene].join(' ');
		if (!problems.has(key)) problems.set(key, { code, ...where, says });
	};
	const seen = new Set<Slug>();
	const count = { paths: 0, passing: 0, longest: 0, shortest: Infinity };
	const standard = standardFor(edition, baseline, { ...scenario, conducts });
	for (const who of Object.keys(scenario.ways)) {
		const play = compile(scenario, standard, who);
		if (isRefusal(play)) throw new ProofFault(play.because);
		const before = count.passing;
		const covered = enumerate(play, (visit) => {
			watch(play, visit);
			seen.add(visit.position.at);
			if (!visit.stop) return checkScene(under, play, visit, tell);
			const { length } = visit.position.steps;
			count.longest = Math.max(count.longest, length);
			count.shortest = Math.min(count.shortest, length);
			if (checkPath(under, play, visit, tell)) count.passing++;
		});
		count.paths += covered.paths;
		if (!covered.whole)
			tell('PR015', `“${who}” has more than ${MOST_PATHS} paths; the rest were not followed.`, {
				who
			});
		if (count.passing === before) tell('PR007', `No path of “${who}” passes.`, { who });
	}
	const scenes = Object.keys(scenario.scenes);
	if (count.paths > 0)
		for (const scene of scenes)
			if (!seen.has(scene)) tell('PR001', `No path of any way in reaches “${scene}”.`, { scene });
	const giveaway = giveawayOf(under);
	checkOrder(giveaway, tell);
	return {
		paths: count.paths,
		passing: count.passing,
		failing: count.paths - count.passing,
		longest: count.longest,
		shortest: count.paths > 0 ? count.shortest : 0,
		scenes: scenes.filter((id) => seen.has(id)),
		endings: Object.keys(scenario.endings).filter((id) => seen.has(id)),
		giveaway,
		problems: [...problems.values()]
	};
}

/** A decision still open: what it offers, and whether it may stand here at all. */
function checkScene(under: Case, play: Play, { position, offers }: Visit, tell: Tell): void {
	const scene = position.at;
	const where = { who: play.who, scene, path: position.steps.map(({ choice }) => choice) };
	if (offers.length > MOST_CHOICES)
		tell('PR004', `“${scene}” offers ${offers.length} choices; at most ${MOST_CHOICES}.`, where);
	if (under.wayBacks.has(scene)) {
		if (!position.steps.some((step) => isWrong(under, step)))
			tell('PR011', `“${scene}” is a way back, but nothing before it was wrong here.`, where);
		return;
	}
	const choices = under.scenario.scenes[scene]?.choices ?? {};
	const judgements = new Set<Judgement>();
	for (const id of offers) {
		const raw = under.raw.get(choices[id]?.conduct ?? '');
		if (raw && !raw.notScored && raw.judgement !== 'not-addressed') judgements.add(raw.judgement);
	}
	const found = [...judgements].join(', ') || 'none';
	if (judgements.size < 2)
		tell('PR005', `“${scene}” offers fewer than two judgements that count: ${found}.`, where);
	if (![...judgements].some(isCompliant))
		tell('PR006', `“${scene}” offers nothing compliant that counts, only: ${found}.`, where);
}

function isWrong(under: Case, { conduct }: Step): boolean {
	const raw = under.raw.get(conduct);
	return raw !== undefined && !isCompliant(raw.judgement);
}

/** A path that has stopped; answers whether the grading passes it. */
function checkPath(under: Case, play: Play, visit: Visit, tell: Tell): boolean {
	const { position, stop } = visit;
	const { steps, at } = position;
	const path = steps.map(({ choice }) => choice);
	const where = { who: play.who, scene: at, path };
	if (stop === 'comes-back') throw faultOf(under, play, visit, 'The story comes back.');
	if (stop === 'dead-end') tell('PR002', `“${at}” offers nothing, and is not an ending.`, where);
	if (stop === 'ending' && steps.length < FEWEST_DECISIONS)
		tell('PR003', `“${at}” is reached after ${steps.length} decisions.`, where);

	const sum = sumOf(steps, under.raw, under.wayBacks, under.edition);
	const graded = grade(
		steps.map((step) => decisionOf(play, step)),
		stop === 'ending',
		under.edition
	);
	const { n, d } = graded.score;
	const [points, of] = sum.of === 0 ? [0, 1] : [sum.points, sum.of];
	if (n * of !== points * d || graded.passed !== (sum.passes && stop === 'ending')) {
		const added = `${points}/${of}${sum.fails ? `, failed by “${sum.fails.conduct}”` : ''}`;
		const said = `Graded ${n}/${d} (${graded.why}); the readings add up to ${added}.`;
		throw faultOf(under, play, visit, said);
	}
	if (sum.of === 0) tell('PR010', `Nothing on the way to “${at}” counts.`, where);
	return graded.passed;
}

function faultOf(under: Case, { who }: Play, { position }: Visit, says: string): ProofFault {
	const path = position.steps.map(({ choice }) => choice).join(', ');
	const { edition, scenario } = under;
	return new ProofFault(`${says} ${scenario.slug} under ${edition.policy}, as ${who}: ${path}`);
}

function giveawayOf(under: Case): Giveaway {
	const count = { scenes: 0, first: 0, longest: 0 };
	for (const { choices } of Object.values(under.scenario.scenes)) {
		const ranked = Object.values(choices).map(({ text, conduct }) => ({
			length: text.length,
			rank: JUDGEMENTS.indexOf(under.raw.get(conduct)?.judgement ?? 'not-addressed')
		}));
		const best = Math.min(...ranked.map(({ rank }) => rank));
		if (ranked.every(({ rank }) => rank === best)) continue;
		const most = Math.max(...ranked.map(({ length }) => length));
		count.scenes++;
		if (ranked[0]?.rank === best) count.first++;
		if (ranked.some(({ rank, length }) => rank === best && length === most)) count.longest++;
	}
	return count;
}

/** The best choice must not be found by its length, nor by its place in the file. */
function checkOrder({ scenes, first, longest }: Giveaway, tell: Tell): void {
	if (longest * 2 > scenes)
		tell('PR012', `The best choice is the longest in ${longest} of ${scenes} scenes.`);
	if (first * 2 > scenes)
		tell('PR013', `The best choice stands first in ${first} of ${scenes} scenes.`);
}
