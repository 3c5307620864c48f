/**
 * What the elements of a page drawn from text do when something happens to them.
 *
 * A drawing writes into each element which handler it has; the page listens once, for all of them. The build for packages
 * makes `data-onclick={handled(…)}` of each `onclick={…}` of a view (`scripts/drawn-views.mjs`).
 *
 * @module
 */

/** Called with the event, whose `currentTarget` is the element it was written for. */
export type Handler = ((event: never) => unknown) | undefined;

/** The events that views ask for, and those of the page by which they are heard of. */
const HEARD = { click: 'click', input: 'input', focus: 'focusin' } as const;

let handlers: Handler[] = [];

/** Notes a handler of the drawing that is being made: its number, or nothing where there is none. */
export function handled(handler: Handler): number | undefined {
	return handler && handlers.push(handler) - 1;
}

/** Forgets the handlers of the last drawing. */
export function handlersAnew(): void {
	handlers = [];
}

/** Calls the handlers of the elements in a place. */
export function listen(place: Element): void {
	for (const [name, heard] of Object.entries(HEARD))
		place.addEventListener(heard, (event) => {
			const found =
				event.target instanceof Element ? event.target.closest(`[data-on${name}]`) : null;
			const handler = handlers[Number(found?.getAttribute(`data-on${name}`) ?? NaN)];
			if (!handler) return;
			Object.defineProperty(event, 'currentTarget', { value: found });
			handler(event as never);
		});
}
