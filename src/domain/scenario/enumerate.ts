/**
 * Every path of a story for one way in: depth first, each prefix played once.
 *
 * @module
 */
import { isRefusal } from '../refusal.ts';
import type { Slug } from '../units.ts';
import { choose, offers, open, type Play, type Position } from './machine.ts';

/** The most paths that are followed for one way in; a story with more can no longer be proved in good time. */
export const MOST_PATHS = 20_000;

/** What stands at a position: a decision still open, or why the path goes no further. */
export type Stop = 'ending' | 'dead-end' | 'comes-back';

/** A place on the way, with the decisions that led there. */
export interface Visit {
	readonly position: Position;
	/** The choices on offer, in file order; none where the path stops. */
	readonly offers: readonly Slug[];
	/** Absent where the path goes on. */
	readonly stop?: Stop;
}

/** What an enumeration covered. */
export interface Covered {
	readonly paths: number;
	/** False when it was given up at {@link MOST_PATHS}. */
	readonly whole: boolean;
}

/**
 * Visits every position of every path, a parent before its children, in file order.
 *
 * A path stops at an ending, at a scene that offers nothing, and at a scene it has already been to:
 * a story only goes forward (N1), so the enumeration ends whatever the file says.
 *
 * @param most how many paths to follow at most
 * @param from where to begin; the first scene when left out
 */
export function enumerate(
	play: Play,
	visit: (visit: Visit) => void,
	most = MOST_PATHS,
	from: Position = open(play)
): Covered {
	let paths = 0;
	const follow = (position: Position): boolean => {
		if (paths >= most) return false;
		const on = offers(play, position);
		const stop = stopAt(position, on);
		visit(stop ? { position, offers: [], stop } : { position, offers: on });
		if (stop) {
			paths++;
			return true;
		}
		for (const choice of on) {
			const next = choose(play, position, choice);
			if (isRefusal(next)) throw new TypeError(`“${choice}” was offered and then refused.`);
			if (!follow(next)) return false;
		}
		return true;
	};
	const whole = follow(from);
	return { paths, whole };
}

function stopAt(position: Position, on: readonly Slug[]): Stop | undefined {
	if (position.ended) return 'ending';
	if (position.steps.some(({ scene }) => scene === position.at)) return 'comes-back';
	return on.length === 0 ? 'dead-end' : undefined;
}
