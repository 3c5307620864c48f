import { describe, expect, test } from 'vitest';
import { baseline, edition, made, USUAL } from '../builders.test-data.ts';
import { judge, standardFor, type Judged } from '../policy/judge.ts';
import type { Edition } from '../policy/policy.ts';
import { ratio } from '../units.ts';
import { grade, score, weigh, type Decision } from './score.ts';

function judged(conduct: string, behind: Edition = baseline()): Judged {
	return made(
		judge(conduct, standardFor(edition(), behind, { slug: 'story', concernsChild: false }))
	);
}

function decided(conduct: string, { wayBack = false, behind = baseline() } = {}): Decision {
	const is = judged(conduct, behind);
	return {
		scene: 'one',
		choice: 'it',
		conduct,
		judged: is,
		wayBack,
		...weigh(is, wayBack)
	};
}

function path(...conducts: readonly string[]): readonly Decision[] {
	return conducts.map((each) => decided(each));
}

describe('a decision', () => {
	test.each([
		['best', 2],
		['fine', 2],
		['unsure', 1],
		['wrong', 0],
		['grave', 0]
	])('[G1] %s is worth %i of 2', (conduct, points) => {
		expect(weigh(judged(conduct), false)).toEqual({ counted: true, points, of: 2 });
	});

	test('[G1] what only good practice judges is worth the same', () => {
		expect(weigh(judged('unheard'), false)).toEqual({ counted: true, points: 1, of: 2 });
	});

	test('[G1] what neither judges does not count', () => {
		const silent = judged('unsaid', baseline({ readings: {} }));
		expect(weigh(silent, false)).toEqual({ counted: false, points: 0, of: 0 });
	});

	test.each(['best', 'fine', 'unsure'])('[G3.2] on a way back, %s is not counted', (conduct) => {
		expect(weigh(judged(conduct), true)).toEqual({ counted: false, points: 0, of: 0 });
	});

	test.each(['wrong', 'grave'])('[G3.2] on a way back, %s counts 0 of 2', (conduct) => {
		expect(weigh(judged(conduct), true)).toEqual({ counted: true, points: 0, of: 2 });
	});

	test.each([true, false])('[G4] what is not scored counts neither way (way back: %s)', (back) => {
		const behind = baseline({ notScored: [{ conduct: 'grave', because: 'Protected.' }] });
		expect(weigh(judged('grave', behind), back)).toEqual({ counted: false, points: 0, of: 0 });
	});
});

describe('the score', () => {
	test('[G2] is points over points available, as they were added up', () => {
		expect(score(path('best', 'unsure', 'unsure'))).toEqual({ n: 4, d: 6 });
		expect(score(path('wrong', 'grave'))).toEqual({ n: 0, d: 4 });
	});

	test('[G2.1] is 0/1 while nothing has counted', () => {
		expect(score([])).toEqual({ n: 0, d: 1 });
		expect(score([decided('fine', { wayBack: true })])).toEqual({ n: 0, d: 1 });
	});

	test('[G3.2] is not raised by a way back, and is lowered by making things worse there', () => {
		const before = path('wrong', 'fine');
		expect(score([...before, decided('best', { wayBack: true })])).toEqual({ n: 2, d: 4 });
		expect(score([...before, decided('wrong', { wayBack: true })])).toEqual({ n: 2, d: 6 });
	});
});

describe('the grade', () => {
	test('[G2] exactly the pass mark is a pass', () => {
		expect(grade(path('best', 'fine', 'fine', 'unsure', 'unsure'), true, USUAL)).toEqual({
			score: ratio(8, 10),
			passed: true,
			why: 'passed'
		});
	});

	test('[G2] a hair below the pass mark is not', () => {
		expect(grade(path('fine', 'fine', 'unsure', 'unsure'), true, USUAL)).toEqual({
			score: ratio(6, 8),
			passed: false,
			why: 'below-pass-mark'
		});
		const overAThird = { ...USUAL, passMark: ratio(1_000_000_001, 3_000_000_000) };
		expect(grade(path('unsure', 'unsure', 'wrong'), true, overAThird).passed).toBe(false);
		expect(
			grade(path('unsure', 'unsure', 'wrong'), true, { ...USUAL, passMark: ratio(1, 3) })
		).toEqual({ score: ratio(2, 6), passed: true, why: 'passed' });
	});

	test('[G2] a school may set its own pass mark', () => {
		const raised = { ...USUAL, passMark: ratio(1, 1) };
		expect(grade(path('fine', 'fine', 'fine', 'unsure'), true, raised).passed).toBe(false);
		expect(grade(path('fine', 'best'), true, raised).passed).toBe(true);
	});

	test('[G2.1] a path on which nothing counted is not passed, even with a pass mark of 0', () => {
		const nothing = [decided('fine', { wayBack: true })];
		for (const passMark of [ratio(0, 1), ratio(4, 5)])
			expect(grade(nothing, true, { ...USUAL, passMark })).toEqual({
				score: ratio(0, 1),
				passed: false,
				why: 'below-pass-mark'
			});
	});

	test('[G3] a serious breach fails, whatever the total, and is named', () => {
		const long = path(...Array<string>(20).fill('best'), 'grave', 'grave');
		expect(grade(long, true, USUAL)).toEqual({
			score: ratio(40, 44),
			passed: false,
			why: 'serious-breach',
			decision: 20
		});
	});

	test('[G3] a serious breach fails even where a school leaves it out of its list', () => {
		const grave = path(...Array<string>(20).fill('best'), 'grave');
		expect(grade(grave, true, { ...USUAL, failsOn: [] }).why).toBe('serious-breach');
	});

	test('[G3] a breach fails where the school says so, and only there', () => {
		const long = path(...Array<string>(9).fill('fine'), 'wrong');
		expect(grade(long, true, USUAL)).toEqual({
			score: ratio(18, 20),
			passed: true,
			why: 'passed'
		});
		const strict = { ...USUAL, failsOn: ['serious-breach', 'breach'] } as const;
		expect(grade(long, true, strict)).toEqual({
			score: ratio(18, 20),
			passed: false,
			why: 'breach',
			decision: 9
		});
	});

	test('[G3.1] the floor fails an attempt though the policy calls the conduct compliant', () => {
		const behind = baseline({ floor: [{ conduct: 'best', because: 'Never.' }] });
		expect(grade([decided('fine'), decided('best', { behind })], true, USUAL)).toEqual({
			score: ratio(4, 4),
			passed: false,
			why: 'floor',
			decision: 1
		});
	});

	test('[G3.1] the floor fails an attempt though neither says anything of the conduct', () => {
		const behind = baseline({
			readings: {},
			floor: [{ conduct: 'unsaid', because: 'Never.' }]
		});
		expect(grade([decided('fine'), decided('unsaid', { behind })], true, USUAL)).toMatchObject({
			score: ratio(2, 2),
			passed: false,
			why: 'floor'
		});
	});

	test('[G3.3] a serious breach on a way back fails, and so does the floor', () => {
		const behind = baseline({ floor: [{ conduct: 'fine', because: 'Never.' }] });
		const well = path(...Array<string>(20).fill('best'));
		expect(grade([...well, decided('grave', { wayBack: true })], true, USUAL)).toEqual({
			score: ratio(40, 42),
			passed: false,
			why: 'serious-breach',
			decision: 20
		});
		expect(grade([...well, decided('fine', { wayBack: true, behind })], true, USUAL)).toEqual({
			score: ratio(40, 40),
			passed: false,
			why: 'floor',
			decision: 20
		});
	});

	test('[G4] what is not scored never fails, be it a serious breach or on the floor', () => {
		const behind = baseline({
			floor: [{ conduct: 'grave', because: 'Never.' }],
			notScored: [{ conduct: 'grave', because: 'Protected.' }]
		});
		expect(grade([decided('fine'), decided('grave', { behind })], true, USUAL)).toEqual({
			score: ratio(2, 2),
			passed: true,
			why: 'passed'
		});
	});

	test('[G5] without an ending nothing is passed, however well it stands', () => {
		expect(grade(path('best', 'best'), false, USUAL)).toEqual({
			score: ratio(4, 4),
			passed: false,
			why: 'not-ended'
		});
		expect(grade([], false, USUAL)).toEqual({
			score: ratio(0, 1),
			passed: false,
			why: 'not-ended'
		});
	});

	test('[G5] while the story goes on, the decision that will fail it is named', () => {
		expect(grade(path('best', 'grave'), false, USUAL)).toEqual({
			score: ratio(2, 4),
			passed: false,
			why: 'not-ended',
			decision: 1
		});
	});
});
