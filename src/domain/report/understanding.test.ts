import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../policy/judge.ts';
import { made, playing, standard } from '../builders.test-data.ts';
import { TOGETHER } from './misjudged.ts';
import { againstBy, atStakeIn, isMisjudged, type Took, type Tries } from './tries.ts';
import { NAMED_FROM, understandingOf, type Understanding } from './understanding.ts';

const at = (minute: number) =>
	new Date(Date.parse('2026-11-20T09:00:00.000Z') + minute * 60_000).toISOString();

function took(minute: number, wrong: boolean, more: Partial<Took> = {}): Took {
	return {
		scene: 'request',
		choice: wrong ? 'accept' : 'decline',
		conduct: wrong ? 'accept-pupil' : 'refuse-pupil',
		at: at(minute),
		seconds: 20,
		misjudged: wrong,
		atStake: ['sample/2'],
		against: wrong ? ['sample/2'] : [],
		...more
	};
}

/** One person: how they first chose, and how each time again. */
function person(minute: number, first: boolean, again: readonly boolean[] = []): readonly Tries[] {
	return [
		{
			scenario: 'story',
			endedAt: at(minute),
			first: [took(minute, first)],
			others: again.map((wrong, index) => took(minute + (index + 1) * 100, wrong))
		}
	];
}
const people = (...wrong: boolean[]) => wrong.map((each, index) => person(index, each));
const only = ({ told }: Understanding) => {
	expect(told).toHaveLength(1);
	return told[0];
};

describe('what is at stake', () => {
	test('[R10] is each clause by which a choice on offer is misjudged, and no clause that only informs', () => {
		const scene = 'one';
		expect(atStakeIn(playing(), scene)).toContain('sample/2');
		expect(atStakeIn(playing(), scene)).not.toContain('sample/1');
		expect(atStakeIn(playing(), 'mend')).toEqual([]);
		const wrong = made(judge('wrong', standard()));
		expect(againstBy(wrong)).toEqual(['sample/2']);
		const [clause] = wrong.clauses;
		if (!clause) throw new TypeError('The sample has no clause.');
		const informs = { ...clause, id: 'sample/3', force: 'consequence' as const };
		expect(againstBy({ ...wrong, clauses: [clause, informs] })).toEqual(['sample/2']);
	});

	test('[R10] a choice that is in line, or not scored, is against nothing', () => {
		const fine = made(judge('fine', standard()));
		const wrong = made(judge('wrong', standard()));
		expect([fine, wrong].map(isMisjudged)).toEqual([false, true]);
		expect(againstBy(fine)).toEqual([]);
		expect(againstBy({ ...wrong, scored: false })).toEqual([]);
	});
});

describe('before feedback', () => {
	test('[R12] four people are not told of, five are', () => {
		const four = people(true, true, false, false);
		expect(understandingOf(four, [])).toEqual({ told: [], tooFew: ['sample/2'] });
		expect(only(understandingOf([...four, person(9, false)], []))).toEqual({
			clause: 'sample/2',
			before: { inTen: 4, of: 5 },
			place: { scenario: 'story', scene: 'request' },
			most: []
		});
	});

	test('[R8] of five people all or none are told as four or one would be', () => {
		const inTen = (...wrong: boolean[]) =>
			only(understandingOf(people(...wrong), []))?.before.inTen;
		expect(inTen(true, true, true, true, true)).toBe(8);
		expect(inTen(true, true, true, true, false)).toBe(8);
		expect(inTen(false, false, false, false, true)).toBe(2);
		expect(inTen(false, false, false, false, false)).toBe(2);
	});

	test('[R12] a clause that nobody has met is named without a number', () => {
		expect(understandingOf([], ['sample/9', 'sample/2']).tooFew).toEqual(['sample/2', 'sample/9']);
	});

	test('[R10] a person counts once for a clause, where they first met it', () => {
		const twice = (minute: number): readonly Tries[] => [
			{
				scenario: 'later',
				endedAt: at(minute + 500),
				first: [took(minute + 500, true)],
				others: []
			},
			{
				scenario: 'story',
				endedAt: at(minute),
				first: [took(minute, false), took(minute, true, { scene: 'meeting' })],
				others: []
			}
		];
		expect(only(understandingOf([0, 1, 2, 3, 4].map(twice), []))).toMatchObject({
			before: { inTen: 2, of: 5 },
			place: { scenario: 'story', scene: 'request' }
		});
	});

	test('[R12] what was chosen most is named where five of ten chose the same, not of four, and never of five', () => {
		const most = [{ scenario: 'story', scene: 'request', choice: 'accept' }];
		const five = people(true, true, true, true, true);
		const fine = people(false, false, false, false, false, false);
		expect(only(understandingOf(five, []))?.most).toEqual([]);
		expect(only(understandingOf([...five, ...fine], []))).toMatchObject({ most });
		expect(only(understandingOf([...five.slice(0, 4), ...fine], []))?.most).toEqual([]);
	});

	test('[R12] the same done in other words counts with it; two are named where five did one of them', () => {
		const chose = (...conducts: string[]) =>
			only(
				understandingOf(
					conducts.map((conduct, n) => {
						const more = { conduct, choice: `${conduct}-${n % 2}`, scene: `scene-${n % 2}` };
						const first = [took(n, conduct !== 'well', more)];
						return [{ scenario: 'story', endedAt: at(n), first, others: [] }];
					}),
					[]
				)
			);
		const named = (...conducts: string[]) =>
			chose(...conducts, ...Array.from({ length: 10 }, () => 'well'))?.most.map(
				({ scene, choice }) => `${scene}/${choice}`
			);
		expect(named('reply', 'reply', 'reply', 'reply', 'reply')).toEqual(['scene-0/reply-0']);
		expect(named('wait', 'reply', 'wait', 'reply', 'reply')).toEqual([
			...['scene-1/reply-1', 'scene-0/wait-0']
		]);
		expect(named('a', 'a', 'b', 'b', 'c', 'd')).toEqual([]);
		expect(named('a', 'a', 'b', 'b', 'b', 'c')).toHaveLength(2);
		expect(chose('a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b')?.place.scene).toBe('scene-0');
	});

	test('the least understood comes first', () => {
		const both = people(true, true, true, false, false).map((tries) =>
			tries.map((each) => ({
				...each,
				first: [
					...each.first,
					took(1, false, { scene: 'other', atStake: ['sample/1'], against: [] })
				]
			}))
		);
		expect(understandingOf(both, []).told.map(({ clause }) => clause)).toEqual([
			'sample/2',
			'sample/1'
		]);
	});
});

describe('after feedback', () => {
	test('[R11] the first time again counts, and no later one', () => {
		const again = (wrong: readonly boolean[]) => [0, 1, 2, 3, 4].map((n) => person(n, true, wrong));
		const once = only(understandingOf(again([false]), []));
		expect(once?.after).toEqual({ inTen: 2, of: 5 });
		expect(only(understandingOf(again([false, true]), []))).toEqual(once);
	});

	test('[R11] what was taken before, or elsewhere, is not taken again', () => {
		const before = [0, 1, 2, 3, 4].map((n): readonly Tries[] => [
			{
				scenario: 'story',
				endedAt: at(n + 10),
				first: [took(n + 10, true)],
				others: [took(n, false), took(n + 20, false, { scene: 'meeting' })]
			}
		]);
		expect(only(understandingOf(before, []))?.after).toBeUndefined();
	});

	test('[R12] four who took it again are not told of', () => {
		const all = [0, 1, 2, 3, 4].map((n) => person(n, true, n < 4 ? [false] : []));
		expect(only(understandingOf(all, []))?.after).toBeUndefined();
	});
});

describe('nobody’s answer can be worked out', () => {
	const one = fc.record({
		first: fc.boolean(),
		again: fc.array(fc.boolean(), { maxLength: 3 }),
		clauses: fc.subarray(['sample/1', 'sample/2', 'sample/3']),
		conduct: fc.constantFrom('accept', 'reply', 'share', 'wait')
	});
	const school = fc.array(one, { maxLength: 24 });
	type One = typeof one extends fc.Arbitrary<infer Each> ? Each : never;
	const build = (all: readonly One[]) =>
		all.map(({ first, again, clauses, conduct }, index) =>
			person(index, first, again).map((tries) => ({
				...tries,
				first: tries.first.map((each) => ({
					...each,
					choice: conduct,
					conduct,
					atStake: clauses,
					against: first ? clauses : []
				}))
			}))
		);
	const groups = ({ told }: Understanding) =>
		told.flatMap(({ before, after }) => [before.of, after?.of ?? 0]);

	test('[R12] no number shown, and no difference of two, is of one to four people', () => {
		fc.assert(
			fc.property(school, school, (some, more) => {
				const shown = [
					0,
					...groups(understandingOf(build(some), [])),
					...groups(understandingOf(build([...some, ...more]), []))
				];
				for (const a of shown)
					for (const b of shown)
						expect([0, TOGETHER]).toContain(Math.min(Math.abs(a - b), TOGETHER));
				for (const { before, after } of understandingOf(build(some), []).told)
					for (const { inTen, of } of [before, ...(after ? [after] : [])]) {
						expect(of).toBeGreaterThanOrEqual(TOGETHER);
						expect(inTen).toBeGreaterThanOrEqual(1);
						expect(inTen).toBeLessThanOrEqual(9);
					}
			}),
			{ seed: 2026, numRuns: 300 }
		);
	});

	test('[R12] what is named was chosen by five of ten people or more, and is two choices at the most', () => {
		fc.assert(
			fc.property(school, (all) => {
				for (const { clause, before, most } of understandingOf(build(all), []).told) {
					if (most.length === 0) continue;
					const met = all.filter(({ clauses }) => clauses.includes(clause)).slice(0, before.of);
					const named = most.map(({ choice }) => choice);
					const chose = met.filter(({ first, conduct }) => first && named.includes(conduct));
					expect(chose.length).toBeGreaterThanOrEqual(TOGETHER);
					expect(met.length).toBeGreaterThanOrEqual(NAMED_FROM);
					expect(named.length).toBeLessThanOrEqual(2);
				}
			}),
			{ seed: 2028, numRuns: 300 }
		);
	});

	test('[R12] one more person changes a clause’s numbers only together with four others', () => {
		fc.assert(
			fc.property(school, one, (some, next) => {
				const a = understandingOf(build(some), []);
				const b = understandingOf(build([...some, next]), []);
				for (const after of b.told) {
					const before = a.told.find(({ clause }) => clause === after.clause);
					if (before?.before.of === after.before.of) {
						expect(after.before).toEqual(before.before);
						expect(after.most).toEqual(before.most);
						expect(after.place).toEqual(before.place);
					}
					if (before?.after?.of === after.after?.of) expect(after.after).toEqual(before?.after);
				}
			}),
			{ seed: 2027, numRuns: 300 }
		);
	});
});
