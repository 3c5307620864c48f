/**
 * How long a story is to play: decisions, words and minutes, on all its paths.
 *
 * @module
 */
import type { Judged, Standard } from '../policy/judge.ts';
import { JUDGEMENTS, type Clause } from '../policy/policy.ts';
import type { Slug } from '../units.ts';
import type { Visit } from './enumerate.ts';
import type { Play } from './machine.ts';
import { toTenth, wordsIn } from './measure.ts';
import { recapOf } from './recap.ts';
import type { Choice, Scenario, Scene, Step } from './scenario.ts';

/**
 * How fast a learner reads, in words a minute.
 *
 * Adults read English non-fiction silently at 238 a minute, the mean of 190 studies (M. Brysbaert, “How many words do
 * we read per minute?”, Journal of Memory and Language 109, 2019). Ours read after work: hence the cautious figure.
 */
const WORDS_A_MINUTE = 220;
/** How long a learner thinks before a decision, in seconds, when everything has been read. */
const SECONDS_A_DECISION = 20;

/**
 * What the paths of a story come to; all are 0 while no path has been followed.
 *
 * Typical is the median over people, not over paths: of those who take any choice as readily as another, half need
 * no more. Paths are not played equally often. Where a story forks once more there are four times as many of them,
 * and no more people.
 */
export interface Lengths {
	/** In decisions. */
	readonly shortest: number;
	readonly typical: number;
	readonly longest: number;
	/** Typically read. */
	readonly words: number;
	/** Typically needed for reading and deciding, to one decimal place. */
	readonly minutes: number;
}

/** Follows an enumeration, or several, and adds up what a learner reads on each path. */
export interface PathMeter {
	readonly watch: (play: Play, visit: Visit) => void;
	readonly lengths: () => Lengths;
}

/**
 * A meter for the paths of one scenario, under as many editions and ways in as it is shown.
 *
 * Counted is what the screen shows of the story and the policy without being asked: what stands before the start;
 * each scene with all choices on offer; each effect, the reason and the first clause in full, or both readings where
 * the policy is silent, and why a conduct fails at once or is not scored; the words one could say for the best choice;
 * and the ending. A moment to think is counted for each decision.
 *
 * Not counted are: further clauses, contacts and other choices, which are folded away; whom to turn to, which stands
 * beside the start for those who need it; what is said again (the choice made, the better one, and the list of
 * decisions after the ending); the product's own headings and buttons.
 *
 * @param told how many decisions are told before the first one is taken: for each, what {@link recapOf} says is read
 * @see RULES.md N11, N12
 */
export function pathMeter(scenario: Scenario, told = 0): PathMeter {
	const paths: Path[] = [];
	const intro = count(scenario.title, scenario.summary, scenario.note);
	const scenes = each(scenario.scenes, inScene);
	const endings = each(scenario.endings, ({ headline, says }) => count(headline, says));
	const texts = each(scenario.scenes, ({ choices }) => each(choices, ({ text }) => count(text)));
	const effects = each(scenario.scenes, ({ choices }) =>
		each(choices, ({ effect }) => count(effect.headline, effect.says))
	);
	let judged: Play['judged'] = {};
	let reasons: Readonly<Record<Slug, number>> = {};
	/** Of the path at hand, decision by decision; an enumeration visits parents first. */
	const read: number[] = [];
	const best: (Offer | undefined)[] = [];
	const share: number[] = [];

	/** The words that answer the last of these steps. */
	function answered(steps: readonly Step[]): number {
		const last = steps.at(-1);
		if (!last) return 0;
		const { scene, choice, conduct } = last;
		const top = best[steps.length - 1];
		const mine = judged[conduct];
		const advice =
			top && mine && rank(top.judged) < rank(mine)
				? count(top.choice.say)
				: count(scenario.scenes[scene]?.choices[choice]?.say);
		return (effects[scene]?.[choice] ?? 0) + (reasons[conduct] ?? 0) + advice;
	}

	function watch(play: Play, { position, offers, stop }: Visit): void {
		if (play.judged !== judged) {
			judged = play.judged;
			reasons = each(judged, (one) => inReason(one, play.standard));
		}
		const { at, steps } = position;
		const way = scenario.ways[play.who];
		const before =
			steps.length > told
				? (read[steps.length - 1] ?? 0) + answered(steps)
				: recapOf(scenario, steps).reduce(
						(sum, { headline, chose, came }) => sum + count(headline, chose, came),
						intro + count(way?.title, way?.says)
					);
		const people = steps.length > told ? (share[steps.length - 1] ?? 0) : 1;
		if (stop) {
			const decisions = steps.length - told;
			paths.push({ people, decisions, words: before + (endings[at] ?? 0) });
			return;
		}
		share[steps.length] = people / offers.length;
		read[steps.length] = offers.reduce(
			(sum, choice) => sum + (texts[at]?.[choice] ?? 0),
			before + (scenes[at] ?? 0)
		);
		best[steps.length] = bestOf(scenario.scenes[at], offers, judged);
	}

	function lengths(): Lengths {
		const all = paths.map((path) => path.decisions);
		return {
			shortest: all.reduce((least, each) => Math.min(least, each), all[0] ?? 0),
			typical: typical(paths, (path) => path.decisions),
			longest: all.reduce((most, each) => Math.max(most, each), 0),
			words: typical(paths, (path) => path.words),
			minutes: toTenth(
				typical(
					paths,
					(path) => path.words / WORDS_A_MINUTE + (path.decisions * SECONDS_A_DECISION) / 60
				)
			)
		};
	}
	return { watch, lengths };
}

/** A path to its end, and how many of the people who begin come this way, as a share of one. */
interface Path {
	readonly people: number;
	readonly decisions: number;
	readonly words: number;
}

/** What half of the people need at most; of two in the middle the lower; 0 of none. */
function typical(paths: readonly Path[], of: (path: Path) => number): number {
	const sorted = paths
		.map((path) => ({ people: path.people, needs: of(path) }))
		.sort((a, b) => a.needs - b.needs);
	// Shares such as thirds do not add up to the last digit.
	const half = sorted.reduce((sum, { people }) => sum + people, 0) / 2 - 1e-9;
	let so = 0;
	return sorted.find(({ people }) => (so += people) >= half)?.needs ?? 0;
}

function each<From, To>(
	from: Readonly<Record<Slug, From>>,
	make: (one: From) => To
): Readonly<Record<Slug, To>> {
	return Object.fromEntries(Object.entries(from).map(([id, one]) => [id, make(one)]));
}

/** A choice on offer, with its judgement. */
export interface Offer {
	readonly id: Slug;
	readonly choice: Choice;
	readonly judged: Judged;
}

/** The best-judged choice on offer: of equals the policy's own, and then one with words to say. */
export function bestOf(
	scene: Scene | undefined,
	offers: readonly Slug[],
	judgements: Play['judged']
): Offer | undefined {
	let best: Offer | undefined;
	for (const id of offers) {
		const choice = scene?.choices[id];
		const judged = choice && judgements[choice.conduct];
		if (choice && judged && (!best || standing({ id, choice, judged }) < standing(best)))
			best = { id, choice, judged };
	}
	return best;
}

function standing({ choice, judged }: Offer): number {
	return (
		rank(judged) * 4 + (judged.source === 'policy' ? 0 : 2) + (choice.say === undefined ? 1 : 0)
	);
}

function rank({ judgement }: Judged): number {
	return JUDGEMENTS.indexOf(judgement);
}

function inScene({ when, where, headline, from, shows, says, asks }: Scene): number {
	const stage = shows.flatMap((shown) => [shown.name, shown.says, ...(shown.tools ?? [])]);
	return count(when, where, headline, from?.name, from?.about, ...stage, says, asks);
}

function inReason(judged: Judged, { floor, notScored, notScoredNote }: Standard): number {
	const { conduct, because, source, clauses, policyBecause, policyClauses } = judged;
	const protectedByLaw = notScored[conduct];
	return (
		count(because, judged.floor ? floor[conduct] : undefined) +
		inClause(clauses[0]) +
		(source === 'policy' ? 0 : count(policyBecause) + inClause(policyClauses[0])) +
		(protectedByLaw === undefined ? 0 : count(protectedByLaw, notScoredNote))
	);
}

function inClause(clause: Clause | undefined): number {
	if (!clause) return 0;
	const { ref, binds, force, says, conditions, consequence } = clause;
	return count(ref, ...binds, force, says, conditions, consequence);
}

function count(...texts: readonly (string | undefined)[]): number {
	return texts.reduce((sum, text) => sum + (text === undefined ? 0 : wordsIn(text).length), 0);
}
