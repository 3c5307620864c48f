/**
 * Somebody in front of a package, by its buttons in a page or by the course behind them.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { LiveCourse } from '#player/course/course.svelte.ts';
import { packageHost } from '#player/course/package-host.ts';
import { SIGNING } from '#player/course/receipt.ts';
import { StoryLoader } from '#player/course/story-loader.ts';
import type { Driver } from '#player/lms/driver.ts';
import { driverFor } from '#player/lms/every-driver.ts';
import { NOTHING } from '../lms/learner.ts';
import type { Opened } from './packages.ts';
import type { Around } from './platforms.ts';

/** Where a choice has led, and what was said of it. */
export interface Answer {
	/** The judgement and its reason, then the clause it rests on, as they stand on the screen; none without one. */
	readonly says?: readonly string[];
	/** The ending's score in words, once there is one. */
	readonly score?: string;
}

export interface Sitting {
	/** Begins a situation at a way in, or goes on with it; false when that is not open. */
	begin(scenario: Slug, who: Slug): Promise<boolean>;
	/** Takes a choice, and goes on from what it led to. */
	choose(choice: Slug): Promise<Answer>;
	/** Types a name and signs; false when that is refused or not open. */
	sign(typed: string): Promise<boolean>;
	/** Saves and exits. */
	exit(): Promise<void>;
	/** The page vanishes, without a word to anybody. */
	vanish(): void;
}

/** The course of a package, with its own facts and stories and no page around it. */
export class LiveSitting implements Sitting {
	readonly live: LiveCourse;
	readonly driver: Driver;

	private constructor(live: LiveCourse, driver: Driver) {
		this.live = live;
		this.driver = driver;
	}

	static async open({ course, compiled }: Opened, { address, apis }: Around): Promise<LiveSitting> {
		const driver = driverFor(course.format, {
			...NOTHING,
			window: () => apis,
			address: () => address,
			fetch: (...asked) => fetch(...asked),
			now: () => new Date().toISOString()
		});
		const loader = new StoryLoader(
			compiled,
			() => () => {},
			() => Promise.resolve(true)
		);
		const live = new LiveCourse(course, loader, driver, { now: Date.now, ahead: () => 0 });
		await live.open();
		if (live.phase.kind !== 'ready' || live.opening?.state !== 'recording')
			throw new Error(`Not opened: ${JSON.stringify([live.phase, live.opening])}`);
		return new LiveSitting(live, driver);
	}

	async begin(scenario: Slug, who: Slug): Promise<boolean> {
		return (await this.live.load(scenario)) && !this.live.begin(scenario, who);
	}

	async choose(choice: Slug): Promise<Answer> {
		const { live } = this;
		const { playing } = live;
		const played = live.standings.played[playing?.index ?? -1];
		if (!playing || !played) throw new Error('Nothing is being played.');
		const host = packageHost(live, playing.turn);
		const entry = { at: played.decisions.length, scene: played.at, choice };
		host.keep?.([entry]);
		const saved = await host.save(entry);
		if (saved.state !== 'saved' && saved.state !== 'unrecorded')
			throw new Error(`Not saved: ${JSON.stringify(saved)}`);
		return {};
	}

	async sign(typed: string): Promise<boolean> {
		return !isRefusal(await this.live.sign(typed, SIGNING));
	}

	exit(): Promise<void> {
		return this.live.close();
	}

	vanish(): void {
		// Nothing holds on to it.
	}
}
