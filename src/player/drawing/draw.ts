/**
 * Draws the page of a package: its views are written as text, as a server writes them, and the page is made to say so.
 *
 * @module
 */
import morphdom from 'morphdom';
import { drawnBy } from './changed.ts';
import { handlersAnew, listen } from './handled.ts';
import { SAME, withoutSame, type Insides } from './same.ts';

/** Draws a place now, and again whenever something has changed; calls `then` after each time. */
export function drawInto(place: Element, view: () => string, then: () => void): void {
	let before: Insides = new Map();
	const draw = () => {
		handlersAnew();
		const [text, now] = withoutSame(view(), before);
		const whole = place.cloneNode() as Element;
		whole.innerHTML = text;
		const focused = document.activeElement;
		morphdom(place, whole, {
			childrenOnly: true,
			getNodeKey,
			onBeforeElUpdated,
			onBeforeElChildrenUpdated
		});
		before = now;
		// An element that is put elsewhere loses the focus.
		if (focused !== document.activeElement && place.contains(focused))
			(focused as HTMLElement).focus({ preventScroll: true });
		then();
	};
	listen(place);
	drawnBy(draw);
	draw();
}

/** What makes an element the same one in two drawings; one without is the same as what stands in its place. */
function getNodeKey(node: Node): string | null {
	// Asked of every node of the page, so by the quickest way.
	return node.nodeType === 1 ? (node as Element).getAttribute('data-key') : null;
}

/** What somebody has typed or opened is theirs, and stays. */
function onBeforeElUpdated(from: Element, to: Element): boolean {
	if (to.hasAttribute(SAME)) {
		leftOut.add(to);
		to.removeAttribute(SAME);
	} else if (from.isEqualNode(to)) return false;
	if (from instanceof HTMLInputElement && to instanceof HTMLInputElement && from.type !== 'hidden')
		to.value = from.value;
	if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
	return true;
}

/** Elements of the drawing whose inside was left out. */
const leftOut = new WeakSet<Element>();

function onBeforeElChildrenUpdated(_: Element, to: Element): boolean {
	return !leftOut.has(to);
}
