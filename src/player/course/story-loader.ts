/**
 * Brings the stories of a course as they are needed: each is a small script beside the player.
 *
 * @module
 */
import type { Story } from '#domain/package/packaged.ts';
import type { Stories } from '#domain/package/stories.ts';
import { policyFrom, storyFrom, type TravellingPolicy } from '#domain/package/travel.ts';
import type { Clause } from '#domain/policy/policy.ts';
import type { Slug } from '#domain/units.ts';

/** After this long without an answer a story counts as not loaded; in milliseconds. */
const PATIENCE = 15_000;

/** Asks for `situations/<slug>.js`; calls `failed` when it cannot be had. Answers with how to stop asking. */
export type Ask = (slug: Slug, failed: () => void) => () => void;

/** The stories that are there, and those that are on their way. */
export class StoryLoader {
	readonly stories: Stories;
	readonly #ask: Ask;
	readonly #rest: () => Promise<boolean>;
	readonly #waiting = new Map<Slug, { done: Promise<boolean>; here: () => void }>();
	/** Stories that came without the policy's clauses, and wait for them. */
	readonly #parted = new Map<Slug, Story>();
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

	/** Takes in the policy; the stories that waited for it can be played then. */
	knows(policy: TravellingPolicy): void {
		if (!this.#first) return;
		this.#policy = this.stories.policy = policyFrom(policy, this.#first);
		for (const story of this.#parted.values()) this.stories.add(storyFrom(story, this.#policy));
	}

	/** Takes in a story; called by the story's own script. */
	arrived(slug: Slug, story: Story): void {
		if (story.scenario.slug !== slug) return;
		this.#parted.set(slug, story);
		if (this.#policy) this.stories.add(storyFrom(story, this.#policy));
		this.#waiting.get(slug)?.here();
	}

	/** Has a story brought, once however often it is asked for; false when it cannot be had. */
	async load(slug: Slug): Promise<boolean> {
		if (!this.stories.get(slug)) await Promise.all([this.#rest(), this.#bring(slug)]);
		return this.stories.get(slug) !== undefined;
	}

	#bring(slug: Slug): Promise<boolean> {
		if (this.#parted.has(slug)) return Promise.resolve(true);
		const known = this.#waiting.get(slug);
		if (known) return known.done;
		let here = () => {};
		const done = new Promise<boolean>((tell) => {
			let stop = () => {};
			const end = (there: boolean) => {
				clearTimeout(late);
				this.#waiting.delete(slug);
				if (!there) stop();
				tell(there);
			};
			const late = setTimeout(() => end(false), PATIENCE);
			here = () => end(true);
			// A script that came and brought nothing has failed like one that did not come.
			stop = this.#ask(slug, () => end(this.#parted.has(slug)));
		});
		this.#waiting.set(slug, { done, here });
		return done;
	}
}

/** Asks by a script element: works from any server, and from a folder without one. */
export function byScript(slug: Slug, failed: () => void): () => void {
	const script = document.createElement('script');
	script.src = `situations/${slug}.js`;
	// The story itself says that it has arrived; after that, this says nothing new.
	script.onload = failed;
	script.onerror = failed;
	document.head.append(script);
	return () => {
		script.onload = null;
		script.onerror = null;
		script.remove();
	};
}
