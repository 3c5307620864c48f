/**
 * The page of a packaged course: which place is shown, where the focus goes, and what is brought for it.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { afterPaint } from '../after-paint.ts';
import { LiveAttempt } from '../attempt.svelte.ts';
import { drawn } from '../drawing/changed.ts';
import type { Links } from '../links.ts';
import { whenLeaving } from '../lms/leaving.ts';
import type { Driver } from '../lms/platform.ts';
import { OnScreen, titleOf } from '../on-screen.ts';
import type { LiveCourse } from './course.svelte.ts';
import type { Later } from './later.svelte.ts';
import type * as More from './more.ts';
import { packageHost } from './package-host.ts';
import { nextAfter } from './onward.ts';
import { hrefOf, placeOf, type Place } from './place.ts';
import { showAhead } from './press.ts';

/** Where the policy was opened from, what had the focus there, and how far down it was. */
interface Left {
	readonly place: Place;
	readonly focus: Element | null;
	readonly y: number;
}

/** The attempt on the screen. */
interface Stage {
	/** Which opening of an attempt it is. */
	readonly turn: number;
	readonly attempt: LiveAttempt;
	readonly screen: OnScreen;
	/** Seeds the order of the choices. */
	readonly seed: string;
	readonly close: () => void;
}

/** What a course is opened with. */
export interface Opened {
	readonly live: LiveCourse;
	readonly driver: Driver;
	/** The pages that come after the first choices. */
	readonly later: Later<typeof More>;
	/** Shows the self-test first. */
	readonly testing: boolean;
}

/** The page of a course, for as long as it is open. */
export class CoursePage {
	readonly live: LiveCourse;
	readonly later: Later<typeof More>;
	readonly #opened: Opened;
	/** Stops watching for the page to go away. */
	#unwatch: (() => void) | undefined;
	#title = '';
	#step = -1;
	/** The opening of an attempt that was on the stage last. */
	#turn = 0;

	place = $state.raw<Place>({ kind: 'start' });
	left = $state.raw<Left | undefined>();
	/** Said once to those who listen. */
	said = $state.raw('');
	/** The situation that could not be had. */
	missing = $state.raw<Slug | undefined>();
	/** The words looked for in the policy. */
	words = $state.raw('');
	deed = $state.raw<More.Deed | undefined>();
	selfTest = $state.raw<More.SelfTestRun | undefined>();
	#stage = $state.raw<Stage | undefined>();

	constructor(opened: Opened) {
		this.live = opened.live;
		this.later = opened.later;
		this.#opened = opened;
	}

	/** The pages that come after the first choices, once they are here. */
	get more(): typeof More | undefined {
		return this.later.here;
	}
	/** The situation that is shown before it begins. */
	get situation() {
		const { place } = this;
		if (place.kind !== 'situation') return undefined;
		return this.live.course.situations.find(({ slug }) => slug === place.slug);
	}
	/** The attempt on the stage; it stays as it is behind the policy, so that the way back leads to where it was left. */
	get stage(): Stage | undefined {
		if (this.live.phase.kind !== 'ready') return undefined;
		const behind = this.place.kind === 'policy' && this.left?.place.kind === 'play';
		return this.onStage || behind ? this.#stage : undefined;
	}
	get onStage(): boolean {
		return this.place.kind === 'play' && this.#stage !== undefined;
	}
	/** Where the way back from the policy leads. */
	get back(): { readonly href: string; readonly says: string } {
		const kind = this.left?.place.kind;
		if (kind === 'play') return { href: '#/play', says: 'Back to where you were' };
		if (kind === 'start') return { href: '#/start', says: 'First page' };
		return { href: hrefOf(this.left?.place ?? { kind: 'home' }), says: 'Back' };
	}

	/** Opens the course, and goes where the address says from then on. */
	open(opening: Promise<void>): void {
		// A fragment of an earlier visit leads nowhere yet.
		if (location.hash !== '') history.replaceState(null, '', '#');
		addEventListener('hashchange', () => {
			const to = location.hash === '' ? { kind: 'start' as const } : placeOf(location.hash);
			const ready = this.live.phase.kind === 'ready';
			if (to && (ready || to.kind === 'policy' || to.kind === 'start')) void this.#arrive(to);
		});
		void this.#open(opening);
	}

	async #open(opening: Promise<void>): Promise<void> {
		await opening;
		const { live } = this;
		if (live.phase.kind !== 'ready') return;
		this.#unwatch = whenLeaving(window, this.#opened.driver, {
			report: () => live.report(),
			kept: (kept) => live.heard(kept),
			back: () => live.gone()
		});
		if (this.#opened.testing) this.#go({ kind: 'self-test' });
	}

	/** Opens the course once more, when not all of it had come. */
	async openAgain(): Promise<void> {
		await this.#open(this.live.open());
		await this.settle();
	}

	#go(to: Place): void {
		const href = hrefOf(to);
		if (location.hash === href) void this.#arrive(to);
		else location.hash = href;
	}

	async #arrive(to: Place): Promise<void> {
		const from = this.place;
		if (to.kind === 'policy' && from.kind !== 'policy')
			this.left = { place: from, focus: document.activeElement, y: scrollY };
		const back =
			from.kind === 'policy' && to.kind === this.left?.place.kind ? this.left : undefined;
		if (to.kind !== 'policy') this.left = undefined;
		if (!back && this.left?.place.kind !== 'play') this.#stageFor(to);
		// Without an attempt, or an unknown situation: the course.
		this.place = to.kind === 'play' && !this.#stage ? { kind: 'home' } : to;
		this.missing = undefined;
		if (from.kind !== 'policy') this.words = '';
		this.deed = undefined;
		this.selfTest = undefined;
		this.#furnish();
		await drawn();
		if (back && this.place.kind === 'play') {
			if (back.focus instanceof HTMLElement) back.focus.focus({ preventScroll: true });
			scrollTo(0, back.y);
			document.title = this.#title;
			return;
		}
		await this.settle();
		if (this.situation && !this.live.stories.get(this.situation.slug))
			void this.load(this.situation.slug);
		else if (!['start', 'situation', 'play'].includes(this.place.kind)) void this.bring();
	}

	/** What a page of the rest is shown with. */
	#furnish(): void {
		const { more, live, place } = this;
		if (place.kind === 'declaration')
			this.deed ??= more && new more.Deed(live, () => void this.settle());
		if (place.kind === 'self-test')
			this.selfTest ??= more && new more.SelfTestRun(live, this.#opened.driver);
	}

	/** Has the rest of the pages brought for one that is shown already, and shows it then. */
	async bring(): Promise<void> {
		if (this.more) return;
		await this.later.bring();
		this.#furnish();
		await drawn();
		if (document.activeElement === document.body || document.activeElement?.matches('h1'))
			await this.settle();
	}

	/** Has a situation's story brought, and shows its page then. */
	async load(slug: Slug): Promise<void> {
		this.missing = undefined;
		const there = await this.live.load(slug);
		if (this.situation?.slug !== slug) return;
		if (!there) this.missing = slug;
		await this.settle();
	}

	/** Once all is drawn, the focus goes to the heading of what is new, or to the clause that was asked for. */
	async settle(): Promise<void> {
		await drawn();
		const { place } = this;
		const clause =
			place.kind === 'policy' && place.clause !== undefined
				? document.getElementById(`clause-${place.clause}`)
				: null;
		const heading = document.querySelector<HTMLElement>('#course main h1');
		const to = clause ?? heading;
		scrollTo(0, 0);
		to?.focus({ preventScroll: clause === null });
		clause?.scrollIntoView({ block: 'center' });
		if (place.kind !== 'play')
			document.title = `${heading?.textContent ?? ''} · ${this.live.course.school}`;
	}

	/** Begins a situation by one of its ways in. */
	begin(slug: Slug, who: Slug): void {
		const refused = this.live.begin(slug, who);
		if (isRefusal(refused)) this.said = refused.because;
		else this.#go({ kind: 'play' });
	}
	/** Goes on with an attempt of the log. */
	goOn(index: number): void {
		this.live.goOn(index);
		this.#go({ kind: 'play' });
	}
	/** Takes a decision of an attempt again. */
	replay(index: number, decision: number): void {
		this.live.replay(index, decision);
		this.#go({ kind: 'play' });
	}

	/** Takes a choice, and shows its feedback. */
	choose(choice: Slug): void {
		if (!this.stage) return;
		const { attempt, screen } = this.stage;
		screen.choose(choice);
		if (attempt.pressed) showAhead(attempt.pressed.choice);
	}

	/** Puts the attempt that is played on the stage, where that is the place; elsewhere there is none. */
	#stageFor({ kind }: Place): void {
		this.#stage?.close();
		this.#stage = undefined;
		const { live } = this;
		// Back by the browser's own button: to where the attempt stands now, not to where this opening of it began.
		if (kind === 'play' && live.playing?.turn === this.#turn) live.goOn(live.playing.index);
		const { playing } = live;
		const tried = playing && live.log.tries[playing.index];
		const story = tried && live.stories.get(tried.scenario);
		if (kind !== 'play' || !story) return;
		const attempt = new LiveAttempt({
			scenario: story.scenario,
			standard: story.standard,
			who: tried.who,
			threshold: live.course.threshold,
			chosen: live.chosen,
			host: packageHost(live, playing.turn, afterPaint),
			painted: afterPaint
		});
		this.#stage = {
			turn: playing.turn,
			attempt,
			screen: new OnScreen(attempt),
			seed: `${live.learner}/${tried.scenario}/${tried.who}`,
			close: attempt.open()
		};
		this.#step = -1;
		this.#turn = playing.turn;
	}

	/** From the first page: to where it was left, else to the first situation, else to the course. */
	start(): void {
		const { progress } = this.live.standings;
		const first = this.live.course.situations[0];
		if (this.live.unfinished !== undefined && !progress.complete) this.goOn(this.live.unfinished);
		else if (progress.complete) this.#go({ kind: 'result' });
		else if (!progress.started && first) this.#go({ kind: 'situation', slug: first.slug });
		else this.#go({ kind: 'home' });
	}

	/** Ends the session, because someone says so. */
	async exit(): Promise<void> {
		this.#unwatch?.();
		this.#stage?.close();
		const closing = this.live.close();
		await this.settle();
		await closing;
	}

	/** To be called when the page has been drawn: what another view of the attempt brings with it. */
	seen(): void {
		// The rest of the pages may have come later than anybody waited for it.
		this.#furnish();
		const { stage } = this;
		if (!stage) return;
		const { attempt, screen } = stage;
		this.#title = `${titleOf(attempt)} · ${this.live.course.school}`;
		if (!this.onStage) return;
		if (document.title !== this.#title) document.title = this.#title;
		screen.focus(document.querySelector('.behind main'));
		if (attempt.step === this.#step) return;
		this.#step = attempt.step;
		if (attempt.view.kind === 'scene') {
			this.live.shown();
			afterPaint(() => {
				screen.foresee();
				void this.later.bring().then(() => screen.foresee());
			});
		} else void this.bring();
	}

	/** Where the player's own links lead. */
	get links(): Links {
		const next = nextAfter(this.live);
		return {
			leave: '#/course',
			leaveSays: 'Your training',
			policy: (clause) => hrefOf({ kind: 'policy', clause }),
			replayAction: '',
			onreplay: (decision) => this.replay(this.live.playing?.index ?? -1, decision),
			...(next ? { next } : {})
		};
	}
}
