/**
 * Work that can wait until the eye has its answer.
 *
 * @module
 */

/** A page nobody sees paints nothing; after this long it is not waited for. In milliseconds. */
const PATIENCE = 500;

/** Calls back as soon as what has changed by now is on the screen. */
export function afterPaint(then: () => void): void {
	const late = setTimeout(() => {
		cancelAnimationFrame(frame);
		then();
	}, PATIENCE);
	const frame = requestAnimationFrame(() => {
		clearTimeout(late);
		// This comes before the frame is painted, and a task of its own after it.
		setTimeout(then);
	});
}
