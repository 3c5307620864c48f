/**
 * The word somebody probably meant.
 *
 * @module
 */

/** The known word nearest to a found one, by edits or because the words of one stand in the other; undefined when none is near. */
export function nearestTo(found: string, known: readonly string[]): string | undefined {
	const word = found.toLowerCase();
	if (word === '' || word.length > 100) return undefined;
	const most = Math.max(2, Math.floor(word.length / 3));
	let best: { readonly word: string; readonly far: number } | undefined;
	for (const each of known) {
		const far = Math.min(edits(word, each.toLowerCase()), most - sameWords(word, each));
		if (far <= most && far < Math.max(word.length, each.length) && (!best || far < best.far))
			best = { word: each, far };
	}
	return best?.word;
}

/** How well two hyphenated ids share their words, when all words of one stand in the other: 1 for the same, towards 0. */
function sameWords(a: string, b: string): number {
	const [fewer = [], more = []] = [a.split('-'), b.split('-')].sort((x, y) => x.length - y.length);
	const within = fewer.every((word) => word.length > 2 && more.includes(word));
	return within ? 1 / (1 + more.length - fewer.length) : -Infinity;
}

/** Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment). */
function edits(a: string, b: string): number {
	const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
	const cell = (i: number, j: number) => rows[i]?.[j] ?? 0;
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		rows.push(row);
		for (let j = 1; j <= b.length; j++) {
			const change = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row.push(
				Math.min(
					cell(i - 1, j) + 1,
					cell(i, j - 1) + 1,
					change,
					swapped ? cell(i - 2, j - 2) + 1 : Infinity
				)
			);
		}
	}
	return cell(a.length, b.length);
}
