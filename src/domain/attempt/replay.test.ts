import { describe, expect, test } from 'vitest';
import { edition, made, playing, USUAL } from '../builders.test-data.ts';
import { isRefusal } from '../refusal.ts';
import { ratio } from '../units.ts';
import { advance, replay, type Picked } from './replay.ts';

const picked = (...choices: readonly string[]): readonly Picked[] =>
	choices.map((choice) => ({ choice }));

describe('replaying a log', () => {
	test('[G6.4] an empty log stands at the first scene', () => {
		expect(replay(playing(), [], USUAL)).toMatchObject({
			who: 'someone',
			at: 'one',
			ended: false,
			decisions: [],
			offers: ['so', 'well', 'ill'],
			grade: { score: ratio(0, 1), passed: false, why: 'not-ended' }
		});
	});

	test('[G5] a whole log ends, with each decision judged and the grade', () => {
		const played = made(replay(playing(), picked('ill', 'own', 'well', 'well'), USUAL));
		expect(played).toMatchObject({ at: 'done', ended: true, ending: 'done', offers: [] });
		expect(
			played.decisions.map(({ scene, choice, conduct, wayBack, counted, points, of, judged }) => [
				`${scene}.${choice}`,
				conduct,
				judged.judgement,
				{ wayBack, counted, points, of }
			])
		).toEqual([
			['one.ill', 'wrong', 'breach', { wayBack: false, counted: true, points: 0, of: 2 }],
			['mend.own', 'fine', 'compliant', { wayBack: true, counted: false, points: 0, of: 0 }],
			['two.well', 'fine', 'compliant', { wayBack: false, counted: true, points: 2, of: 2 }],
			['three.well', 'fine', 'compliant', { wayBack: false, counted: true, points: 2, of: 2 }]
		]);
		expect(played.grade).toEqual({ score: ratio(4, 6), passed: false, why: 'below-pass-mark' });
	});

	test('[G2] the rule of passing is the one given', () => {
		const log = picked('ill', 'own', 'well', 'well');
		const lower = { ...USUAL, passMark: ratio(2, 3) };
		expect(made(replay(playing(), log, lower)).grade).toEqual({
			score: ratio(4, 6),
			passed: true,
			why: 'passed'
		});
	});

	test('[G6.4] one log played under two editions keeps its choices and is judged by each', () => {
		const log = picked('well', 'well', 'well');
		const stricter = edition({
			readings: { story: { ...edition().readings['story'], fine: strict('fine') } }
		});
		expect(made(replay(playing(), log, USUAL)).grade.passed).toBe(true);
		expect(made(replay(playing(undefined, stricter), log, USUAL)).grade).toEqual({
			score: ratio(0, 6),
			passed: false,
			why: 'below-pass-mark'
		});
	});

	test('[G6.4] a log that names another scene than the one reached is refused', () => {
		const log = [
			{ scene: 'one', choice: 'well' },
			{ scene: 'three', choice: 'well' }
		];
		expect(replay(playing(), log, USUAL)).toEqual({
			refused: 'log-does-not-fit',
			because: 'Decision 2 of the log was taken in “three”, but the story stands at “two”.'
		});
	});

	test.each([
		['choice-not-offered', ['shrug']],
		['choice-not-offered', ['well', 'own']],
		['attempt-ended', ['well', 'well', 'well', 'well']]
	])('[N6] a log is refused as its choices are: %s', (code, choices) => {
		const answer = replay(playing(), picked(...choices), USUAL);
		expect(isRefusal(answer) && answer.refused).toBe(code);
	});

	test('[G6.4] advancing choice by choice comes to the same as replaying the log', () => {
		const play = playing();
		const choices = ['ill', 'hide', 'so', 'well'];
		const stepped = choices.reduce(
			(played, choice) => made(advance(play, played, choice, USUAL)),
			made(replay(play, [], USUAL))
		);
		expect(stepped).toEqual(replay(play, picked(...choices), USUAL));
		expect(stepped.grade).toEqual({
			score: ratio(3, 8),
			passed: false,
			why: 'serious-breach',
			decision: 1
		});
	});

	test('[N6] advancing after the end is refused', () => {
		const play = playing();
		const ended = made(replay(play, picked('well', 'well', 'well'), USUAL));
		expect(advance(play, ended, 'well', USUAL)).toMatchObject({ refused: 'attempt-ended' });
	});
});

function strict(because: string) {
	return { judgement: 'breach', clauses: ['sample/1'], because, readers: 1 } as const;
}

describe('choices that were told', () => {
	test('[G9] count neither way and fail nothing; the score is of what was decided', () => {
		const told = made(replay(playing(), picked('ill', 'own', 'well'), USUAL, 2));
		expect(told.told).toBe(2);
		expect(told.decisions.map(({ counted, told: was }) => [counted, was ?? false])).toEqual([
			[false, true],
			[false, true],
			[true, false]
		]);
		const ended = made(advance(playing(), told, 'well', USUAL));
		expect(ended.grade).toEqual({ score: ratio(4, 4), passed: true, why: 'passed' });
		const floor = edition({ failsOn: ['serious-breach', 'breach'] });
		const strictly = { passMark: USUAL.passMark, failsOn: floor.failsOn };
		expect(made(replay(playing(), picked('ill'), strictly, 1)).grade).not.toHaveProperty(
			'decision'
		);
	});

	test('[G9] an attempt in which nothing was decided that counts is not passed', () => {
		const all = made(replay(playing(), picked('well', 'well', 'well'), USUAL, 3));
		expect(all.grade).toEqual({ score: ratio(0, 1), passed: false, why: 'below-pass-mark' });
	});
});
