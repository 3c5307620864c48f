/**
 * How hard prose is to read: sentences, words, syllables, and the reading age they come to.
 *
 * Syllables are counted by the spelling, so a single word may be one out; over a whole story it evens out.
 *
 * @module
 */

/** Prose, measured; all numbers to one decimal place. */
export interface Prose {
	/** Flesch–Kincaid grade plus five, in years; never below 5, the age at which school begins. */
	readonly readingAge: number;
	/** In words. */
	readonly meanSentence: number;
	readonly longestSentence: number;
}

const YOUNGEST = 5;
/** What ends with a full stop and no sentence with it. */
const SHORT_FORM = /(?:^|[\s(“‘])(?:Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|etc)\.$/;

/**
 * Measures texts together; each text ends its last sentence, with a full stop or without.
 *
 * Without any word, everything is 0.
 *
 * @see RULES.md N10
 */
export function measureProse(texts: readonly string[]): Prose {
	const sentences = texts.flatMap(sentencesIn).map(wordsIn);
	const words = sentences.flat();
	if (words.length === 0) return { readingAge: 0, meanSentence: 0, longestSentence: 0 };
	const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
	const mean = words.length / sentences.length;
	const grade = 0.39 * mean + 11.8 * (syllables / words.length) - 15.59;
	return {
		readingAge: Math.max(YOUNGEST, toTenth(grade + 5)),
		meanSentence: toTenth(mean),
		longestSentence: sentences.reduce((most, { length }) => Math.max(most, length), 0)
	};
}

/** The sentences of a text; a new line begins a new one, and what holds no word is none. */
export function sentencesIn(text: string): readonly string[] {
	const sentences: string[] = [];
	for (const line of text.split('\n')) {
		let open = '';
		for (const part of line.split(/(?<=[.!?]['"’”)\]]*|…)\s+/)) {
			// Three dots may be a pause, and a pause goes on in small letters.
			const goesOn = SHORT_FORM.test(open) || (open.endsWith('…') && /^\p{Ll}/u.test(part));
			if (open !== '' && !goesOn) sentences.push(open);
			open = goesOn ? `${open} ${part}` : part;
		}
		sentences.push(open);
	}
	return sentences.map((each) => each.trim()).filter((each) => wordsIn(each).length > 0);
}

/** The words of a text: “don’t”, “well-kept”, “8.20” and “10:50” are one each. */
export function wordsIn(text: string): readonly string[] {
	return text.match(/[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The syllables of a word, as it is spelt; a figure is said digit by digit. At least 1. */
export function syllablesIn(word: string): number {
	const spelt = word
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9’'-]/g, '')
		.replace(/([dst])n['’]t$/, '$1ent')
		.replace(/['’]\w*$/, '')
		.replace(/^y|qu/g, 'q')
		.replace(/^eye/, 'y')
		.replace(/(?<=[eo]a?n?g)ue(?=s?$)/, '')
		.replace(
			/^(some|safe|home|there|where|fore|time|life|care|face)(?=[b-df-hj-np-tv-z]|on)/,
			(e) => e.slice(0, -1)
		)
		.replace(/([^aeiouy])e(?=(?:ly|ness|less|ful)$)/, '$1')
		// A silent e at the end, but not that of “table”; -es and -ed where they add no syllable.
		.replace(/(?<=[aeiouy].*)(?<![^aeiouy]l|[aeiouy])e$/, '')
		.replace(/(?<=[aeiouy].*[^aeiouycgsxz])(?<!sh|ch|[^aeiouy]l)es$/, 's')
		.replace(/(?<=[aeiouy].*[^aeioudt])(?<![^aeiouyl]l)ed$/, 'd')
		// Two vowels that are two syllables: doing, idea, media, material, create, quiet.
		.replace(/([aeou])ing/, '$1-ing')
		.replace(/([aeiouy][^aeiouy]+[ei])([ao])$/, '$1-$2')
		.replace(/([^ctgs])ia(?=[ln])/, '$1i-a')
		.replace(/(cre|qi)(?=[ae]t(?!ur))/, '$1-');
	const digits = spelt.match(/\d/g)?.length ?? 0;
	return Math.max(1, digits + (spelt.match(/[aeiouy]{1,2}/g)?.length ?? 0));
}

/** Rounded to one decimal place. */
export function toTenth(number: number): number {
	return Math.round(number * 10) / 10;
}
