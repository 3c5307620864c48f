/**
 * Parts of a small story: one, two, three, and a way back after a wrong turn at the first.
 *
 * @module
 */
import { describe, expect, test } from 'vitest';
import {
	choice,
	edition,
	playing,
	reading,
	READINGS,
	scene,
	story,
	USUAL
} from '../builders.test-data.ts';
import { partAfter, partsOf, partWith } from './parts.ts';

const on = { play: playing(), threshold: USUAL };
const well = (...scenes: readonly string[]) =>
	scenes.map((each) => ({ scene: each, choice: 'well' }));

describe('a part', () => {
	test('[F6] begins where the choices before it lead, and is shorter for each of them', () => {
		const parts = [[], well('one'), well('one', 'two')].map((told) => partAfter(on, told));
		expect(parts.map((part) => part?.at)).toEqual(['one', 'two', 'three']);
		expect(parts.map((part) => part?.told)).toEqual([[], well('one'), well('one', 'two')]);
		const minutes = parts.map((part) => part?.minutes ?? 0);
		expect(minutes).toEqual([...minutes].sort((a, b) => b - a));
	});

	test('[F6] is none after a choice that is not in line, that is not offered, or that ended the story', () => {
		expect(partAfter(on, [{ scene: 'one', choice: 'so' }])).toBeUndefined();
		expect(partAfter(on, [{ scene: 'one', choice: 'ill' }])).toBeUndefined();
		expect(partAfter(on, [{ scene: 'one', choice: 'nothing' }])).toBeUndefined();
		expect(partAfter(on, well('two'))).toBeUndefined();
		expect(partAfter(on, well('one', 'two', 'three'))).toBeUndefined();
		const readings = { story: { ...READINGS, fine: reading('risky', ['sample/1']) } };
		const stricter = { play: playing(undefined, edition({ readings })), threshold: USUAL };
		expect(partAfter(stricter, well('one'))).toBeUndefined();
	});

	test('[F6] is none where what is left could end before anything counted', () => {
		const { scenes } = story();
		const idle = scene(
			{ slip: choice('fine', 'done'), own: choice('best', 'done') },
			{ wayBack: true }
		);
		const last = { play: playing(story({ scenes: { ...scenes, three: idle } })), threshold: USUAL };
		expect(partAfter(last, well('one', 'two'))).toBeUndefined();
		expect(partsOf(last).map(({ told }) => told.length)).toEqual([0, 1]);
	});

	test('[F3] every later decision on the way that is asked for begins one', () => {
		expect(partsOf(on).map(({ at, told }) => [at, told])).toEqual([
			['one', []],
			['two', well('one')],
			['three', well('one', 'two')]
		]);
	});

	test('[F1] the one about a change begins where the first conduct that changed is on offer', () => {
		const { scenes } = story();
		const more = scene({ ...scenes['two']?.choices, ask: choice('best', 'three') });
		const play = playing(story({ scenes: { ...scenes, two: more } }));
		const asked = { play, threshold: USUAL };
		const parts = partsOf(asked);
		expect(partWith(asked, parts, ['best'])?.at).toBe('two');
		expect(partWith(asked, parts, ['fine'])?.at).toBe('one');
		expect(partWith(asked, parts, ['grave'])).toBeUndefined();
	});
});
