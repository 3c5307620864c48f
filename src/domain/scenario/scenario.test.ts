import { describe, expect, test } from 'vitest';
import { choice, scene, story } from '../builders.test-data.ts';
import { conductsOf, holds, offered, type Condition, type Step } from './scenario.ts';

const STEPS: readonly Step[] = [
	{ scene: 'one', choice: 'ill', conduct: 'wrong', judgement: 'breach' },
	{ scene: 'mend', choice: 'own', conduct: 'fine', judgement: 'compliant' }
];

describe('a condition', () => {
	test.each<[string, Condition, boolean]>([
		['a choice that was taken', { chose: 'one.ill' }, true],
		['another choice of that scene', { chose: 'one.well' }, false],
		['the same choice in another scene', { chose: 'two.ill' }, false],
		['a judgement that was given', { judged: { one: ['breach', 'serious-breach'] } }, true],
		['a judgement that was not given', { judged: { one: ['compliant'] } }, false],
		['a scene that was not visited', { judged: { two: ['breach'] } }, false],
		['two scenes, both as asked', { judged: { one: ['breach'], mend: ['compliant'] } }, true],
		['two scenes, one not as asked', { judged: { one: ['breach'], mend: ['risky'] } }, false],
		['a judgement of no scene at all', { judged: {} }, true],
		['the way in', { who: ['niece', 'pupil'] }, true],
		['another way in', { who: ['niece'] }, false],
		['all of nothing', { all: [] }, true],
		['all, one of them false', { all: [{ who: ['pupil'] }, { chose: 'one.well' }] }, false],
		['any of nothing', { any: [] }, false],
		['any, one of them true', { any: [{ who: ['niece'] }, { chose: 'one.ill' }] }, true],
		['not, of a scene not visited', { not: { judged: { two: ['breach'] } } }, true],
		['not, of not', { not: { not: { who: ['pupil'] } } }, true]
	])('[N5] %s', (_, condition, expected) => {
		expect(holds(condition, 'pupil', STEPS)).toBe(expected);
	});
});

test('[N3] a choice is on offer only while its condition holds', () => {
	const one = scene({
		always: choice('fine', 'two'),
		niece: choice('fine', 'two', { if: { who: ['niece'] } }),
		after: choice('fine', 'two', { if: { chose: 'one.ill' } })
	});
	expect(offered(one, 'pupil', [])).toEqual(['always']);
	expect(offered(one, 'niece', [])).toEqual(['always', 'niece']);
	expect(offered(one, 'pupil', STEPS)).toEqual(['always', 'after']);
});

test('the conducts of a story are each named once, in file order', () => {
	expect(conductsOf(story())).toEqual(['unsure', 'fine', 'wrong', 'grave']);
});
