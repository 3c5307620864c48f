import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastCut, partsOf } from './least-cut.ts';

/** A graph from edges `[a, b, weight]`. */
function graph(nodes: number, edges: readonly (readonly [number, number, number])[]) {
	const weights = Array.from({ length: nodes }, () => Array.from({ length: nodes }, () => 0));
	for (const [a, b, weight] of edges)
		for (const [from, to] of [
			[a, b],
			[b, a]
		] as const) {
			const row = weights[from];
			if (row && a !== b) row[to] = (row[to] ?? 0) + weight;
		}
	return weights;
}

test('the least cut is where the fewest edges are', () => {
	const weights = graph(4, [
		[0, 1, 9],
		[1, 2, 2],
		[2, 3, 9],
		[0, 3, 1]
	]);
	const cut = leastCut(weights, [0, 1, 2, 3]);
	expect(cut?.weight).toBe(3);
	expect([[0, 1].toString(), [2, 3].toString()]).toContain(
		[...(cut?.side ?? [])].sort().toString()
	);
	expect(leastCut(weights, [0])).toBeUndefined();
});

test('parts between which there is no edge are found', () => {
	expect(partsOf(graph(4, [[0, 2, 1]]))).toEqual([[0, 2], [1], [3]]);
});

test('no cut is cheaper than the one that is found, whatever the graph', () => {
	const edge = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 }));
	fc.assert(
		fc.property(fc.array(edge, { maxLength: 14 }), (edges) => {
			const weights = graph(6, edges);
			for (const part of partsOf(weights)) {
				const across = (isInside: (node: number) => boolean) =>
					part
						.filter(isInside)
						.flatMap((a) => part.filter((b) => !isInside(b)).map((b) => weights[a]?.[b] ?? 0))
						.reduce((sum, each) => sum + each, 0);
				const cut = leastCut(weights, part);
				if (!cut) {
					expect(part).toHaveLength(1);
					continue;
				}
				expect(across((node) => cut.side.includes(node))).toBe(cut.weight);
				for (let some = 1; some < (1 << part.length) - 1; some++)
					expect(across((node) => ((some >> part.indexOf(node)) & 1) === 1)).toBeGreaterThanOrEqual(
						cut.weight
					);
			}
		})
	);
});
