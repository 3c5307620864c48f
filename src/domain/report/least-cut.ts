/**
 * The cheapest way to part a graph in two, by Stoer and Wagner.
 *
 * @module
 */

/** Nodes on one side, and what the edges to the other side weigh together. */
export interface Cut {
	readonly side: readonly number[];
	readonly weight: number;
}

/** The parts of a graph between which there is no edge, each as its nodes. */
export function partsOf(weights: readonly (readonly number[])[]): readonly (readonly number[])[] {
	const seen = new Set<number>();
	const parts: number[][] = [];
	for (const start of weights.keys()) {
		if (seen.has(start)) continue;
		const part = [start];
		seen.add(start);
		for (const node of part)
			for (const [next, weight] of (weights[node] ?? []).entries())
				if (weight > 0 && !seen.has(next)) {
					seen.add(next);
					part.push(next);
				}
		parts.push(part);
	}
	return parts;
}

/**
 * The cut of least weight through one part of a graph; undefined where the part is a single node.
 *
 * @param weights what the edge between two nodes weighs, both ways round; 0 where there is none
 */
export function leastCut(
	weights: readonly (readonly number[])[],
	part: readonly number[]
): Cut | undefined {
	const merged = weights.map((row) => [...row]);
	const members = new Map(part.map((node) => [node, [node]]));
	const between = (a: number, b: number) => merged[a]?.[b] ?? 0;
	let best: Cut | undefined;
	while (members.size > 1) {
		const pull = new Map([...members.keys()].map((node) => [node, 0]));
		let [before, last, weight] = [-1, -1, 0];
		while (pull.size > 0) {
			before = last;
			[last, weight] = [...pull].reduce((most, each) => (each[1] > most[1] ? each : most));
			pull.delete(last);
			for (const [node, by] of pull) pull.set(node, by + between(last, node));
		}
		if (!best || weight < best.weight) best = { side: members.get(last) ?? [], weight };
		members.get(before)?.push(...(members.get(last) ?? []));
		members.delete(last);
		for (const node of members.keys()) {
			const row = merged[before];
			const other = merged[node];
			if (node === before || !row || !other) continue;
			row[node] = other[before] = between(before, node) + between(last, node);
		}
	}
	return best;
}
