/**
 * Says that something a page is drawn from has changed: however much changes at once, the page is drawn once.
 *
 * In a package, the build has each `$state.raw` say so when it is given another value (`scripts/drawn-views.mjs`).
 *
 * @module
 */

let draw: (() => void) | undefined;
let waiting = false;

/** Has the page drawn anew, once what is being done has been done. */
export function changed(): void {
	if (waiting || !draw) return;
	waiting = true;
	queueMicrotask(() => {
		waiting = false;
		draw?.();
	});
}

/** Resolves when what has changed by now is drawn. */
export function drawn(): Promise<void> {
	return new Promise((then) => {
		queueMicrotask(then);
	});
}

/** Takes what draws the page. */
export function drawnBy(how: () => void): void {
	draw = how;
}
