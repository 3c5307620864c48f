/**
 * What can be measured of a scenario: how it reads, how long it is, and whether the best choice can be guessed.
 *
 * @module
 */
import type { Giveaway } from '#domain/attempt/prove.ts';
import type { Lengths } from '#domain/scenario/lengths.ts';
import { measureProse, sentencesIn, wordsIn, type Prose } from '#domain/scenario/measure.ts';
import { textsOf } from '#domain/scenario/texts.ts';
import type { Slug } from '#domain/units.ts';
import { MOST_MINUTES, MOST_MINUTES_OUT, MOST_READING_AGE, MOST_WORDS } from './codes/measures.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { ReadScenario } from './scenarios.ts';

/** What following every path of a scenario under every edition has come to, as far as it is measured. */
export interface Followed {
	readonly lengths: Lengths;
	readonly giveaways: readonly (Giveaway & { readonly policy: Slug })[];
	/** Whether every path was followed under every edition, and nothing was found wrong. */
	readonly sound: boolean;
}

/** A giveaway under the policy where it is worst. */
export interface Worst {
	/** Of {@link Worst.scenes}, in how many the best choice stands there. */
	readonly count: number;
	readonly scenes: number;
	readonly policy: Slug;
}

/** The measures of one scenario. */
export interface Measures extends Prose {
	readonly scenario: Slug;
	readonly giveaway: { readonly first: Worst; readonly longest: Worst };
	/** On every way in under every policy; half of the people need no more than what is typical. */
	readonly decisions: Pick<Lengths, 'shortest' | 'typical' | 'longest'>;
	/** Typically read. */
	readonly words: number;
	readonly minutes: { readonly stated: number; readonly measured: number };
}

/**
 * Measures a scenario whose paths have been followed, and tells what is over a threshold in `found`. Says nothing of
 * its minutes while there are errors in what they are measured on.
 */
export function measure(
	{ scenario, page }: ReadScenario,
	{ lengths, giveaways, sound }: Followed,
	found: Diagnostic[]
): Measures {
	const { shortest, typical, longest, words, minutes } = lengths;
	const texts = textsOf(scenario);
	const prose = measureProse(texts.map(({ says }) => says));
	if (prose.readingAge > MOST_READING_AGE)
		found.push(page.at('ME001', ['scenes'], { found: prose.readingAge.toFixed(1) }));
	for (const { path, says } of texts)
		for (const sentence of sentencesIn(says)) {
			const { length } = wordsIn(sentence);
			if (length > MOST_WORDS)
				found.push(page.at('ME002', path, { found: sentence, words: `${length}` }));
		}
	const long = { words: `${words}`, decisions: `${typical}` };
	if (sound && words > 0 && Math.abs(scenario.minutes - minutes) > MOST_MINUTES_OUT) {
		const measured = minutes.toFixed(1);
		found.push(page.at('ME003', ['minutes'], { found: `${scenario.minutes}`, measured, ...long }));
	}
	if (sound && minutes > MOST_MINUTES)
		found.push(page.at('ME004', ['minutes'], { found: minutes.toFixed(1), ...long }));
	return {
		scenario: scenario.slug,
		...prose,
		giveaway: { first: worst(giveaways, 'first'), longest: worst(giveaways, 'longest') },
		decisions: { shortest, typical, longest },
		words,
		minutes: { stated: scenario.minutes, measured: minutes }
	};
}

/** The first of the policies with the largest share. */
function worst(giveaways: Followed['giveaways'], kind: 'first' | 'longest'): Worst {
	let most: Worst = { count: 0, scenes: 0, policy: '' };
	for (const { policy, scenes, [kind]: count } of giveaways)
		if (most.policy === '' || count * most.scenes > most.count * scenes)
			most = { count, scenes, policy };
	return most;
}
