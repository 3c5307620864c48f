/**
 * A packaged course as it is being worked through: the log, where it stands, and what the platform has been told.
 *
 * @module
 */
import type { Chosen } from '#domain/attempt/attempt.ts';
import { drawnWayIn, wayInFor } from '#domain/course/ways-in.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import type { Interaction } from '#domain/package/interaction.ts';
import {
	NOTHING_DONE,
	standingsOf,
	type CourseLog,
	type Standings,
	type Tried
} from '#domain/package/log.ts';
import type { PackagedCourse } from '#domain/package/packaged.ts';
import type { declarationOf } from '#domain/package/signing.ts';
import type { Stories } from '#domain/package/stories.ts';
import { resumed, storiesIn } from '#domain/package/suspend.ts';
import { reportFrom, type Told } from '#domain/package/tell.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import type { Instant, Slug } from '#domain/units.ts';
import type { Entry, Saved } from '../lms/host.ts';
import type { Driver, Kept, Opening } from '../lms/platform.ts';
import type { StoryLoader } from './story-loader.ts';
import { Underway, type Playing } from './underway.ts';

/** The clock of the learner's own device. */
export interface Clock {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Minutes that local time is ahead of UTC. */
	readonly ahead: () => number;
}

/** How far the opening has come. */
export type Phase =
	| { readonly kind: 'opening' }
	/** What was kept cannot be read before these are there; nothing is written until then. */
	| { readonly kind: 'stories-missing' }
	| { readonly kind: 'ready' }
	/** The session has ended: nothing more is recorded. */
	| { readonly kind: 'closed'; readonly kept?: Kept };

/** Something that was found at the start and is said once. */
export type Found = 'changed' | 'unreadable';

/** How a declaration is signed; it comes with the rest of the player. */
export interface Signing {
	readonly declarationOf: typeof declarationOf;
	/** What the platform is to note of it, beside the decisions. */
	readonly note: (
		course: PackagedCourse,
		log: CourseLog,
		standings: Standings,
		when: Pick<Interaction, 'at' | 'offset'>
	) => Interaction | undefined;
}

/**
 * A course in progress, on one screen, for as long as the page is open. Reading it is reading state that changes;
 * nothing is recorded before {@link LiveCourse.phase} is `ready`, and nothing after it is `closed`. It throws nothing:
 * a report that was not kept is counted in {@link LiveCourse.failures} and goes out again with the next.
 */
export class LiveCourse {
	readonly course: PackagedCourse;
	readonly stories: Stories;
	readonly #driver: Driver;
	readonly #loader: StoryLoader;
	readonly #clock: Clock;
	#openedAt: number;
	#shownAt: number;
	#turn = 0;
	readonly #underway = new Underway();
	/** Reports go out one after another. */
	#line: Promise<unknown> = Promise.resolve();

	phase = $state.raw<Phase>({ kind: 'opening' });
	opening = $state.raw<Opening | undefined>();
	found = $state.raw<Found | undefined>();
	playing = $state.raw<Playing | undefined>();
	/** Counts stories that have arrived, since what can be begun hangs on them. */
	arrived = $state.raw(0);
	/** How many reports in a row were not kept. */
	failures = $state.raw(0);
	#log = $state.raw<CourseLog>(NOTHING_DONE);
	/** Where the log stands, worked out once for each log. */
	#standings: { readonly of: CourseLog; readonly are: Standings } | undefined;

	constructor(course: PackagedCourse, loader: StoryLoader, driver: Driver, clock: Clock) {
		this.course = course;
		this.stories = loader.stories;
		this.#loader = loader;
		this.#driver = driver;
		this.#clock = clock;
		this.#openedAt = this.#shownAt = clock.now();
	}

	get log(): CourseLog {
		return this.#log;
	}
	get standings(): Standings {
		if (this.#standings?.of !== this.#log)
			this.#standings = {
				of: this.#log,
				are: standingsOf(this.course, this.#log, this.stories)
			};
		return this.#standings.are;
	}
	/** Whether what is done here is recorded. */
	get records(): boolean {
		return this.opening?.state === 'recording' && this.opening.mode === 'normal';
	}
	/** Who it is, as the platform has it; nobody where there is none. */
	get learner(): string {
		return (this.opening?.state === 'recording' && this.opening.learner) || '';
	}
	/** The choices of the attempt on the screen, as they stood when it was opened. */
	get chosen(): readonly Chosen[] {
		const { index, from } = this.playing ?? { index: -1, from: 0 };
		return (this.standings.played[index]?.position.steps ?? [])
			.slice(0, from)
			.map(({ scene, choice }) => ({ scene, choice, at: '' }));
	}
	/** The attempt to go on with: the last one begun, while it has not ended. */
	get unfinished(): number | undefined {
		const last = this.#log.tries.length - 1;
		return last >= 0 && this.standings.played[last]?.ended === false ? last : undefined;
	}

	/** Starts the session, and takes up what was kept at the last visit. */
	async open(): Promise<void> {
		this.phase = { kind: 'opening' };
		this.opening ??= await this.#driver.open();
		const kept = this.opening.state === 'recording' ? this.opening.suspended : '';
		if (kept !== '') {
			const wanted = storiesIn(this.course, kept);
			const there = await Promise.all(wanted.map((slug) => this.#loader.load(slug)));
			if (there.includes(false)) {
				this.phase = { kind: 'stories-missing' };
				return;
			}
			const back = resumed(this.course, kept, this.stories);
			if (isRefusal(back)) this.found = 'unreadable';
			else {
				this.#log = back.log;
				if (back.changed) this.found = 'changed';
			}
		}
		this.phase = { kind: 'ready' };
	}

	/** Has a situation's story brought; false when it cannot be had. */
	async load(slug: Slug): Promise<boolean> {
		const there = await this.#loader.load(slug);
		if (there) this.arrived += 1;
		return there;
	}

	/** The way in this person meets first; of someone unknown, the first of the story. */
	drawn(slug: Slug): Slug {
		const ways = Object.keys(this.stories.get(slug)?.scenario.ways ?? {});
		return this.learner === '' ? (ways[0] ?? '') : drawnWayIn(ways, this.learner, slug);
	}

	/** Whether another way in than the first may be taken: once the situation has an ending. */
	othersOpen(slug: Slug): boolean {
		return this.#stage(slug)?.standing.first !== undefined;
	}

	/** Begins a situation, or goes on with the open attempt at the same way in; refuses as {@link wayInFor} does. */
	begin(slug: Slug, asked: Slug): Refusal | undefined {
		const { tries } = this.#log;
		const open = tries.findLastIndex(
			(each, at) =>
				each.scenario === slug && each.who === asked && this.standings.played[at]?.ended === false
		);
		if (open >= 0) {
			this.goOn(open);
			return undefined;
		}
		const ways = this.stories.waysIn(slug);
		const who = wayInFor(ways, this.drawn(slug), asked, this.othersOpen(slug));
		if (isRefusal(who)) return who;
		this.#play({ scenario: slug, who, choices: [] });
		return undefined;
	}

	/** Goes on with an attempt of the log. */
	goOn(index: number): void {
		const tried = this.#log.tries[index];
		if (tried) this.#play(tried, index);
	}

	/** Takes a decision of an attempt again: a new attempt, whose choices so far are those before it. */
	replay(index: number, decision: number): void {
		const tried = this.#log.tries[index];
		if (tried) this.#play({ ...tried, choices: tried.choices.slice(0, decision) });
	}

	/** Puts the attempt at the end of the log, so that the next visit goes on with it, and on the screen. */
	#play(tried: Tried, index = -1): void {
		this.#take();
		const others = this.#log.tries.filter((_, at) => at !== index);
		this.#log = { ...this.#log, tries: [...others, tried] };
		this.playing = { index: others.length, from: tried.choices.length, turn: ++this.#turn };
		this.#shownAt = this.#clock.now();
	}

	/** A scene is on the screen: the time to decide runs from here. */
	shown(): void {
		this.#shownAt = this.#clock.now();
	}

	/**
	 * Notes choices of the attempt on the screen, and when they were made. They go into the log, which changes what is on
	 * the screen, only once their effect has been painted; or before that, when the platform is to be told.
	 */
	note(turn: number, entries: readonly Entry[]): void {
		const now = this.#clock.now();
		const seconds = Math.max(0, (now - this.#shownAt) / 1000);
		const made = { at: instantOf(now), offset: this.#clock.ahead(), seconds };
		this.#underway.note(turn, entries, made);
	}

	/** Takes a choice, tells the platform, and answers whether it is kept. */
	async save(turn: number, entry: Entry): Promise<Saved> {
		this.note(turn, [entry]);
		this.#take();
		const kept = await this.tell();
		if (kept.state === 'kept') return { state: 'saved', at: instantOf(this.#clock.now()) };
		return kept.state === 'not-kept'
			? { state: 'not-saved', because: kept.because }
			: { state: 'unrecorded' };
	}

	/** Signs, and tells the platform, with what it is to note of it; refuses as `declarationOf` does. */
	async sign(typed: string, signing: Signing): Promise<Declaration | Refusal> {
		const at = instantOf(this.#clock.now());
		const signed = signing.declarationOf(this.course, this.#log, this.stories, typed, at);
		if (isRefusal(signed)) return signed;
		this.#log = { ...this.#log, signed: { name: signed.name, at } };
		const when = { at, offset: this.#clock.ahead() };
		const note = signing.note(this.course, this.#log, this.standings, when);
		if (note) {
			this.#take();
			this.#underway.add(note);
		}
		await this.tell();
		return signed;
	}

	/** Tells the platform where the course stands. */
	tell(): Promise<Kept> {
		const turn = this.#line.then(() => this.#tell());
		this.#line = turn;
		return turn;
	}

	async #tell(): Promise<Kept> {
		if (!this.records || this.phase.kind !== 'ready') return { state: 'not-wanted' };
		const report = this.report();
		const kept = await this.#driver.keep(report);
		this.heard(kept);
		if (kept.state !== 'not-kept') this.#underway.told(report.interactions.length);
		return kept;
	}

	/** Notes whether a report was kept. */
	heard(kept: Kept): void {
		this.failures = kept.state === 'not-kept' ? this.failures + 1 : 0;
	}

	/**
	 * Ends the session, because someone says so. It can always be taken up again: a platform that takes a session for
	 * finished begins afresh the next time, and would then show “incomplete” of a course that was passed.
	 */
	async close(): Promise<void> {
		if (this.phase.kind !== 'ready') return;
		const report = this.report();
		this.phase = { kind: 'closed' };
		this.phase = { kind: 'closed', kept: await this.#driver.close(report) };
	}

	/** The page has come back after its session ended: from here on nothing is recorded. */
	gone(): void {
		if (this.phase.kind !== 'ready') return;
		const because = 'It had not answered when this page was left.';
		const kept: Kept = this.failures > 0 ? { state: 'not-kept', because } : { state: 'kept' };
		this.phase = { kind: 'closed', kept };
	}

	/** Takes what was noted into the log, and puts it into words while its place there holds. */
	#take(): void {
		this.#log = this.#underway.take(this.#log, this.playing);
		this.#underway.word(this.#log, this.standings, this.stories);
	}

	/** Everything the platform may be told now; what was noted is in it. */
	report(): Told {
		this.#take();
		return this.told;
	}

	/** The same as far as the log goes, to be shown: looking changes nothing. */
	get told(): Told {
		const at = this.playing?.index ?? this.unfinished;
		const tried = at === undefined ? undefined : this.#log.tries[at];
		const played = at === undefined ? undefined : this.standings.played[at];
		return reportFrom(this.course, this.#log, this.standings, this.stories, {
			interactions: this.#underway.untold,
			location: tried && played ? `${tried.scenario}/${played.at}` : '',
			seconds: Math.max(0, (this.#clock.now() - this.#openedAt) / 1000)
		});
	}

	#stage(slug: Slug) {
		return this.standings.progress.stages.find(({ scenario }) => scenario.slug === slug);
	}
}

function instantOf(milliseconds: number): Instant {
	return new Date(milliseconds).toISOString();
}
