/**
 * A rehearsal of what comes next, where nobody sees it: the first feedback takes the fonts, the rules and the code that
 * every later one finds at hand, which on a slow computer is most of what it takes.
 *
 * @module
 */

/** Lays out what is drawn beside the scene that is read, and takes it away before anything is painted. */
export function layOutUnseen(draw: (place: Element) => void): void {
	const main = document.querySelector('main.scene');
	if (!main) return;
	const place = main.cloneNode() as HTMLElement;
	place.classList.add('feedback');
	place.style.cssText = 'position:absolute;inset:0;visibility:hidden';
	main.after(place);
	draw(place);
	place.getBoundingClientRect();
	place.remove();
}
