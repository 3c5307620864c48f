/**
 * Says that something a page is drawn from has changed: however much changes at once, the page is drawn once.
 *
 * In a package, the build has each `$state.raw` say so when it is given another value (`scripts/drawn-views.mjs`).
 *
 * @module
 */

import { afterPaint } from '../after-paint.ts';

let draw: (() => void) | undefined;
let waiting = false;
let painting = false;

/** Has the page drawn anew, once what is being done has been done. */
export function changed(): void {
	if (waiting || !draw) return;
	waiting = true;
	queueMicrotask(() => {
		if (!painting) redraw();
	});
}

/** Has the page drawn anew only when what it shows by now is painted: it has been put there without a drawing. */
export function paintFirst(): void {
	waiting = painting = true;
	afterPaint(redraw);
}

function redraw(): void {
	waiting = painting = false;
	draw?.();
}

/** Resolves when what has changed by now is drawn. */
export function drawn(): Promise<void> {
	return new Promise((then) => {
		(painting ? afterPaint : queueMicrotask)(then);
	});
}

/** Takes what draws the page. */
export function drawnBy(how: () => void): void {
	draw = how;
}
