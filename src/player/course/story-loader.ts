/**
 * Brings the other stories of a course when one of them is needed: they are a small script beside the player.
 *
 * @module
 */
import type { Story } from '#domain/package/packaged.ts';
import type { Stories } from '#domain/package/stories.ts';
import { policyFrom, storyFrom, type TravellingPolicy } from '#domain/package/travel.ts';
import type { Clause } from '#domain/policy/policy.ts';
import type { Slug } from '#domain/units.ts';

/** After this long without an answer the stories count as not loaded; in milliseconds. */
const PATIENCE = 15_000;

/** Asks for `situations.js`; calls `failed` when it cannot be had. Answers with how to stop asking. */
export type Ask = (failed: () => void) => () => void;

/** The stories that are there, and those that are on their way. */
export class StoryLoader {
	readonly stories: Stories;
	readonly #ask: Ask;
	readonly #rest: () => Promise<boolean>;
	#waiting: { readonly done: Promise<boolean>; readonly here: () => void } | undefined;
	/** The stories that came without the policy's clauses. */
	#parted: readonly Story[] | undefined;
	#policy: readonly Clause[] | undefined;
	#first: Story | undefined;

	/** @param rest has the policy brought, which comes with the rest of the player; false when it cannot be had */
	constructor(stories: Stories, ask: Ask, rest: () => Promise<boolean>) {
		this.stories = stories;
		this.#ask = ask;
		this.#rest = rest;
	}

	/** Takes in the story that comes whole, with the player. */
	begins(story: Story): void {
		this.#first = story;
		this.stories.add(story);
	}

	/** Takes in the policy; stories that waited for it can be played then. */
	knows(policy: TravellingPolicy): void {
		if (!this.#first) return;
		this.#policy = this.stories.policy = policyFrom(policy, this.#first);
		this.#join();
	}

	/** Takes in the other stories; called by their script. */
	arrived(stories: readonly Story[]): void {
		this.#parted = stories;
		this.#join();
		this.#waiting?.here();
	}

	#join(): void {
		if (this.#policy)
			for (const story of this.#parted ?? []) this.stories.add(storyFrom(story, this.#policy));
	}

	/** Has a story brought, once however often it is asked for; false when it cannot be had. */
	async load(slug: Slug): Promise<boolean> {
		if (!this.stories.get(slug)) await Promise.all([this.#rest(), this.#bring()]);
		return this.stories.get(slug) !== undefined;
	}

	#bring(): Promise<boolean> {
		if (this.#parted) return Promise.resolve(true);
		if (this.#waiting) return this.#waiting.done;
		let here = () => {};
		const done = new Promise<boolean>((tell) => {
			let stop = () => {};
			const end = (there: boolean) => {
				clearTimeout(late);
				this.#waiting = undefined;
				if (!there) stop();
				tell(there);
			};
			const late = setTimeout(() => end(false), PATIENCE);
			here = () => end(true);
			// A script that came and brought nothing has failed like one that did not come.
			stop = this.#ask(() => end(this.#parted !== undefined));
		});
		this.#waiting = { done, here };
		return done;
	}
}

/** Asks by a script element: works from any server, and from a folder without one. */
export function byScript(failed: () => void): () => void {
	const script = document.createElement('script');
	script.src = 'situations.js';
	// The stories themselves say that they have arrived; after that, this says nothing new.
	script.onload = failed;
	script.onerror = failed;
	document.head.append(script);
	return () => {
		script.onload = null;
		script.onerror = null;
		script.remove();
	};
}
