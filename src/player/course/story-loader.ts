/**
 * Brings the stories of a course as they are needed: each is a small script beside the player.
 *
 * @module
 */
import type { Story } from '#domain/package/packaged.ts';
import type { Stories } from '#domain/package/stories.ts';
import type { Slug } from '#domain/units.ts';

/** After this long without an answer a story counts as not loaded; in milliseconds. */
const PATIENCE = 15_000;

/** Asks for `situations/<slug>.js`; calls `failed` when it cannot be had. Answers with how to stop asking. */
export type Ask = (slug: Slug, failed: () => void) => () => void;

/** The stories that are there, and those that are on their way. */
export class StoryLoader {
	readonly stories: Stories;
	readonly #ask: Ask;
	readonly #waiting = new Map<Slug, { done: Promise<boolean>; here: () => void }>();

	constructor(stories: Stories, ask: Ask) {
		this.stories = stories;
		this.#ask = ask;
	}

	/** Takes a story in; called by the story's own script. */
	arrived(slug: Slug, story: Story): void {
		if (story.scenario.slug !== slug) return;
		this.stories.add(story);
		this.#waiting.get(slug)?.here();
	}

	/** Has a story brought, once however often it is asked for; false when it cannot be had. */
	load(slug: Slug): Promise<boolean> {
		if (this.stories.get(slug)) return Promise.resolve(true);
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
			stop = this.#ask(slug, () => end(this.stories.get(slug) !== undefined));
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
