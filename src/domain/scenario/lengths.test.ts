/**
 * How long the paths of a small story are, counted by hand.
 *
 * @module
 */
import { expect, test } from 'vitest';
import { choice, playing, scene, story } from '../builders.test-data.ts';
import { enumerate } from './enumerate.ts';
import { pathMeter } from './lengths.ts';
import type { Scenario } from './scenario.ts';

/** Two paths: one decision, or two. */
const forked = story({
	scenes: {
		one: scene({ near: choice('fine', 'done'), far: choice('wrong', 'two') }),
		two: scene({ on: choice('fine', 'done', { say: 'Here I am.' }) })
	},
	endings: { done: { headline: 'Done', says: 'All is well.' } }
});

function lengthsOf(scenario: Scenario) {
	const meter = pathMeter(scenario);
	const play = playing(scenario);
	enumerate(play, (visit) => meter.watch(play, visit));
	return meter.lengths();
}

/** “A story”, “Something happens.”, “Someone”, “Someone asks.” */
const INTRO = 2 + 2 + 1 + 2;
/** “Today”, “Here”, “Something has come up”, “You are asked.”, “What do you do?” */
const SCENE = 1 + 1 + 4 + 3 + 4;
/** “So it goes”, “Something happens.”, “It is compliant.” or “It is breach.”, and the clause: “x”. */
const EFFECT = 3 + 2 + 3 + 1;
/** “Done”, “All is well.” */
const ENDING = 1 + 3;

test('[S11] a path is read from before the start, through every choice on offer, to the ending', () => {
	const single = story({ ...forked, scenes: { one: scene({ near: choice('fine', 'done') }) } });
	expect(lengthsOf(single)).toEqual({
		shortest: 1,
		typical: 1,
		longest: 1,
		words: INTRO + SCENE + 1 + EFFECT + ENDING,
		// 34 words at 200 a minute, and a third of a minute: 0.17 + 0.33.
		minutes: 0.5
	});
});

test('[S11] typical is the median over the paths; of two, the lower', () => {
	const { words, ...rest } = lengthsOf(forked);
	expect(rest).toEqual({ shortest: 1, typical: 1, longest: 2, minutes: 0.5 });
	expect(words).toBe(INTRO + SCENE + 2 + EFFECT + ENDING);
});

test('[S11] the middle of three paths is the typical one', () => {
	const scenes = {
		...forked.scenes,
		two: scene({ on: choice('fine', 'done'), again: choice('fine', 'done') })
	};
	const { typical, words } = lengthsOf(story({ ...forked, scenes }));
	expect({ typical, words }).toEqual({
		typical: 2,
		words: INTRO + (SCENE + 2 + EFFECT) * 2 + ENDING
	});
});

test('[S11] where the policy is silent, what it does not say is read as well', () => {
	const silent = story({ ...forked, scenes: { one: scene({ near: choice('unsaid', 'done') }) } });
	// “It is not-addressed.” before good practice’s own “It is compliant.”
	expect(lengthsOf(silent).words).toBe(INTRO + SCENE + 1 + 3 + EFFECT + ENDING);
});

test('[S11] a story that nobody has followed measures 0', () => {
	expect(pathMeter(forked).lengths()).toEqual({
		shortest: 0,
		typical: 0,
		longest: 0,
		words: 0,
		minutes: 0
	});
});
