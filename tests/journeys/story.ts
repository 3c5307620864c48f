/**
 * The words of the situations, read from their files, so that a journey can name a choice by its id.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Story {
	readonly title: string;
	readonly scenes: Readonly<
		Record<
			string,
			{
				readonly headline: string;
				readonly medium: string;
				readonly choices: Readonly<
					Record<
						string,
						{
							readonly text: string;
							readonly effect: { readonly headline: string };
							/** Where it is offered only to whoever has not chosen one of these before. */
							readonly if?: {
								readonly not?: { readonly any?: readonly { readonly chose: string }[] };
							};
						}
					>
				>;
			}
		>
	>;
	readonly endings: Readonly<Record<string, { readonly headline: string }>>;
}

/** A step through a story: a scene and the choice taken there. */
export type Step = readonly [scene: string, choice: string];

/** The situation that journeys play by hand unless they name another. */
export const BY_HAND = 'pupil-follow';

const stories = new Map<string, Story>();

function storyOf(scenario: string): Story {
	const known = stories.get(scenario);
	if (known) return known;
	const story = parse(readFileSync(`scenarios/${scenario}/scenario.yaml`, 'utf8')) as Story;
	stories.set(scenario, story);
	return story;
}

/** The title of a situation. */
export function titleOf(scenario: string): string {
	return storyOf(scenario).title;
}

/** The headline of a scene. */
export function headlineOf(scene: string, scenario = BY_HAND): string {
	return held(storyOf(scenario).scenes[scene], scene).headline;
}

/** Where a scene happens: a feed, a phone call. */
export function mediumOf(scene: string, scenario = BY_HAND): string {
	return held(storyOf(scenario).scenes[scene], scene).medium;
}

/** Every medium that a situation is told in. */
export function mediaOf(scenario: string): readonly string[] {
	return [...new Set(Object.values(storyOf(scenario).scenes).map(({ medium }) => medium))];
}

/** The text of a choice, and the headline of its effect. */
export function choiceOf(
	[scene, choice]: Step,
	scenario = BY_HAND
): {
	readonly text: string;
	readonly effect: string;
} {
	const { choices } = held(storyOf(scenario).scenes[scene], scene);
	const { text, effect } = held(choices[choice], choice);
	return { text, effect: effect.headline };
}

/** What a scene offers beside a choice to whoever has taken these steps before. */
export function othersBeside(
	[scene, choice]: Step,
	before: readonly Step[],
	scenario = BY_HAND
): readonly Step[] {
	const { choices } = held(storyOf(scenario).scenes[scene], scene);
	const chosen = before.map((step) => step.join('.'));
	return Object.entries(choices).flatMap(([id, { if: on }]): Step[] =>
		id === choice || on?.not?.any?.some(({ chose }) => chosen.includes(chose)) ? [] : [[scene, id]]
	);
}

/** The headline of an ending. */
export function endingOf(ending: string, scenario = BY_HAND): string {
	return held(storyOf(scenario).endings[ending], ending).headline;
}

function held<Value>(value: Value | undefined, name: string): Value {
	if (value === undefined) throw new Error(`The story has no “${name}”.`);
	return value;
}

/** From the new teacher's first scene to a pass, under any edition. */
export const PASSING: readonly Step[] = [
	['grown-up', 'accept-daniel'],
	['brother', 'tell'],
	['invitation', 'tell']
];

/** From the same scene to a fail: two conducts on the safeguarding floor. */
export const FAILING: readonly Step[] = [
	['grown-up', 'accept-daniel'],
	['brother', 'accept'],
	['staff-room', 'clear-phone'],
	['leader-asks', 'hand-it-over']
];

/** The course in its order, each situation from the new teacher's first scene to a pass, under any edition. */
export const COURSE: readonly { readonly scenario: string; readonly passing: readonly Step[] }[] = [
	{
		scenario: 'parent-friend-request',
		passing: [
			['teacher', 'accept'],
			['remark', 'end-it'],
			['trip', 'office'],
			['joke', 'goodnight']
		]
	},
	{ scenario: BY_HAND, passing: PASSING },
	{
		scenario: 'journalist-inquiry',
		passing: [
			['message', 'hold'],
			['thread', 'hold'],
			['background', 'hold'],
			['worry', 'lead']
		]
	},
	{
		scenario: 'abusive-comment',
		passing: [
			['remark', 'ring-and-leave'],
			['standing', 'leave-it'],
			['off-duty', 'ring-tonight']
		]
	},
	{
		scenario: 'abuse-of-staff',
		passing: [
			['staff-chat', 'report'],
			['hana-asks', 'tell-of-rob'],
			['side-chat', 'report'],
			['rob-writes', 'report']
		]
	}
];
