/**
 * How long a story is to play: decisions, words and minutes, over all its paths.
 *
 * @module
 */
import type { Judged } from '../policy/judge.ts';
import type { Slug } from '../units.ts';
import type { Visit } from './enumerate.ts';
import type { Play } from './machine.ts';
import { toTenth, wordsIn } from './measure.ts';
import type { Choice, Scenario, Scene, Step } from './scenario.ts';

/** How fast a learner reads, in words a minute, and how long a decision takes, in seconds. */
const WORDS_A_MINUTE = 200;
const SECONDS_A_DECISION = 20;

/** What the paths of a story come to. Typical is the median; all are 0 while no path has been followed. */
export interface Lengths {
	/** In decisions. */
	readonly shortest: number;
	readonly typical: number;
	readonly longest: number;
	/** Read on a typical path. */
	readonly words: number;
	/** Reading and deciding on a typical path, to one decimal place. */
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
 * Read are: what stands before the start, each scene with all choices on offer, each effect with the reason, its
 * clauses and the words one could say, and the ending. What the screen adds around them is not counted.
 *
 * @see RULES.md S11
 */
export function pathMeter(scenario: Scenario): PathMeter {
	const decisions: number[] = [];
	const words: number[] = [];
	const intro = count(scenario.title, scenario.summary, scenario.note);
	const scenes = each(scenario.scenes, inScene);
	const endings = each(scenario.endings, ({ headline, says }) => count(headline, says));
	const texts = each(scenario.scenes, ({ choices }) => each(choices, ({ text }) => count(text)));
	const effects = each(scenario.scenes, ({ choices }) => each(choices, inEffect));
	let judged: Play['judged'] = {};
	let reasons: Readonly<Record<Slug, number>> = {};
	/** The words read when each decision of the path at hand is taken; an enumeration visits parents first. */
	const read: number[] = [];

	const answered = ({ scene, choice, conduct }: Step) =>
		(effects[scene]?.[choice] ?? 0) + (reasons[conduct] ?? 0);

	function watch(play: Play, { position, offers, stop }: Visit): void {
		if (play.judged !== judged) {
			judged = play.judged;
			reasons = each(judged, inReason);
		}
		const { at, steps } = position;
		const last = steps.at(-1);
		const way = scenario.ways[play.who];
		const before = last
			? (read[steps.length - 1] ?? 0) + answered(last)
			: intro + count(way?.title, way?.says);
		if (stop) {
			decisions.push(steps.length);
			words.push(before + (endings[at] ?? 0));
		} else
			read[steps.length] = offers.reduce(
				(sum, choice) => sum + (texts[at]?.[choice] ?? 0),
				before + (scenes[at] ?? 0)
			);
	}

	function lengths(): Lengths {
		const sorted = decisions.toSorted((a, b) => a - b);
		const typical = { decisions: median(sorted), words: median(words.toSorted((a, b) => a - b)) };
		return {
			shortest: sorted.at(0) ?? 0,
			typical: typical.decisions,
			longest: sorted.at(-1) ?? 0,
			words: typical.words,
			minutes: toTenth(
				typical.words / WORDS_A_MINUTE + (typical.decisions * SECONDS_A_DECISION) / 60
			)
		};
	}
	return { watch, lengths };
}

function each<From, To>(
	from: Readonly<Record<Slug, From>>,
	make: (one: From) => To
): Readonly<Record<Slug, To>> {
	return Object.fromEntries(Object.entries(from).map(([id, one]) => [id, make(one)]));
}

function inScene({ when, where, headline, from, shows, says, asks }: Scene): number {
	const stage = shows.flatMap((shown) => [shown.name, shown.says]);
	return count(when, where, headline, from?.name, from?.about, ...stage, says, asks);
}

function inEffect({ effect, say }: Choice): number {
	return count(effect.headline, effect.says, say);
}

function inReason(judged: Judged): number {
	const clauses = judged.clauses.map(({ says }) => says);
	return judged.source === 'policy'
		? count(judged.because, ...clauses)
		: count(judged.policyBecause, judged.because, ...clauses);
}

function count(...texts: readonly (string | undefined)[]): number {
	return texts.reduce((sum, text) => sum + (text === undefined ? 0 : wordsIn(text).length), 0);
}

/** The middle of sorted numbers: the lower of the two where there is no middle one; 0 of none. */
function median(sorted: readonly number[]): number {
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
