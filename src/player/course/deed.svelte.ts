/**
 * The declaration while it is being signed.
 *
 * @module
 */
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { drawn } from '../drawing/changed.ts';
import type { LiveCourse } from './course.svelte.ts';
import { SIGNING } from './receipt.ts';

/** What has come of pressing “Sign” so far. */
export class Deed {
	readonly #live: LiveCourse;
	readonly #onsigned: () => void;
	refused = $state.raw<Refusal | undefined>();
	/** How often it was refused: what went wrong is another thing to read each time. */
	presses = $state.raw(0);

	/** @param onsigned called once it is signed, and the page is another */
	constructor(live: LiveCourse, onsigned: () => void) {
		this.#live = live;
		this.#onsigned = onsigned;
	}

	/** Signs with a name as it was typed. */
	async sign(typed: string): Promise<void> {
		const answer = await this.#live.sign(typed, SIGNING);
		this.refused = isRefusal(answer) ? answer : undefined;
		if (!this.refused) {
			this.#onsigned();
			return;
		}
		this.presses += 1;
		await drawn();
		document.querySelector<HTMLElement>('.error-summary')?.focus();
	}
}
