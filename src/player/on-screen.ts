/**
 * What goes with an attempt on the screen, whatever draws it: its title, what is judged while it is read, where the focus goes.
 *
 * @module
 */
import type { Played } from '#domain/attempt/replay.ts';
import type { Decision } from '#domain/attempt/score.ts';
import type { Step } from '#domain/scenario/scenario.ts';
import type { Play } from '#domain/scenario/machine.ts';
import type { LiveAttempt } from './attempt.svelte.ts';
import { judgedWords } from './telling.ts';

/** A decision that may be taken next, as the feedback will be told of it. */
export interface Rehearsed {
	readonly play: Play;
	readonly steps: readonly Step[];
	readonly decision: Decision;
	readonly index: number;
	readonly ended: Played['ended'];
	readonly whole: true;
}

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
	readonly #rehearse: (what: Rehearsed) => boolean;
	#rehearsed = false;
	#step = 0;

	/** @param rehearse draws a feedback out of sight; false when that cannot be done yet */
	constructor(live: LiveAttempt, rehearse: (what: Rehearsed) => boolean) {
		this.#live = live;
		this.#rehearse = rehearse;
	}

	/** While a scene is read: judges what is on offer, and once draws a feedback, so that the first press finds it warm. */
	foresee(): void {
		const first = this.#live.foresee();
		const decision = first?.decisions.at(-1);
		if (this.#rehearsed || !first || !decision) return;
		const { position, ended } = first;
		this.#rehearsed = this.#rehearse({
			play: this.#live.play,
			steps: position.steps,
			decision,
			index: position.steps.length - 1,
			ended,
			whole: true
		});
	}

	/** Takes a choice; the effect is painted in the next frame, and is at the top of the page in it. */
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
