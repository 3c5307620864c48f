/**
 * The stories of a packaged course that have been loaded so far, compiled once for each way in.
 *
 * @module
 */
import type { Clause } from '../policy/policy.ts';
import { isRefusal } from '../refusal.ts';
import { compile, type Play } from '../scenario/machine.ts';
import type { Slug } from '../units.ts';
import type { Story } from './packaged.ts';

/** Stories by slug; one that is not there yet is undefined. */
export class Stories {
	/** The whole policy, to be read; empty while it is not loaded. Clauses of good practice come with the stories. */
	policy: readonly Clause[] = [];
	readonly #stories = new Map<Slug, Story>();
	readonly #plays = new Map<string, Play>();

	add(story: Story): void {
		this.#stories.set(story.scenario.slug, story);
	}

	get(scenario: Slug): Story | undefined {
		return this.#stories.get(scenario);
	}

	/** The play of a story for one way in; undefined while it is not loaded, or knows no such way. */
	play(scenario: Slug, who: Slug): Play | undefined {
		const key = `${scenario}/${who}`;
		const known = this.#plays.get(key);
		const story = this.#stories.get(scenario);
		if (known || !story) return known;
		const play = compile(story.scenario, story.standard, who);
		if (isRefusal(play)) return undefined;
		this.#plays.set(key, play);
		return play;
	}

	/** The ways in of a story, in the order of their ids; none while it is not loaded. */
	waysIn(scenario: Slug): readonly Slug[] {
		return Object.keys(this.#stories.get(scenario)?.scenario.ways ?? {}).sort();
	}
}
