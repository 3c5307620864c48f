/**
 * Work that can wait until the eye has its answer.
 *
 * @module
 */

/** A page nobody sees paints nothing; after this long it is not waited for. In milliseconds. */
const PATIENCE = 500;

/** Calls back in the frame after the next one: what has changed by now is on the screen then. */
export function afterPaint(then: () => void): void {
	const once = () => {
		clearTimeout(late);
		cancelAnimationFrame(frame);
		then();
	};
	const late = setTimeout(once, PATIENCE);
	let frame = requestAnimationFrame(() => {
		frame = requestAnimationFrame(once);
	});
}
