/**
 * The words of the first situation, read from its file, so that a journey can name a choice by its id.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Story {
	readonly scenes: Readonly<
		Record<
			string,
			{
				readonly headline: string;
				readonly choices: Readonly<
					Record<string, { readonly text: string; readonly effect: { readonly headline: string } }>
				>;
			}
		>
	>;
	readonly endings: Readonly<Record<string, { readonly headline: string }>>;
}

const story = parse(readFileSync('scenarios/pupil-follow/scenario.yaml', 'utf8')) as Story;

/** A step through the story: a scene and the choice taken there. */
export type Step = readonly [scene: string, choice: string];

/** The headline of a scene. */
export function headlineOf(scene: string): string {
	return held(story.scenes[scene], scene).headline;
}

/** The text of a choice, and the headline of its effect. */
export function choiceOf([scene, choice]: Step): {
	readonly text: string;
	readonly effect: string;
} {
	const { text, effect } = held(held(story.scenes[scene], scene).choices[choice], choice);
	return { text, effect: effect.headline };
}

/** The headline of an ending. */
export function endingOf(ending: string): string {
	return held(story.endings[ending], ending).headline;
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
