/**
 * A course log as the few characters a learning platform keeps between visits, and back.
 *
 * `1.<edition>.<try>-<try>….<signed at>.<name>.<checksum>`, in `A–Z a–z 0–9 . - _` only. A try is the first six digits
 * of its story's hash, the way in, then each choice by its place among the scene's choices in the order of their ids;
 * `<story>_<count>` says how many tries of a story were left out.
 *
 * @module
 */
import { LONGEST_NAME } from '../declaration/typed-name.ts';
import { choose, open, type Play } from '../scenario/machine.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Instant, Slug } from '../units.ts';
import type { CourseLog, Tried } from './log.ts';
import type { PackagedCourse, Situation } from './packaged.ts';
import type { Stories } from './stories.ts';

/** The most characters SCORM 1.2 keeps, less a reserve; a course that could need more is not exported. */
export const MOST_CHARACTERS = 3_500;

const VERSION = '1';
const STORY_DIGITS = 6;
const EDITION_DIGITS = 8;
const INSTANT_DIGITS = 9;
const CHECK_DIGITS = 7;
/** A count of dropped tries with its story: more digits than anybody has patience for. */
const DROPPED = STORY_DIGITS + 8;

/** What was kept, read back. */
export interface Resumed {
	readonly log: CourseLog;
	/** Something was kept under another edition or for another story; what still fits was taken over. */
	readonly changed: boolean;
}

/**
 * Writes a log (P4). Every try must replay; the stories it names are those of the course.
 *
 * @throws TypeError for a try that no story of the course can replay
 */
export function suspendText(course: PackagedCourse, log: CourseLog, stories: Stories): string {
	const tries = [
		...log.tries.map((tried) => triedText(course, tried, stories)),
		...course.situations.flatMap(({ slug, hash }) => {
			const count = log.dropped?.[slug] ?? 0;
			return count > 0 ? `${hash.slice(0, STORY_DIGITS)}_${count.toString(36)}` : [];
		})
	];
	const { signed } = log;
	const text = [
		VERSION,
		editionOf(course),
		tries.join('-'),
		...(signed ? [instantText(signed.at), nameText(signed.name)] : [])
	].join('.');
	return `${text}.${checksum(text)}`;
}

/** The situations whose stories must be loaded before {@link resumed} can read a text; none when it is not ours. */
export function storiesIn(course: PackagedCourse, text: string): readonly Slug[] {
	const parts = partsOf(text);
	if (!parts) return [];
	const slugs = parts.tries.flatMap((tried) => situationOf(course, tried)?.slug ?? []);
	return [...new Set(slugs)];
}

/**
 * Reads a text back (P4, P5). A story that has changed is left out, with its tries; under another edition the choices
 * are judged again and the declaration has lapsed.
 *
 * Refuses `unreadable` for anything that is not whole and ours: then a course starts afresh.
 */
export function resumed(
	course: PackagedCourse,
	text: string,
	stories: Stories
): Resumed | Refusal<'unreadable'> {
	const parts = partsOf(text);
	if (!parts)
		return refuse('unreadable', 'What was kept cannot be read; the course starts afresh.');
	const tries: Tried[] = [];
	const dropped: Record<Slug, number> = {};
	let changed = parts.edition !== editionOf(course);
	for (const each of parts.tries) {
		const situation = situationOf(course, each);
		const [, count] = each.split('_');
		if (count !== undefined) {
			if (situation) dropped[situation.slug] = parseInt(count, 36);
			continue;
		}
		const tried = situation && triedFrom(situation.slug, each.slice(STORY_DIGITS), stories);
		if (tried) tries.push(tried);
		else changed = true;
	}
	const sameEdition = parts.edition === editionOf(course);
	const signed = sameEdition ? parts.signed : undefined;
	return {
		log: {
			tries,
			...(Object.keys(dropped).length > 0 ? { dropped } : {}),
			...(signed ? { signed } : {})
		},
		changed
	};
}

/**
 * The most characters a text of these stories can take: three tries of each along its longest way, and a name of so
 * many characters beyond ASCII.
 */
export function longestText(stories: readonly Scenario[], name = LONGEST_NAME): number {
	const tries = stories.reduce(
		(sum, story) => sum + 3 * (STORY_DIGITS + 2 + longestWay(story)) + DROPPED,
		0
	);
	const around = VERSION.length + EDITION_DIGITS + INSTANT_DIGITS + CHECK_DIGITS + 5;
	return around + tries + name * '_zzzz_'.length;
}

/** The most scenes a way through a story can have, conditions apart. */
function longestWay({ scenes, ways }: Scenario): number {
	const known = new Map<Slug, number>();
	const from = (id: Slug): number => {
		const seen = known.get(id);
		if (seen !== undefined) return seen;
		const scene = Object.hasOwn(scenes, id) ? scenes[id] : undefined;
		if (!scene) return 0;
		// A story only goes forward (S1); should one go round all the same, this still ends.
		known.set(id, 0);
		const next = Object.values(scene.choices).flatMap(({ to }) => to.map((way) => from(way.to)));
		const longest = 1 + Math.max(0, ...next);
		known.set(id, longest);
		return longest;
	};
	return Math.max(0, ...Object.values(ways).map(({ start }) => from(start)));
}

interface Parts {
	readonly edition: string;
	readonly tries: readonly string[];
	readonly signed?: { readonly name: string; readonly at: Instant };
}

/** Takes a text apart when it is whole: our version, our checksum, our alphabet. */
function partsOf(text: string): Parts | undefined {
	const found =
		/^1\.([0-9a-f]{8})\.((?:[0-9a-f]{6}_?[0-9a-z]+)?(?:-[0-9a-f]{6}_?[0-9a-z]+)*)(?:\.([0-9a-z]{9})\.([A-Za-z0-9_]*))?\.([0-9a-z]+)$/.exec(
			text
		);
	if (!found) return undefined;
	const [, edition = '', tries = '', at, name, check = ''] = found;
	if (check !== checksum(text.slice(0, text.length - check.length - 1))) return undefined;
	const signed =
		at === undefined || name === undefined
			? undefined
			: { at: instantFrom(at), name: nameFrom(name) };
	return {
		edition,
		tries: tries === '' ? [] : tries.split('-'),
		...(signed ? { signed } : {})
	};
}

function editionOf({ editionHash }: PackagedCourse): string {
	return editionHash.slice(0, EDITION_DIGITS);
}

function situationOf({ situations }: PackagedCourse, tried: string): Situation | undefined {
	return situations.find(({ hash }) => tried.startsWith(hash.slice(0, STORY_DIGITS)));
}

function triedText(
	course: PackagedCourse,
	{ scenario, who, choices }: Tried,
	stories: Stories
): string {
	const play = stories.play(scenario, who);
	const situation = course.situations.find(({ slug }) => slug === scenario);
	if (!play || !situation) throw new TypeError(`No story is loaded for “${scenario}” as “${who}”.`);
	let position = open(play);
	let places = '';
	for (const choice of choices) {
		const next = choose(play, position, choice);
		if (isRefusal(next)) throw new TypeError(next.because);
		places += choicesAt(play, position.at).indexOf(choice).toString(36);
		position = next;
	}
	const way = stories.waysIn(scenario).indexOf(who).toString(36);
	return `${situation.hash.slice(0, STORY_DIGITS)}${way}${places}`;
}

function triedFrom(scenario: Slug, text: string, stories: Stories): Tried | undefined {
	const who = stories.waysIn(scenario)[parseInt(text.slice(0, 1), 36)];
	const play = who === undefined ? undefined : stories.play(scenario, who);
	if (who === undefined || !play) return undefined;
	const choices: Slug[] = [];
	let position = open(play);
	for (const place of text.slice(1)) {
		const choice = choicesAt(play, position.at)[parseInt(place, 36)] ?? '';
		const next = choose(play, position, choice);
		if (isRefusal(next)) return undefined;
		choices.push(choice);
		position = next;
	}
	return { scenario, who, choices };
}

/** The ids of a scene's choices in the order of their ids: the same whatever order the file has them in. */
function choicesAt(play: Play, scene: Slug): readonly Slug[] {
	return Object.keys(play.scenario.scenes[scene]?.choices ?? {}).sort();
}

/** `2026-11-20T09:30:00.000Z` to the second, as nine digits. */
function instantText(at: Instant): string {
	return Number(at.replace(/\D/g, '').slice(0, 14)).toString(36).padStart(INSTANT_DIGITS, '0');
}

function instantFrom(text: string): Instant {
	const digits = String(parseInt(text, 36)).padStart(14, '0');
	return digits.replace(/^(\d{4})(..)(..)(..)(..)(..).*$/, '$1-$2-$3T$4:$5:$6.000Z');
}

/** Letters and figures of ASCII as they are, every other character by its number. */
function nameText(name: string): string {
	return [...name]
		.map((each) =>
			/[A-Za-z0-9]/.test(each) ? each : `_${(each.codePointAt(0) ?? 0).toString(36)}_`
		)
		.join('');
}

function nameFrom(text: string): string {
	return text.replace(/_([0-9a-z]{1,4})_/g, (whole, number: string) => {
		const point = parseInt(number, 36);
		return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
	});
}

/** FNV-1a over the characters, in base 36: tells a text that was cut short or changed on the way. */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
	return hash.toString(36);
}
