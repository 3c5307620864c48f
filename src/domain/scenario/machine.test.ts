import { describe, expect, test } from 'vitest';
import {
	baseline,
	choice,
	decision,
	edition,
	made,
	playing,
	scene,
	standard,
	story
} from '../builders.test-data.ts';
import { isRefusal } from '../refusal.ts';
import { choose, compile, offers, open, type Play, type Position } from './machine.ts';
import type { Way } from './scenario.ts';

function after(play: Play, ...choices: readonly string[]): Position {
	return choices.reduce((at, each) => made(choose(play, at, each)), open(play));
}

describe('playing', () => {
	test('[N7] a story opens at the first scene of its way in', () => {
		const twoWays = story({
			ways: {
				early: { title: 'Early', says: 'x', start: 'one' },
				late: { title: 'Late', says: 'x', start: 'three' }
			}
		});
		const play = made(compile(twoWays, standard(twoWays), 'late'));
		expect(open(play)).toMatchObject({ at: 'three', ended: false, steps: [] });
	});

	test('a choice leads on, and is remembered with the judgement that counts', () => {
		const play = playing();
		const there = after(play, 'ill');
		expect(there).toMatchObject({ at: 'mend', ended: false });
		expect(there.steps).toEqual([
			{ scene: 'one', choice: 'ill', conduct: 'wrong', judgement: 'breach' }
		]);
		expect(offers(play, there)).toEqual(['slip', 'own', 'hide']);
	});

	test('an ending offers nothing more', () => {
		const play = playing();
		const end = after(play, 'well', 'well', 'well');
		expect(end).toMatchObject({ at: 'done', ended: true });
		expect(offers(play, end)).toEqual([]);
	});

	test.each(['shrug', '', 'constructor', '__proto__', 'own', 'x'.repeat(10_000)])(
		'[N6] a choice that is not on offer is refused: “%s”',
		(wrong) => {
			const play = playing();
			const answer = choose(play, open(play), wrong);
			expect(isRefusal(answer) && answer.refused).toBe('choice-not-offered');
		}
	);

	test('[N6] a choice whose condition does not hold is refused', () => {
		const play = playing(
			story({
				scenes: {
					...story().scenes,
					one: scene({ no: choice('fine', 'two', { if: { who: ['niece'] } }) })
				}
			})
		);
		const answer = choose(play, open(play), 'no');
		expect(isRefusal(answer) && answer.refused).toBe('choice-not-offered');
	});

	test('[N6] any choice after an ending is refused', () => {
		const play = playing();
		const answer = choose(play, after(play, 'well', 'well', 'well'), 'well');
		expect(isRefusal(answer) && answer.refused).toBe('attempt-ended');
	});

	test.each(['nobody', '', 'constructor', '__proto__'])(
		'[N7] an unknown way in is refused: “%s”',
		(who) => {
			const answer = compile(story(), standard(), who);
			expect(isRefusal(answer) && answer).toEqual({
				refused: 'way-in-unknown',
				because: `“A story” has no way in called “${who}”. It has: someone.`
			});
		}
	);

	test('[N7] a conduct without any reading is refused before the story begins', () => {
		const answer = compile(story(), standard(story(), edition({ readings: {} })), 'someone');
		expect(isRefusal(answer) && answer.refused).toBe('conduct-unknown');
	});

	test('[N9] playing on changes no position, and one position can be played on twice', () => {
		const play = playing();
		const start = open(play);
		const before = JSON.stringify({ at: start.at, steps: start.steps });
		const well = made(choose(play, start, 'well'));
		const ill = made(choose(play, start, 'ill'));
		expect([well.at, ill.at]).toEqual(['two', 'mend']);
		expect(made(choose(play, start, 'well'))).toEqual(well);
		expect(JSON.stringify({ at: start.at, steps: start.steps })).toBe(before);
	});
});

describe('where a choice leads', () => {
	const forked = (...to: readonly Way[]) =>
		playing(
			story({
				scenes: {
					one: decision('two'),
					two: scene({
						on: choice('fine', 'three', { to }),
						off: choice('wrong', 'three', { to })
					}),
					three: decision('done', 'sorry')
				}
			})
		);

	test('[N4] the first place whose condition holds, else the last', () => {
		const play = forked(
			{ to: 'sorry', if: { judged: { one: ['breach'] } } },
			{ to: 'done', if: { chose: 'one.so' } },
			{ to: 'three' }
		);
		expect(after(play, 'ill', 'on').at).toBe('sorry');
		expect(after(play, 'so', 'on').at).toBe('done');
		expect(after(play, 'well', 'on').at).toBe('three');
	});

	test('[N4] the choice just made already belongs to the decisions taken', () => {
		const play = forked({ to: 'sorry', if: { chose: 'two.off' } }, { to: 'three' });
		expect(after(play, 'well', 'off').at).toBe('sorry');
		expect(after(play, 'well', 'on').at).toBe('three');
	});

	test('[N2] the order of scenes and choices in a file changes nothing', () => {
		const backwards = <Value>(record: Readonly<Record<string, Value>>) =>
			Object.fromEntries(Object.entries(record).reverse());
		const { scenes } = story();
		const turned = story({
			scenes: backwards(
				Object.fromEntries(
					Object.entries(scenes).map(([id, each]) => [
						id,
						{ ...each, choices: backwards(each.choices) }
					])
				)
			)
		});
		for (const path of [
			['well', 'so', 'ill'],
			['ill', 'own', 'well', 'well']
		]) {
			const [one, other] = [after(playing(), ...path), after(playing(turned), ...path)];
			expect({ at: one.at, steps: one.steps }).toEqual({ at: other.at, steps: other.steps });
		}
	});

	test('[N5.1] a condition sees the judgement of good practice where the policy is silent', () => {
		const silent = story({
			scenes: {
				one: scene({
					ask: choice('unsaid', 'done', {
						to: [{ to: 'sorry', if: { judged: { one: ['compliant'] } } }, { to: 'done' }]
					})
				})
			}
		});
		expect(after(playing(silent, edition(), baseline()), 'ask').at).toBe('sorry');
	});
});
