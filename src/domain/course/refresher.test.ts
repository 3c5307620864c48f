/**
 * What a refresher holds, of situations that are as long as a test needs them.
 *
 * @module
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part } from './parts.ts';
import { refresherOf, type Candidate, type RefresherFacts } from './refresher.ts';

const SLUGS = ['a', 'b', 'c', 'd', 'e'];
const part = (minutes: number, told = 0, who = 'friend'): Part => ({
	who,
	at: `scene-${told}`,
	told: Array.from({ length: told }, (_, index) => ({ scene: `scene-${index}`, choice: 'good' })),
	minutes
});

/** Of six minutes, four from the second decision on, and two and a half for the last. */
const PARTS = [part(6), part(4, 1), part(2.5, 2)];
const made = (slug: string, more: Partial<Candidate> = {}): Candidate => ({
	scenario: { slug, title: slug, minutes: 6, for: ['all-staff'] },
	parts: PARTS,
	...more
});
const course = (more: Readonly<Record<string, Partial<Candidate>>> = {}) =>
	SLUGS.map((slug) => made(slug, more[slug]));
const drawn = (
	more: Readonly<Record<string, Partial<Candidate>>> = {},
	facts: Partial<RefresherFacts> = {}
) => refresherOf({ candidates: course(more), last: [], seed: 'ada 2026', ...facts });
const taken = (...facts: Parameters<typeof drawn>) =>
	drawn(...facts).taken.map(
		({ scenario, because, part: of }) => `${scenario.slug} ${because} ${of.told.length}`
	);
const wrong = (decisions: number, of: Part, passed = true) => ({
	misjudged: { passed, decisions, part: of }
});

describe('a refresher', () => {
	test('[F1] holds every situation in which the policy has changed, however many', () => {
		const changed = { changed: part(6) };
		expect(taken({ b: changed, c: changed, e: changed })).toEqual([
			'b changed 0',
			'c changed 0',
			'e changed 0'
		]);
	});

	test('[F2] holds what was misjudged, the most first, as far as there is room, and a sample beside it', () => {
		const found = taken({ c: wrong(1, part(3, 2)), d: wrong(3, part(3, 2)) });
		expect(found).toContain('c misjudged 2');
		expect(found).toContain('d misjudged 2');
		expect(found.filter((each) => each.includes('sample'))).toHaveLength(1);
		const long = taken({ c: wrong(1, part(6)), d: wrong(3, part(6)) });
		expect(long).toContain('d misjudged 0');
		expect(taken({ c: wrong(1, part(6), false), d: wrong(3, part(6)) })).toContain('c misjudged 0');
		expect(long.some((each) => each.startsWith('c misjudged'))).toBe(false);
	});

	test('[F3] draws a sample that differs from the last time', () => {
		for (const seed of ['1', '2', '3', '4', '5', '6', '7']) {
			expect(taken({}, { last: ['a', 'b', 'c', 'd'], seed })).toEqual(['e sample 0']);
			const one = taken({ c: wrong(1, part(3, 2)) }, { last: SLUGS, lastSample: 'a', seed });
			expect(one.filter((each) => /^[bde] sample/.test(each))).toHaveLength(1);
		}
		expect(taken({}, { last: SLUGS })).toHaveLength(1);
	});

	test('[F3] the sample is whole where there is room, and else begins as early as it can', () => {
		expect(taken({}, { last: ['b', 'c', 'd', 'e'] })).toEqual(['a sample 0']);
		const last = ['c', 'd', 'e'];
		expect(taken({ b: wrong(1, part(5)) }, { last })).toEqual(['a sample 1', 'b misjudged 0']);
		expect(taken({ b: wrong(1, part(6.5)) }, { last })).toEqual(['a sample 2', 'b misjudged 0']);
		const other = { parts: [part(6), part(5, 1), part(2, 2, 'pupil')] };
		expect(taken({ b: wrong(1, part(6)), a: other }, { last })).toEqual([
			'a sample 2',
			'b misjudged 0'
		]);
	});

	test('[F4] takes no more than ten minutes with the signature, unless more has changed', () => {
		expect(drawn({ b: wrong(1, part(6)) }).minutes).toBe(9.5);
		expect(drawn({ b: { changed: part(6) }, c: wrong(2, part(3, 2)) })).toMatchObject({
			minutes: 9.5,
			skipped: [
				{ because: 'another-time' },
				{ because: 'another-time' },
				{ because: 'another-time' }
			]
		});
		expect(drawn({ b: { changed: part(6) }, c: { changed: part(5) } }).minutes).toBe(12);
	});

	test('[F4] is never empty, however long the situations are', () => {
		const long = { parts: [part(20)] };
		expect(taken({ a: long, b: { parts: [part(12)] }, c: long, d: long, e: long })).toEqual([
			'b sample 0'
		]);
		expect(refresherOf({ candidates: [], last: [], seed: '' })).toEqual({
			taken: [],
			skipped: [],
			minutes: 1
		});
	});

	test('[F5] says why each of the others is skipped', () => {
		const changed = { changed: part(2.5, 2) };
		expect(drawn({ b: changed }, { last: ['a'] }).skipped).toContainEqual({
			scenario: 'a',
			because: 'recent'
		});
		const all = { changed: part(6) };
		expect(drawn({ b: all, c: all, d: all, e: all }).skipped).toEqual([
			{ scenario: 'a', because: 'well-judged' }
		]);
	});

	test('[F3] [F5] is the same each time it is drawn, and parts the course without a remainder', () => {
		const some = fc.subarray(SLUGS);
		const parts = fc.constantFrom(part(6.3), part(4, 1), part(2.2, 3));
		fc.assert(
			fc.property(
				some,
				some,
				fc.dictionary(fc.constantFrom(...SLUGS), fc.tuple(fc.integer({ min: 1, max: 4 }), parts)),
				fc.string(),
				(changed, last, misjudged, seed) => {
					const candidates = SLUGS.map((slug) => {
						const found = Object.hasOwn(misjudged, slug) ? misjudged[slug] : undefined;
						return made(slug, {
							...(changed.includes(slug) && { changed: part(5) }),
							...(found && wrong(...found))
						});
					});
					const facts = { candidates, last, seed };
					const one = refresherOf(facts);
					expect(refresherOf(facts)).toEqual(one);
					const all = [
						...one.taken.map(({ scenario }) => scenario.slug),
						...one.skipped.map(({ scenario }) => scenario)
					];
					expect(all.sort()).toEqual(SLUGS);
					expect(one.taken.length).toBeGreaterThan(0);
				}
			)
		);
	});
});
