/**
 * What SCORM 1.2 and SCORM 2004 have in common, and the shape in which each says what is its own.
 *
 * @module
 */
import type { Interaction } from './interaction.ts';
import type { Reported } from './reporting.ts';

/** One value to be written: both are text, always. */
export type Pair = readonly [element: string, value: string];

/** What a platform already holds of someone when a session opens. */
export type Was = 'new' | 'incomplete' | 'completed' | 'passed' | 'failed';

/** One version of SCORM: its names, its vocabulary, its order. */
export interface Dialect {
	/** The only object the platform is looked for under; the other version's is never taken instead. */
	readonly api: 'API' | 'API_1484_11';
	readonly calls: Readonly<Record<'start' | 'end' | 'get' | 'set' | 'commit' | 'error', string>>;
	readonly reads: Readonly<
		Record<'entry' | 'mode' | 'credit' | 'learner' | 'suspended' | 'location', string>
	>;
	/** Every status element with its words from the lowest to the highest: none is ever lowered. */
	readonly levels: Readonly<Record<string, readonly string[]>>;
	/** The most characters of suspend data and of location that the version promises to keep. */
	readonly most: { readonly suspended: number; readonly location: number };
	readonly suspending: Pair;
	/** Platforms of this version call a session done that ends without a status. */
	readonly endsAsDone: boolean;
	/** What the values of the status elements, in the order of `levels`, say together. */
	was(values: readonly string[]): Was;
	/** The score, complete with its range. Whole per cent; beyond 0 to 100 is brought back. */
	score(percent: number): readonly Pair[];
	/** What has been reported, one pair a status element; `unknown` is left unsaid. */
	status(reported: Reported): readonly Pair[];
	/** How far the course is, from 0 to 1, where the version has a place for it. */
	progress(part: number, reported: Reported): readonly Pair[];
	/** How long the session has been, in seconds. */
	time(seconds: number): Pair;
	/**
	 * One decision at its place in the platform's list: `id`, `type`, then the rest.
	 *
	 * @param local when it was made, where the learner is: `2026-11-20T10:30:00`; empty when that is unknown
	 */
	interaction(interaction: Interaction, index: number, local: string): readonly Pair[];
}

/** How many clauses one decision names: each is a call, and platforms that go by them list the first. */
const MOST_OBJECTIVES = 3;

/** Letters, figures and underscores: what every version takes in every identifier. Never empty. */
export function token(text: string): string {
	return text.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 200) || '_';
}

/** The id of a decision: the same at every export, another one at each visit. At most 200 characters. */
export function interactionId({ scenario, scene, visit }: Interaction): string {
	const id = `${token(scenario).slice(0, 90)}__${token(scene).slice(0, 90)}`;
	return visit > 1 ? `${id}_v${whole(visit, 99_999)}` : id;
}

/** What each version has its own words for, in one decision. Empty text is left out. */
export interface Words {
	readonly time: Pair;
	readonly response: Pair;
	readonly wrong: string;
	readonly latency: string;
	readonly description: string;
}

/** One decision in the order that every version takes: `id`, `type`, then the rest. */
export function pairsOf(interaction: Interaction, index: number, words: Words): readonly Pair[] {
	const { points, of, counted, objectives } = interaction;
	const clauses = [...new Set(objectives.map(token))].slice(0, MOST_OBJECTIVES);
	// Its part of the points where it lies between; nothing at all where it counts neither way.
	const part = points >= of ? 'correct' : points > 0 ? decimal(points / of) : words.wrong;
	const pairs: readonly Pair[] = [
		['id', interactionId(interaction)],
		['type', 'choice'],
		...clauses.map((id, place): Pair => [`objectives.${place}.id`, id]),
		words.time,
		['weighting', String(counted ? whole(of, 100) : 0)],
		words.response,
		['result', counted && of > 0 ? part : 'neutral'],
		['latency', words.latency],
		['description', words.description]
	];
	return pairs
		.filter(([, value]) => value)
		.map(([name, value]) => [`cmi.interactions.${index}.${name}`, value]);
}

/** At most two places after the point, never an exponent; what is no number is 0. */
export function decimal(value: number, least = 0, most = 1): string {
	const within = Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 0;
	return String(Math.floor(within * 100 + 1e-9) / 100);
}

/** A whole number from 0 to `most`; what is no number is 0. */
export function whole(value: number, most: number): number {
	return value > 0 ? Math.floor(Math.min(value, most)) : 0;
}

/** Seconds as hours, minutes and seconds; hours end at 9,999. */
export function clockOf(seconds: number): readonly [h: number, m: number, s: number] {
	const all = whole(seconds, 35_999_999);
	return [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
}

/** Two figures. */
export function two(value: number): string {
	return String(Math.floor(value)).padStart(2, '0');
}
