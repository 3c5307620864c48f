import { describe, expect, test } from 'vitest';
import { baseline, clause, edition, reading, story } from '../builders.test-data.ts';
import { isRefusal } from '../refusal.ts';
import { judge, standardFor, type Judgeable } from './judge.ts';
import type { Edition } from './policy.ts';

const STORY: Judgeable = { slug: 'story', concernsChild: false };

function judged(conduct: string, under: Edition, behind = baseline(), of = STORY) {
	return judge(conduct, standardFor(under, behind, of));
}

describe('judging', () => {
	test("[J1] the policy's own reading counts, whatever good practice says", () => {
		expect(judged('fine', edition())).toEqual({
			conduct: 'fine',
			judgement: 'compliant',
			clauses: [clause('sample/1')],
			because: 'It is compliant.',
			source: 'policy',
			policyJudgement: 'compliant',
			policyClauses: [clause('sample/1')],
			policyBecause: 'It is compliant.',
			floor: false,
			scored: true
		});
	});

	test('[J1] where the policy is silent, good practice counts and both are answered', () => {
		expect(judged('unsaid', edition())).toEqual({
			conduct: 'unsaid',
			judgement: 'compliant',
			clauses: [clause('gp/2', { force: 'should' })],
			because: 'It is compliant.',
			source: 'good-practice',
			policyJudgement: 'not-addressed',
			policyClauses: [],
			policyBecause: 'It is not-addressed.',
			floor: false,
			scored: true
		});
	});

	test('[J1] a conduct that the policy has no reading for is judged by good practice too', () => {
		expect(judged('unheard', edition())).toMatchObject({
			judgement: 'risky',
			source: 'good-practice',
			policyJudgement: 'not-addressed',
			policyBecause: 'Your policy does not say anything about this.'
		});
	});

	test('[J1.1] what neither addresses is not permitted: it counts neither way', () => {
		const silent = baseline({ readings: { story: { unsaid: reading('not-addressed') } } });
		const alone = baseline({ readings: {} });
		for (const behind of [silent, alone])
			expect(judged('unsaid', edition(), behind)).toMatchObject({
				judgement: 'not-addressed',
				policyJudgement: 'not-addressed',
				clauses: [],
				scored: false
			});
	});

	test.each(['fien', '', 'constructor', '__proto__', 'toString', 'x'.repeat(10_000)])(
		'[J1.2] an unknown conduct is refused: “%s”',
		(conduct) => {
			const everything = judged(conduct, edition());
			const picked = judged(conduct, edition(), baseline(), { ...STORY, conducts: [conduct] });
			for (const answer of [everything, picked])
				expect(isRefusal(answer) && answer.refused).toBe('conduct-unknown');
		}
	);

	test("[J1.3] a scenario's own reading stands before the one kept for ways back", () => {
		const under = edition({
			readings: {
				story: { own: reading('breach', ['sample/1']) },
				'way-back': {
					own: reading('compliant', ['sample/2']),
					up: reading('compliant', ['sample/2'])
				},
				another: { up: reading('breach', ['sample/1']) }
			}
		});
		expect(judged('own', under)).toMatchObject({ judgement: 'breach' });
		expect(judged('up', under)).toMatchObject({ judgement: 'compliant' });
	});

	test('[J1.3] good practice keeps ways back by itself', () => {
		const behind = baseline({ readings: { 'way-back': { up: reading('risky', ['gp/1']) } } });
		expect(judged('up', edition(), behind)).toMatchObject({
			judgement: 'risky',
			source: 'good-practice'
		});
	});

	test('[J2] a judgement carries its whole clauses, in the order the reading names them', () => {
		const under = edition({
			readings: { story: { act: reading('breach', ['sample/2', 'sample/1']) } }
		});
		expect(judged('act', under)).toMatchObject({
			clauses: [clause('sample/2'), clause('sample/1')]
		});
	});

	test('[J2] a clause id that both editions use shows the clause of the policy', () => {
		const under = edition({
			clauses: [clause('same', { says: 'ours' })],
			readings: { story: { act: reading('breach', ['same']) } }
		});
		const behind = baseline({ clauses: [clause('same', { says: 'theirs' })] });
		expect(judged('act', under, behind)).toMatchObject({
			clauses: [clause('same', { says: 'ours' })]
		});
	});
});

describe("good practice's two lists", () => {
	const floor = [
		{ conduct: 'fine', because: 'Never.' },
		{ conduct: 'best', when: 'child', because: 'Never near a child.' }
	] as const;

	test('[J3] the floor holds under every edition, and what is limited to children only there', () => {
		const behind = baseline({ floor });
		expect(judged('fine', edition(), behind)).toMatchObject({
			judgement: 'compliant',
			floor: true,
			scored: true
		});
		expect(judged('best', edition(), behind)).toMatchObject({ floor: false });
		const near = { ...STORY, concernsChild: true };
		expect(judged('best', edition(), behind, near)).toMatchObject({ floor: true });
	});

	test('[J3] a floor or a list that an edition claims for itself is not heard', () => {
		const under = edition({ floor, notScored: [{ conduct: 'wrong', because: 'No.' }] });
		expect(judged('fine', under)).toMatchObject({ floor: false });
		expect(judged('wrong', under)).toMatchObject({ scored: true });
	});

	test('[J3.1] a conduct on both lists is judged, not scored, and not on the floor', () => {
		const behind = baseline({ floor, notScored: [{ conduct: 'fine', because: 'Protected.' }] });
		expect(judged('fine', edition(), behind)).toMatchObject({ floor: false, scored: false });
	});
});

test('a standard holds what one scenario needs and no more', () => {
	const under = edition({
		clauses: [clause('sample/1'), clause('sample/2'), clause('sample/3')],
		readings: { story: { fine: reading('compliant', ['sample/1']), wrong: reading('breach') } }
	});
	const behind = baseline({
		floor: [{ conduct: 'elsewhere', because: 'Never.' }],
		notScored: [{ conduct: 'fine', because: 'Protected.' }]
	});
	expect(standardFor(under, behind, { ...story(), conducts: ['fine'] })).toEqual({
		policy: 'sample',
		school: 'Sample School',
		title: 'Sample Policy',
		edition: '1',
		scenario: 'story',
		readings: { fine: reading('compliant', ['sample/1']) },
		baseline: { fine: reading('breach', ['gp/1']) },
		clauses: { 'sample/1': clause('sample/1'), 'gp/1': clause('gp/1') },
		floor: {},
		notScored: { fine: 'Protected.' },
		notScoredNote: 'Take advice first.'
	});
});
