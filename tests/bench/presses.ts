/**
 * A choice, from the press to its feedback, beside the press of a page that does nothing else.
 *
 * @module
 */
import type { Browser } from '@playwright/test';
import { press, type Press, type Visit } from './browsing.ts';
import { compare, middleOf, showSpread, type Figure } from './figures.ts';

/** What is pressed. */
interface Pressed {
	/** Said before what was measured, such as “Package: ”. */
	readonly of: string;
	/** A page with choices, each time one that nobody has been to. */
	readonly choice: () => Visit;
	/** A page with one button, which shows a heading. */
	readonly bare: Visit;
	/** What the bare page is, in words. */
	readonly to: string;
}

/** A press ends with a frame, and which one is chance: it takes many to tell. */
export async function measurePresses(
	browser: Browser,
	{ of, choice, bare, to }: Pressed,
	turns: number
): Promise<readonly Figure[]> {
	const chosen: Press[] = [];
	const toggled: number[] = [];
	for (let turn = 0; turn < turns; turn++) {
		if (turn % 2 === 1) toggled.push((await press(browser, bare)).painted);
		chosen.push(await press(browser, choice()));
		if (turn % 2 === 0) toggled.push((await press(browser, bare)).painted);
	}
	const took = chosen.map(({ painted }) => painted);
	const compared = compare(took, toggled);
	const moved = chosen.flatMap((each) => each.moved);
	return [
		{
			what: `${of}choice to the whole feedback painted, to ${to}`,
			is: middleOf(took) / middleOf(toggled),
			unit: 'times',
			budget: { atMost: 1.5 },
			noise: showSpread(compared.ratio),
			from: `${showSpread(compared.one, ' ms')} to ${showSpread(compared.other, ' ms')}, ${turns} turns`
		},
		{
			what: `${of}turns in which something still moved 50 ms after the feedback`,
			is: moved.length,
			unit: 'ratio',
			budget: { atMost: 0 },
			noise: 'counted',
			from:
				moved.length > 0 ? [...new Set(moved)].join(', ') : 'no animation, layout shift or scroll'
		}
	];
}
