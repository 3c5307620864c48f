/**
 * Packages of the real content with the real player in them, opened up: files as they stand in the zip.
 *
 * @module
 */
import { runInNewContext } from 'node:vm';
import { together, type Apart } from '#domain/package/apart.ts';
import type { Format, PackagedCourse, Story } from '#domain/package/packaged.ts';
import { Stories } from '#domain/package/stories.ts';
import {
	fromParts,
	policyFrom,
	storyFrom,
	type InParts,
	type TravellingPolicy
} from '#domain/package/travel.ts';
import type { Walk } from '#domain/scenario/scenario.schema.ts';
import type { Slug } from '#domain/units.ts';
import { filesOf } from '#server/package/build.ts';
import type { AskedPackage } from '#server/package/options.ts';
import { readPlayer } from '#server/package/player-files.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { built } from '../../scripts/prepare.mjs';
import { gathered, LIBRARY } from '../packages/content.ts';

/** A package, and what its scripts hand to the player. */
export interface Opened {
	readonly files: Readonly<Record<string, string>>;
	readonly course: PackagedCourse;
	readonly stories: readonly Story[];
	/** The same, compiled once for all who play it without a page. */
	readonly compiled: Stories;
}

await built('player');
const player = readPlayer('build/player');
const made = new Map<string, Opened>();

/** The package of a policy; made once. */
export function packageOf(policy: Slug, format: Format, of: AskedPackage = {}): Opened {
	const key = JSON.stringify([policy, format, of]);
	const known = made.get(key);
	if (known) return known;
	const files = filesOf(gathered(policy, { format, ...of }), player);
	const opened = { files, ...handedOver(files), compiled: new Stories() };
	for (const story of opened.stories) opened.compiled.add(story);
	made.set(key, opened);
	return opened;
}

/** Runs what a package's own scripts hand over, which stands at their beginning. */
function handedOver(files: Readonly<Record<string, string>>): Pick<Opened, 'course' | 'stories'> {
	const firstOf = (name: string) => files[name]?.split('\n', 1)[0] ?? '';
	const found: { course?: PackagedCourse; policy: TravellingPolicy; stories: Story[] } = {
		policy: [],
		stories: []
	};
	const whole = (content: Apart) => together(JSON.parse(JSON.stringify(content)) as Apart);
	const around: { clauseAndEffect: object; clauseAndEffectCourse?: [PackagedCourse, Apart] } = {
		clauseAndEffect: {
			policy: (policy: Apart) => (found.policy = whole(policy) as TravellingPolicy),
			stories: (others: Apart) => found.stories.push(...fromParts(whole(others) as InParts))
		}
	};
	for (const name of ['player.js', 'more.js', 'situations.js'])
		runInNewContext(firstOf(name), around);
	if (around.clauseAndEffectCourse) {
		const [given, story] = around.clauseAndEffectCourse;
		found.course = given;
		found.stories.unshift(whole(story) as Story);
	}
	const { course, policy, stories } = JSON.parse(JSON.stringify(found)) as typeof found;
	const [first, ...others] = stories;
	if (!course || !first) throw new Error('The package begins no course.');
	const clauses = policyFrom(policy, first);
	return { course, stories: [first, ...others.map((story) => storyFrom(story, clauses))] };
}

/** A walk with the situation it goes through. */
export interface Way extends Walk {
	readonly scenario: Slug;
}

/** Every walk of every situation. */
export const WALKS: readonly Way[] = Object.entries(LIBRARY.scenarios).flatMap(
	([scenario, { walks }]) => walks.map((walk) => ({ ...walk, scenario }))
);

/** The walks dealt out, as many as there are of the situation with the most; each has at most one of a situation. */
export function careersOf(walks: readonly Way[]): readonly (readonly Way[])[] {
	const careers: Way[][] = [];
	for (const walk of walks) {
		const free = careers.find((each) => each.every(({ scenario }) => scenario !== walk.scenario));
		if (free) free.push(walk);
		else careers.push([walk]);
	}
	return careers;
}

/** Somebody whom the draw gives the way in that comes first in each situation, on the website as in a package. */
export function someoneFor(walks: readonly Way[]): string {
	const firsts = walks.filter(
		({ scenario }, at) => walks.findIndex((each) => each.scenario === scenario) === at
	);
	for (let number = 1; number < 200_000; number++) {
		const name = `learner-${number}`;
		const draws = ({ scenario, who }: Way) =>
			drawnWayIn(Object.keys(LIBRARY.scenarios[scenario]?.scenario.ways ?? {}), name, scenario) ===
			who;
		if (firsts.every(draws)) return name;
	}
	throw new Error('The draw gives nobody these ways in.');
}
