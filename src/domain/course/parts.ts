/**
 * Situations as a refresher takes them: whole, or from a decision in their middle, with what comes before told.
 *
 * @module
 */
import { decisionOf, replay, type Picked } from '../attempt/replay.ts';
import { grade, type Threshold } from '../attempt/score.ts';
import { isRefusal } from '../refusal.ts';
import { enumerate } from '../scenario/enumerate.ts';
import { bestOf, pathMeter } from '../scenario/lengths.ts';
import { choose, offers, open, type Play, type Position } from '../scenario/machine.ts';
import type { Slug } from '../units.ts';

/** A choice that is told. */
export type ToldChoice = Required<Picked>;

/** A situation to be played on one way in, from one decision on. */
export interface Part {
	readonly who: Slug;
	/** The scene of that decision. */
	readonly at: Slug;
	/** The choices before that decision, from the first scene on; none where the situation is played whole. */
	readonly told: readonly ToldChoice[];
	/** The attempt whose first choices they are; absent where nobody has made them. */
	readonly from?: string;
	/** What is read and decided from the start to the end, as {@link pathMeter} measures it; to one decimal place. */
	readonly minutes: number;
}

/** What a situation is played on and has to reach. */
export interface Playable {
	readonly play: Play;
	readonly threshold: Threshold;
}

/**
 * The part of a situation that follows these choices (F6). Undefined where the story does not offer them, where one is
 * not in line with what judges them now, where the story has ended by then, and where what is left could not be passed or
 * could end before anything counted.
 */
export function partAfter(on: Playable, told: readonly ToldChoice[]): Part | undefined {
	const { play, threshold } = on;
	const played = replay(play, told, threshold);
	if (isRefusal(played) || played.ended) return undefined;
	const inLine = played.decisions.every(
		({ points, of, judged, wayBack }) => points === of && !judged.floor && !wayBack
	);
	return inLine ? measured(on, played.position) : undefined;
}

/** The parts of a situation on one way in: whole, and then from each later decision, what is asked for being told. */
export function partsOf(on: Playable): readonly Part[] {
	const { play } = on;
	const parts: Part[] = [];
	let position = open(play);
	while (!position.ended) {
		const part = measured(on, position);
		if (part) parts.push(part);
		const best = bestOf(play.scenario.scenes[position.at], offers(play, position), play.judged);
		const next = best && choose(play, position, best.id);
		if (!next || isRefusal(next)) break;
		position = next;
	}
	return parts;
}

/**
 * Of the parts of one way in, the one that begins where the first of some conducts is on offer; undefined where none of
 * them is on that way.
 *
 * @param parts what {@link partsOf} says
 */
export function partWith(
	{ play }: Playable,
	parts: readonly Part[],
	conducts: readonly Slug[]
): Part | undefined {
	let last: Part | undefined;
	let position = open(play);
	for (let decision = 0; !position.ended; decision++) {
		last = parts.find(({ told }) => told.length === decision) ?? last;
		const scene = play.scenario.scenes[position.at];
		const on = offers(play, position);
		if (on.some((id) => conducts.includes(scene?.choices[id]?.conduct ?? ''))) return last;
		const best = bestOf(scene, on, play.judged);
		const next = best && choose(play, position, best.id);
		if (!next || isRefusal(next)) break;
		position = next;
	}
	return undefined;
}

/** Follows every path from a position; undefined in the middle, where none passes or one ends before anything counted. */
function measured({ play, threshold }: Playable, from: Position): Part | undefined {
	const told = from.steps.length;
	const meter = pathMeter(play.scenario, told);
	let counts = true;
	let passes = false;
	enumerate(
		play,
		(visit) => {
			meter.watch(play, visit);
			if (visit.stop !== 'ending') return;
			const own = visit.position.steps.slice(told).map((step) => decisionOf(play, step));
			counts &&= own.some(({ counted }) => counted);
			passes ||= grade(own, true, threshold).passed;
		},
		undefined,
		from
	);
	if (told > 0 && !(counts && passes)) return undefined;
	return {
		who: play.who,
		at: from.at,
		told: from.steps.map(({ scene, choice }) => ({ scene, choice })),
		minutes: meter.lengths().minutes
	};
}
