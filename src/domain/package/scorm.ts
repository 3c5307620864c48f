/**
 * What SCORM 1.2 and SCORM 2004 have in common, and the shape in which each says what is its own.
 *
 * @module
 */
import { addDays, type Day, type Instant } from '../units.ts';
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
	readonly finished: Pair;
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
	/** How long this session has been, in seconds. */
	time(seconds: number): Pair;
	/** One decision at its place in the platform's list: `id`, `type`, then the rest. */
	interaction(interaction: Interaction, index: number): readonly Pair[];
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

/** The clauses of a decision as identifiers, each once. */
export function objectivesOf({ objectives }: Interaction): readonly string[] {
	return [...new Set(objectives.map(token))].slice(0, MOST_OBJECTIVES);
}

/** How well it was chosen: one of the version's own words, or the part of the points where it lies between. */
export function resultOf({ points, of, counted }: Interaction, wrong: string): string {
	if (!counted || !(of > 0)) return 'neutral';
	return points >= of ? 'correct' : points > 0 ? decimal(points / of) : wrong;
}

/** The points a decision is worth; none when it counts neither way. */
export function weighting({ counted, of }: Interaction): string {
	return String(counted ? whole(of, 100) : 0);
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

/** Day and time where the learner is; undefined when `at` is no instant. */
export function localTime(
	at: Instant,
	offset: number
): { readonly day: Day; readonly time: string } | undefined {
	const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)/.exec(at);
	if (!found || !Number.isFinite(offset)) return undefined;
	const [, day = '', h, m, s = ''] = found;
	const minutes = Number(h) * 60 + Number(m) + Math.trunc(offset);
	const days = Math.floor(minutes / 1440);
	const time = minutes - days * 1440;
	return { day: addDays(day, days), time: `${two(time / 60)}:${two(time % 60)}:${s}` };
}

/** Two figures. */
export function two(value: number): string {
	return String(Math.floor(value)).padStart(2, '0');
}
