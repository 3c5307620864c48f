/**
 * How long the paths of a small story are, counted by hand.
 *
 * @module
 */
import { expect, test } from 'vitest';
import {
	baseline,
	choice,
	clause,
	edition,
	made,
	playing,
	reading,
	scene,
	story
} from '../builders.test-data.ts';
import { enumerate } from './enumerate.ts';
import { pathMeter } from './lengths.ts';
import { choose, open, type Play } from './machine.ts';
import { recapOf } from './recap.ts';
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
	return measured(playing(scenario));
}

function measured(play: Play) {
	const meter = pathMeter(play.scenario);
	enumerate(play, (visit) => meter.watch(play, visit));
	return meter.lengths();
}

/** “A story”, “Something happens.”, “Someone”, “Someone asks.” */
const INTRO = 2 + 2 + 1 + 2;
/** “Today”, “Here”, “Something has come up”, “You are asked.”, “What do you do?” */
const SCENE = 1 + 1 + 4 + 3 + 4;
/** A clause with its reference and force: “sample/1”, “all staff”, “must-not”, “x”. */
const CLAUSE = 2 + 2 + 1 + 1;
/** “So it goes”, “Something happens.”, “It is compliant.” or “It is breach.”, and the clause. */
const EFFECT = 3 + 2 + 3 + CLAUSE;
/** “Done”, “All is well.” */
const ENDING = 1 + 3;

/** A story of one decision, with these choices. */
function single(choices: Scenario['scenes'][string]['choices']) {
	return story({ ...forked, scenes: { one: scene(choices) } });
}

test('[N11] a path is read from before the start, through every choice on offer, to the ending', () => {
	expect(lengthsOf(single({ near: choice('fine', 'done') }))).toEqual({
		shortest: 1,
		typical: 1,
		longest: 1,
		words: INTRO + SCENE + 1 + EFFECT + ENDING,
		// 39 words at 220 a minute, and a third of a minute: 0.18 + 0.33.
		minutes: 0.5
	});
});

test('[N11] a moderator’s tools stand on the stage; whom to turn to stands beside the start', () => {
	const look = { by: 'them', says: 'Look here.', tools: ['Hide', 'Delete'] } as const;
	const one = scene({ near: choice('fine', 'done') }, { shows: [look] });
	const support = [{ who: 'A leader', how: 'Ask early.' }];
	const { words } = lengthsOf(story({ ...forked, support, scenes: { one } }));
	expect(words).toBe(INTRO + SCENE + 4 + 1 + EFFECT + ENDING);
});

test('[N11] typical is what half of the people need; of two, the lower', () => {
	const { words, ...rest } = lengthsOf(forked);
	expect(rest).toEqual({ shortest: 1, typical: 1, longest: 2, minutes: 0.5 });
	expect(words).toBe(INTRO + SCENE + 2 + EFFECT + ENDING);
});

test('[N11] a fork later on makes more paths, and no more people', () => {
	const on = choice('fine', 'done');
	const scenes = { ...forked.scenes, two: scene({ on, again: on, anew: on, aside: on }) };
	expect(lengthsOf(story({ ...forked, scenes })).typical).toBe(1);
});

test('[N11] of five choices, three of which lead on, leading on is typical', () => {
	const on = choice('fine', 'two');
	const off = choice('fine', 'done');
	const scenes = {
		one: scene({ near: off, off, far: on, on, away: on }),
		two: scene({ on: off })
	};
	const { typical, words } = lengthsOf(story({ ...forked, scenes }));
	expect({ typical, words }).toEqual({
		typical: 2,
		words: INTRO + (SCENE + EFFECT) * 2 + 5 + 1 + ENDING
	});
});

test('[N11] where the policy is silent, what it does not say is read as well', () => {
	// “It is not-addressed.” before good practice’s own “It is compliant.”, with “gp/2” and “should”.
	const { words } = lengthsOf(single({ near: choice('unsaid', 'done') }));
	expect(words).toBe(INTRO + SCENE + 1 + 3 + EFFECT + ENDING);
});

test('[N11] what one could say is read where nothing was better', () => {
	const near = choice('fine', 'done', { say: 'Here I am.' });
	expect(lengthsOf(single({ near })).words).toBe(INTRO + SCENE + 1 + EFFECT + 3 + ENDING);
});

test('[N11] after a wrong turn the words for the better choice are read, not one’s own', () => {
	const better = choice('fine', 'done', { text: 'Wait for a moment', say: 'Here I am.' });
	const wrong = choice('wrong', 'done', { say: 'Words that nobody is shown here.' });
	// Two paths; the longer of them is the one with the wrong turn, and two thirds go there.
	const { words } = lengthsOf(single({ better, wrong, worse: wrong }));
	expect(words).toBe(INTRO + SCENE + (4 + 1 + 1) + EFFECT + 3 + ENDING);
});

test('[N11] only the first clause is on the screen at once, but with its note and what may follow', () => {
	const one = clause('sample/1', { conditions: 'At school.', consequence: 'A talk.' });
	const readings = { fine: reading('compliant', ['sample/1', 'sample/2']) };
	const clauses = [one, clause('sample/2', { says: 'so much more to read' })];
	const under = edition({ clauses, readings: { story: readings } });
	const play = playing(single({ near: choice('fine', 'done') }), under);
	expect(measured(play).words).toBe(INTRO + SCENE + 1 + EFFECT + 4 + ENDING);
});

test('[N11] why a conduct fails at once, or is not scored, is read as well', () => {
	const lists = {
		floor: [{ conduct: 'wrong', because: 'It never passes.' }],
		notScored: [{ conduct: 'fine', because: 'The law may protect it.' }]
	};
	const words = (conduct: string) =>
		measured(playing(single({ near: choice(conduct, 'done') }), edition(), baseline(lists))).words;
	expect(words('wrong')).toBe(INTRO + SCENE + 1 + EFFECT + 3 + ENDING);
	// With “Take advice first.”
	expect(words('fine')).toBe(INTRO + SCENE + 1 + EFFECT + 5 + 3 + ENDING);
});

test('[N11] a story that nobody has followed measures 0', () => {
	expect(pathMeter(forked).lengths()).toEqual({
		shortest: 0,
		typical: 0,
		longest: 0,
		words: 0,
		minutes: 0
	});
});

test('[N12] a story that begins in its middle is measured from there, with what is told of it', () => {
	const play = playing(forked);
	const second = made(choose(play, open(play), 'far'));
	const meter = pathMeter(forked, 1);
	enumerate(play, (visit) => meter.watch(play, visit), undefined, second);
	// “Something has come up”, “wrong”, “Something happens.”
	const told = 4 + 1 + 2;
	expect(meter.lengths()).toMatchObject({
		shortest: 1,
		longest: 1,
		words: INTRO + told + SCENE + 1 + EFFECT + 3 + ENDING
	});
	expect(recapOf(forked, [...second.steps, { scene: 'nowhere', choice: 'near' }])).toEqual([
		{ headline: 'Something has come up', chose: 'wrong', came: 'Something happens.' }
	]);
});
