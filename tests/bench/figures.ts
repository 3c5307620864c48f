/**
 * Figures with their noise: medians of repeated runs, held against a budget.
 *
 * @module
 */

/** What was measured, held against what it may be. */
export interface Figure {
	readonly what: string;
	readonly is: number;
	readonly unit: 'times' | 'ms' | 'kB' | 'MB' | 'ratio';
	readonly budget: { readonly atMost: number } | { readonly atLeast: number } | undefined;
	/** How far the middle half of the runs lies apart, or how it was counted. */
	readonly noise: string;
	/** The measurements behind a ratio, in words. */
	readonly from?: string;
}

/** The middle of some numbers and the quarters on either side of it. */
export interface Spread {
	readonly median: number;
	readonly low: number;
	readonly high: number;
}

/** The median and quartiles. Throws on no numbers at all: nothing was measured. */
export function spreadOf(numbers: readonly number[]): Spread {
	const sorted = [...numbers].sort((a, b) => a - b);
	const at = (part: number) => {
		const place = (sorted.length - 1) * part;
		const below = sorted[Math.floor(place)];
		const above = sorted[Math.ceil(place)];
		if (below === undefined || above === undefined) throw new RangeError('Nothing was measured.');
		return below + (above - below) * (place - Math.floor(place));
	};
	return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/**
 * The mean of the middle half of some numbers. For times that end with a frame: their median is one frame or another,
 * and jumps between them by chance, while a mean over presses at any moment of a frame tells parts of it.
 */
export function middleOf(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 4);
	const middle = sorted.slice(cut, sorted.length - cut);
	return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** Two measurements taken in turns, and how they compare. */
export interface Compared {
	readonly one: Spread;
	readonly other: Spread;
	/** One over the other, turn by turn. */
	readonly ratio: Spread;
}

/** Compares measurements taken in turns, each with the one taken next to it. */
export function compare(ones: readonly number[], others: readonly number[]): Compared {
	return {
		one: spreadOf(ones),
		other: spreadOf(others),
		ratio: spreadOf(ones.map((one, turn) => one / (others[turn] ?? Number.NaN)))
	};
}

/** Runs each of two measurements `turns` times, in turns, and the other way round every second time. */
export async function inTurns(
	turns: number,
	one: (turn: number) => Promise<number>,
	other: (turn: number) => Promise<number>
): Promise<Compared> {
	const ones: number[] = [];
	const others: number[] = [];
	for (let turn = 0; turn < turns; turn++) {
		if (turn % 2 === 1) others.push(await other(turn));
		ones.push(await one(turn));
		if (turn % 2 === 0) others.push(await other(turn));
	}
	return compare(ones, others);
}

/** Whether a figure keeps to its budget; one without a budget always does. */
export function keeps({ is, budget }: Figure): boolean {
	if (!budget) return true;
	return 'atMost' in budget ? is <= budget.atMost : is >= budget.atLeast;
}

/** A number as it is shown: 3 significant digits below a hundred, whole above. */
export function show(number: number): string {
	return number >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(3)));
}

/** A spread as it is shown: the median, then the middle half of the runs. */
export function showSpread({ median, low, high }: Spread, unit = ''): string {
	return `${show(median)}${unit} (${show(low)}–${show(high)})`;
}

const UNITS = { times: '×', ms: ' ms', kB: ' kB', MB: ' MB', ratio: '' } as const;

/** The cells of a figure's row: what, measured, budget, kept or not, noise, where from. */
export function cellsOf(figure: Figure): readonly string[] {
	const { what, is, unit, budget, noise, from } = figure;
	const limit = budget && ('atMost' in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`);
	return [
		what,
		`${show(is)}${UNITS[unit]}`,
		limit ? `${limit}${UNITS[unit]}` : '–',
		!budget ? '–' : keeps(figure) ? 'kept' : 'MISSED',
		noise,
		from ?? ''
	];
}

const HEADINGS = ['what', 'measured', 'budget', '', 'middle half of the runs', 'from'];

/** Figures as a Markdown table, its columns in line. */
export function tableOf(figures: readonly Figure[]): string {
	const rows = [HEADINGS, ...figures.map(cellsOf)];
	const widths = HEADINGS.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	const [headings = [], ...body] = rows;
	return [line(headings), rule, ...body.map(line)].join('\n');
}
