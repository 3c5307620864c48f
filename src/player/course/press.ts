/**
 * A press in a package: what was drawn ahead is shown before anything is drawn.
 *
 * @module
 */
import type { Slug } from '#domain/units.ts';
import { paintFirst } from '../drawing/changed.ts';

/**
 * Shows the feedback for a choice by what tells it from the others, and has the page drawn when that is painted. Where it
 * was not drawn ahead, nothing is done: the page is drawn at once, as ever.
 */
export function showAhead(choice: Slug): void {
	const main = document.querySelector('.behind main');
	const answer = main?.querySelector(`.ahead[data-key$=" ${choice}"]`);
	if (!main || !answer) return;
	main.classList.add('feedback');
	main.querySelector('.telling')?.setAttribute('hidden', '');
	answer.classList.remove('ahead');
	paintFirst();
}
