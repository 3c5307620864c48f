/**
 * What goes with an attempt on the screen, whatever draws it: its title, what is judged while it is read, where the focus goes.
 *
 * @module
 */
import type { LiveAttempt } from './attempt.svelte.ts';
import { judgedWords } from './telling.ts';

/** Which decision is on the screen, counted from 1; of an attempt that has ended, how many there were. */
export function numberOf({ view, played }: LiveAttempt): number {
	if (view.kind === 'feedback') return view.index + 1;
	return played.decisions.length + (view.kind === 'end' ? 0 : 1);
}

/** The title of the page that shows an attempt. */
export function titleOf(live: LiveAttempt): string {
	const { view, played, play } = live;
	if (view.kind === 'end') return `How it went: ${play.scenario.title}`;
	const decision = view.kind === 'feedback' ? played.decisions[view.index] : undefined;
	return `${decision ? judgedWords(decision, play.standard) : play.scenario.title}, decision ${numberOf(live)}`;
}

/** An attempt while it is on the screen. */
export class OnScreen {
	readonly #live: LiveAttempt;
	#step = 0;

	constructor(live: LiveAttempt) {
		this.#live = live;
	}

	/**
	 * While a scene is read: judges what is on offer. The feedback for each is drawn then, where nobody sees it; it is laid
	 * out now, one to a task, so that a press only has to show one.
	 */
	foresee(): void {
		this.#live.foresee();
		setTimeout(() => {
			for (const each of document.querySelectorAll('.ahead h1'))
				setTimeout(() => each.getBoundingClientRect());
		});
	}

	/** Takes a choice; the feedback is painted in the next frame, and is at the top of the page in it. */
	choose(choice: string): void {
		this.#live.choose(choice);
		// Not before that frame, whose layout it needs: asked for now, the page would be laid out twice.
		requestAnimationFrame(() => window.scrollTo(0, 0));
	}

	/** Takes the focus to the heading, or to what went wrong, when another view has come. */
	focus(main: ParentNode | null): void {
		if (this.#live.step === this.#step) return;
		this.#step = this.#live.step;
		const to = main?.querySelector<HTMLElement>('.error-summary') ?? main?.querySelector('h1');
		to?.focus({ preventScroll: true });
		window.scrollTo(0, 0);
	}
}
