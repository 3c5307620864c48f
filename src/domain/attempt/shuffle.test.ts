import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from './shuffle.ts';

test('[G8] the order is the same every time for the same seed', () => {
	const items = ['a', 'b', 'c', 'd', 'e'];
	expect(shuffled(items, 'attempt-1/request')).toEqual(shuffled(items, 'attempt-1/request'));
	expect(shuffled(items, 'attempt-1/request')).not.toEqual(shuffled(items, 'attempt-2/request'));
	expect(items).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('[G8] nothing is lost and nothing is added', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.string(), { maxLength: 8 }), fc.string(), (items, seed) => {
			const shown = shuffled(items, seed);
			expect([...shown].sort()).toEqual([...items].sort());
			expect(shuffled(items, seed)).toEqual(shown);
		}),
		{ seed: 20261120, numRuns: 300 }
	);
});

test('[G8] over many attempts each choice comes to each place about equally often', () => {
	const items = ['a', 'b', 'c', 'd'];
	const places = new Map<string, number>();
	for (let attempt = 0; attempt < 4000; attempt++)
		for (const [place, item] of shuffled(items, `attempt-${attempt}/request`).entries())
			places.set(`${item}${place}`, (places.get(`${item}${place}`) ?? 0) + 1);
	expect(places.size).toBe(16);
	for (const often of places.values()) expect(Math.abs(often - 1000)).toBeLessThan(120);
});
