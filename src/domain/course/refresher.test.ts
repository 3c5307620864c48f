import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refresherOf, type RefresherFacts } from './refresher.ts';

const offered = ['a', 'b', 'c', 'd', 'e'].map((slug) => ({
	slug,
	title: slug,
	minutes: 5,
	for: ['all-staff']
}));
const drawn = (more: Partial<RefresherFacts> = {}) =>
	refresherOf({ offered, changed: [], misjudged: {}, last: [], seed: 'ada 2026', ...more });
const taken = (more: Partial<RefresherFacts> = {}) =>
	drawn(more).taken.map(({ scenario, because }) => `${scenario.slug} ${because}`);

describe('a refresher', () => {
	test('[F1] holds every situation in which the policy has changed, however many', () => {
		expect(taken({ changed: ['b', 'c', 'e'] })).toEqual(['b changed', 'c changed', 'e changed']);
	});

	test('[F2] holds what was misjudged most, and a sample beside it', () => {
		const found = taken({ misjudged: { c: 1, d: 3 } });
		expect(found).toContain('d misjudged');
		expect(found).toHaveLength(2);
		expect(found.some((each) => each.endsWith('sample'))).toBe(true);
	});

	test('[F3] draws a sample that differs from the last time', () => {
		for (const seed of ['1', '2', '3', '4', '5', '6', '7'])
			expect(taken({ last: ['a', 'b', 'c', 'd'], seed })).toEqual(['e sample']);
		expect(taken({ last: ['a', 'b', 'c', 'd', 'e'] })).toHaveLength(1);
	});

	test('[F4] is of two situations at most, unless more has changed, and is never empty', () => {
		const long = offered.map((each) => ({ ...each, minutes: 7 }));
		expect(taken({ offered: long, misjudged: { c: 2 } })).toEqual(['c misjudged']);
		expect(taken({ offered: long })).toHaveLength(1);
	});

	test('[F5] says why each of the others is skipped', () => {
		expect(drawn({ misjudged: { c: 1 }, last: ['a'], changed: ['b'] }).skipped).toContainEqual({
			scenario: 'a',
			because: 'recent'
		});
		expect(drawn({ changed: ['b', 'c', 'd', 'e'] }).skipped).toEqual([
			{ scenario: 'a', because: 'well-judged' }
		]);
	});

	test('[F3] [F5] is the same each time it is drawn, and parts the course without a remainder', () => {
		const slugs = fc.subarray(['a', 'b', 'c', 'd', 'e']);
		fc.assert(
			fc.property(
				slugs,
				slugs,
				fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(4)),
				fc.string(),
				(changed, last, misjudged, seed) => {
					const one = drawn({ changed, last, misjudged, seed });
					expect(drawn({ changed, last, misjudged, seed })).toEqual(one);
					const all = [
						...one.taken.map(({ scenario }) => scenario.slug),
						...one.skipped.map(({ scenario }) => scenario)
					];
					expect(all.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
					expect(one.taken.length).toBeGreaterThan(0);
				}
			)
		);
	});
});
