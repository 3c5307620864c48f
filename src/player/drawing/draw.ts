/**
 * Draws the page of a package: its views are written as text, as a server writes them, and the page is made to say so.
 *
 * @module
 */
import morphdom from 'morphdom';
import { drawnBy } from './changed.ts';
import { handlersAnew, listen } from './handled.ts';

/** Draws a place now, and again whenever something has changed; calls `then` after each time. */
export function drawInto(place: Element, view: () => string, then: () => void): void {
	const draw = () => {
		handlersAnew();
		const whole = place.cloneNode() as Element;
		whole.innerHTML = view();
		morphdom(place, whole, { childrenOnly: true, getNodeKey, onBeforeElUpdated });
		then();
	};
	listen(place);
	drawnBy(draw);
	draw();
}

/** What makes an element the same one in two drawings; one without is the same as what stands in its place. */
function getNodeKey(node: Node): string | null {
	return node instanceof Element ? node.getAttribute('data-key') : null;
}

/** What somebody has typed or opened is theirs, and stays. */
function onBeforeElUpdated(from: Element, to: Element): boolean {
	if (from.isEqualNode(to)) return false;
	if (from instanceof HTMLInputElement && to instanceof HTMLInputElement && from.type !== 'hidden')
		to.value = from.value;
	if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
	return true;
}
