/**
 * Which way in a person meets first.
 *
 * @module
 */
import { shuffled } from '../attempt/shuffle.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Slug } from '../units.ts';

/** The way in drawn for a person: the same every time for the same person and scenario (C3). */
export function drawnWayIn(ways: readonly Slug[], person: string, scenario: Slug): Slug {
	const [first] = shuffled([...ways].sort(), `${person}/${scenario}`);
	if (first === undefined) throw new TypeError(`Scenario “${scenario}” has no way in.`);
	return first;
}

/**
 * Says which way in an attempt may take: the drawn one until an attempt has ended, then any (C3).
 *
 * Refuses `way-in-unknown`, and `way-in-later` for another than the drawn one before the first ending.
 */
export function wayInFor(
	ways: readonly Slug[],
	drawn: Slug,
	asked: Slug | undefined,
	hasEnded: boolean
): Slug | Refusal<'way-in-unknown' | 'way-in-later'> {
	if (asked === undefined) return drawn;
	if (!ways.includes(asked))
		return refuse(
			'way-in-unknown',
			'This situation has no such way in. Choose one of those shown.'
		);
	if (asked !== drawn && !hasEnded)
		return refuse('way-in-later', 'Finish the one you were given first; then the others open.');
	return asked;
}
