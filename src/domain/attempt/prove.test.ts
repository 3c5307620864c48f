import { describe, expect, test, vi } from 'vitest';
import {
	baseline,
	choice,
	decision,
	edition,
	reading,
	READINGS,
	scene,
	story
} from '../builders.test-data.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ratio } from '../units.ts';
import { prove, PROBLEMS, ProofFault } from './prove.ts';
import * as scoring from './score.ts';

/** The codes found, with the scene or the way in they are about. */
function found(of: Scenario = story(), under = edition(), behind = baseline()) {
	return prove(of, under, behind).problems.map(
		({ code, scene: at, who }) => `${code} ${at ?? who ?? '-'}`
	);
}

const scenes = (more: Scenario['scenes']) => story({ scenes: { ...story().scenes, ...more } });

describe('a story that holds', () => {
	test('[G7] is followed along every path, and nothing is wrong with it', () => {
		expect(prove(story(), edition(), baseline())).toEqual({
			paths: 45,
			// Of 6 points 5 are a pass: at most one risky choice, and no wrong turn.
			passing: 4,
			failing: 41,
			longest: 4,
			shortest: 3,
			scenes: ['one', 'mend', 'two', 'three'],
			endings: ['done', 'sorry'],
			giveaway: { scenes: 4, first: 0, longest: 0 },
			problems: []
		});
	});

	test('[G7] is followed for each way in, and all of them together reach every scene', () => {
		const twoWays = story({
			ways: {
				early: { title: 'Early', says: 'x', start: 'one' },
				middle: { title: 'Middle', says: 'x', start: 'zero' }
			},
			scenes: { ...story().scenes, zero: decision('two') }
		});
		expect(prove(twoWays, edition(), baseline())).toMatchObject({ paths: 45 + 27, problems: [] });
	});

	test('[G7] good practice can be proved as an edition of its own', () => {
		const own = baseline({ readings: { story: READINGS } });
		expect(prove(story(), own, own).problems).toEqual([]);
	});
});

describe('what is found', () => {
	test('[G7] PR001: a scene that no way in reaches', () => {
		expect(found(scenes({ island: decision('two') }))).toEqual(['PR001 island']);
	});

	test('[G7] PR002: a path that stops before an ending', () => {
		const shut = scene({ so: choice('fine', 'done', { if: { who: ['nobody'] } }) });
		const [problem] = prove(scenes({ three: shut }), edition(), baseline()).problems.filter(
			({ code }) => code === 'PR002'
		);
		expect(problem).toEqual({
			code: 'PR002',
			who: 'someone',
			scene: 'three',
			path: ['so', 'so'],
			says: '“three” offers nothing, and is not an ending.'
		});
	});

	test('[G7] PR003: a path of fewer than three decisions', () => {
		expect(found(scenes({ two: decision('three', 'sorry') }))).toEqual(['PR003 sorry']);
	});

	test('[G7.1] PR004: more than five choices', () => {
		const six = Object.fromEntries(
			['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [
				id,
				choice(id === 'b' ? 'best' : 'wrong', 'three')
			])
		);
		expect(found(scenes({ two: scene(six) }))).toEqual(['PR004 two']);
	});

	test('[G7.1] PR005: a single judgement that counts', () => {
		const alike = scene({ a: choice('fine', 'three'), b: choice('fine', 'three') });
		expect(found(scenes({ two: alike }))).toEqual(['PR005 two']);
	});

	test('[G7.1] PR005: what is not scored does not make a second judgement', () => {
		const behind = baseline({ notScored: [{ conduct: 'grave', because: 'Protected.' }] });
		const two = scene({ a: choice('grave', 'three'), b: choice('fine', 'three') });
		expect(found(scenes({ two }), edition(), behind)).toEqual(['PR005 two']);
		expect(found(scenes({ two }))).toEqual([]);
	});

	test('[G7.1] PR006: nothing compliant on offer', () => {
		const bleak = scene({ a: choice('unsure', 'three'), b: choice('wrong', 'three') });
		expect(found(scenes({ two: bleak }))).toContain('PR006 two');
	});

	test('[G7.1] a way back needs neither two judgements nor a compliant one', () => {
		const mend = scene({ a: choice('wrong', 'two') }, { wayBack: true });
		expect(found(scenes({ mend }))).toEqual([]);
	});

	test('[G7.2] PR007: a way in that nobody can pass', () => {
		const strict = edition({
			readings: { story: { ...READINGS, fine: reading('risky'), unsure: reading('compliant') } }
		});
		expect(found(story(), strict)).not.toContain('PR007 someone');
		const hopeless = edition({ readings: { story: { ...READINGS, fine: reading('breach') } } });
		expect(found(story(), hopeless)).toContain('PR007 someone');
	});

	test('[G7.2] PR010: a path on which nothing counts', () => {
		const { one, two, three } = story().scenes;
		const back = { wayBack: true };
		if (!one || !two || !three) throw new Error('The story has three scenes.');
		const backs = {
			one: { ...one, ...back },
			two: { ...two, ...back },
			three: { ...three, ...back }
		};
		expect(found(scenes(backs))).toContain('PR010 done');
	});

	test('[G7.4] PR011: a way back without a wrong turn', () => {
		expect(found(scenes({ one: decision('mend', 'mend') }))).toEqual(['PR011 mend']);
	});

	test('[G7.4] PR011: the wrong turn is judged by the edition that is played', () => {
		const lenient = edition({ readings: { story: { ...READINGS, wrong: reading('compliant') } } });
		expect(found(story(), edition())).toEqual([]);
		expect(found(story(), lenient)).toEqual(['PR011 mend']);
	});

	test('[G7.4] the wrong turn may lie several decisions before', () => {
		const between = scene({ well: choice('fine', 'mend'), so: choice('unsure', 'mend') });
		expect(found(scenes({ one: decision('two', 'between'), between }))).not.toContain('PR011 mend');
	});

	test('[G7.5] PR012: the longest text gives the best choice away', () => {
		const { one, two } = Object.fromEntries(
			['one', 'two'].map((id) => {
				const to = id === 'one' ? 'two' : 'three';
				const wordy = choice('fine', to, { text: 'fine, and a good deal longer' });
				return [id, scene({ ill: choice('wrong', to), well: wordy })];
			})
		);
		if (!one || !two) throw new Error('Two scenes were made.');
		// With mend out of reach there are three scenes to guess in, and two of them give it away.
		const { three } = story().scenes;
		if (!three) throw new Error('The story has a third scene.');
		expect(found(story({ scenes: { one, two, three } }))).toEqual(['PR012 -']);
	});

	test('[G7.5] PR013: the best choice stands first', () => {
		const first = (to: string) =>
			scene({ well: choice('fine', to), ill: choice('wrong', to, { text: 'a long wrong turn' }) });
		expect(
			found(
				story({
					scenes: { one: first('two'), two: first('three'), three: decision('done', 'sorry') }
				})
			)
		).toEqual(['PR013 -']);
	});

	test('[G7.5] in exactly half of the scenes, longest and first give nothing away', () => {
		const first = (to: string, ifWrong: string) =>
			scene({
				well: choice('fine', to, { text: 'fine, and the longest by far' }),
				ill: choice('wrong', ifWrong)
			});
		expect(found(scenes({ one: first('two', 'mend'), two: first('three', 'three') }))).toEqual([]);
	});

	test('[G7.1] exactly five choices are not too many', () => {
		const five = Object.fromEntries(
			['a', 'b', 'c', 'd', 'e'].map((id) => [id, choice(id === 'b' ? 'best' : 'wrong', 'three')])
		);
		expect(found(scenes({ two: scene(five) }))).toEqual([]);
	});

	test('[G7.6] a story that comes back has not been through reading, and is not proved', () => {
		expect(() => found(scenes({ three: decision('done', 'one') }))).toThrow(
			new ProofFault('The story comes back. story under sample, as someone: so, so, ill')
		);
	});

	test('[G7.6] PR015: too many paths are reported, not followed', () => {
		const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
		const long = Object.fromEntries(
			names.map((id, index) => [id, decision(names[index + 1] ?? 'done')])
		);
		const wide = story({
			ways: { someone: { title: 'x', says: 'x', start: 's0' } },
			scenes: long
		});
		const proof = prove(wide, edition(), baseline());
		expect(proof.paths).toBe(20_000);
		expect(proof.problems.map(({ code }) => code)).toEqual(['PR015']);
	});

	test('[G7.6] a conduct that no reading knows has not been through reading either', () => {
		const unknown = scenes({ two: scene({ a: choice('unknown', 'three') }) });
		expect(() => found(unknown)).toThrow(ProofFault);
		expect(() => found(unknown)).toThrow(/unknown/);
	});

	test('each problem is told once, with the first path that shows it', () => {
		const { problems } = prove(scenes({ one: decision('mend', 'mend') }), edition(), baseline());
		expect(problems).toEqual([
			{
				code: 'PR011',
				who: 'someone',
				scene: 'mend',
				path: ['well'],
				says: '“mend” is a way back, but nothing before it was wrong here.'
			}
		]);
	});
});

describe('a fault of the grading is found, because the readings are looked up apart', () => {
	test('[G7.3] a floor conduct that the grading lets pass', () => {
		const behind = baseline({ floor: [{ conduct: 'fine', because: 'Never.' }] });
		const before = found(story(), edition(), behind);
		expect(before).toEqual(['PR007 someone']);
		const { grade } = scoring;
		vi.spyOn(scoring, 'grade').mockImplementation((decisions, ...rest) =>
			grade(
				decisions.map((each) => ({ ...each, judged: { ...each.judged, floor: false } })),
				...rest
			)
		);
		expect(() => found(story(), edition(), behind)).toThrow(
			new ProofFault(
				'Graded 5/6 (passed); the readings add up to 5/6, failed by “fine”. ' +
					'story under sample, as someone: so, well, well'
			)
		);
	});

	test('[G7.3] a score that the readings do not add up to', () => {
		vi.spyOn(scoring, 'grade').mockReturnValue({
			score: ratio(1, 1),
			passed: false,
			why: 'below-pass-mark'
		});
		expect(() => found()).toThrow(
			/^Graded 1\/1 \(below-pass-mark\); the readings add up to 3\/6\./
		);
	});

	test('[G7.3] a pass that the readings do not bear out, and a fail', () => {
		const grade = vi.spyOn(scoring, 'grade');
		for (const passed of [true, false]) {
			grade.mockImplementation((decisions) => ({
				score: scoring.score(decisions),
				passed,
				why: passed ? 'passed' : 'below-pass-mark'
			}));
			expect(() => found()).toThrow(ProofFault);
		}
	});

	test('[G7.3] a school that adds breach has no passing path with one', () => {
		const strict = edition({ failsOn: ['serious-breach', 'breach'], passMark: ratio(1, 3) });
		const lenient = edition({ passMark: ratio(1, 3) });
		expect(found(story(), strict)).toEqual([]);
		expect(prove(story(), strict, baseline()).passing).toBeLessThan(
			prove(story(), lenient, baseline()).passing
		);
	});
});

test('every problem has a code of its own and says what to do', () => {
	for (const code of Object.keys(PROBLEMS)) expect(code).toMatch(/^PR\d{3}$/);
	for (const says of Object.values(PROBLEMS)) expect(says).toMatch(/^[A-Z].+\. .+\.$/);
});
