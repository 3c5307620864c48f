/**
 * The order choices are shown in: shuffled, and the same every time for the same attempt and scene (G7).
 *
 * @module
 */

/** Shuffles reproducibly; the same seed and items give the same order on every host. */
export function shuffled<Item>(items: readonly Item[], seed: string): readonly Item[] {
	const order = [...items];
	let state = seedFrom(seed);
	for (let last = order.length - 1; last > 0; last--) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const pick = Math.floor((state / 2 ** 32) * (last + 1));
		const [a, b] = [order[last], order[pick]];
		if (a !== undefined && b !== undefined) [order[last], order[pick]] = [b, a];
	}
	return order;
}

/** FNV-1a over UTF-16 units, then mixed so that near seeds part (murmur3's finaliser). */
function seedFrom(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
