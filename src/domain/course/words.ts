/**
 * What a refresher left out, in words that tell no answer: leaders read them too.
 *
 * @module
 */
import type { Refreshed } from '../declaration/declaration.ts';
import type { Slug } from '../units.ts';
import type { SkippedBecause } from './refresher.ts';

const SKIPPED: Readonly<Record<SkippedBecause, string>> = {
	recent: 'done last time',
	'well-judged': 'nothing new in it',
	'another-time': 'for another year, as a refresher is kept short'
};

/** Why a situation was left out, by the word that is kept of it. */
export function skippedWords(because: string): string {
	return Object.hasOwn(SKIPPED, because) ? SKIPPED[because as SkippedBecause] : because;
}

/**
 * Which refresher it was, what it left out and why, in a sentence or two (F5).
 *
 * @param titleOf the title of a situation
 */
export function refresherWords(
	{ cycle, skipped }: Refreshed,
	titleOf: (scenario: Slug) => string
): string {
	const out = skipped.map(
		({ scenario, because }) => `“${titleOf(scenario)}” (${skippedWords(because)})`
	);
	const left = out.length > 0 ? ` Left out: ${out.join(', ')}.` : '';
	return `This was the refresher for ${cycle}, not the whole course.${left}`;
}
