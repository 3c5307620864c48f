/**
 * One attempt as it is being played: where it stands, what is on the screen, and whether it is kept.
 *
 * @module
 */
import type { Chosen } from '#domain/attempt/attempt.ts';
import { advance, replay, type Played } from '#domain/attempt/replay.ts';
import type { Decision, Threshold } from '#domain/attempt/score.ts';
import type { Standard } from '#domain/policy/judge.ts';
import { isRefusal } from '#domain/refusal.ts';
import { compile, type Play } from '#domain/scenario/machine.ts';
import type { Scenario } from '#domain/scenario/scenario.ts';
import type { Instant, Slug } from '#domain/units.ts';
import { judgementWords, timeWords } from '#ui/words.ts';
import type { Entry, Host, Saved } from './lms/host.ts';
import { judgeOf } from './telling.ts';

/** What is on the screen. */
export type View =
	| { readonly kind: 'scene'; readonly scene: Slug }
	| { readonly kind: 'feedback'; readonly index: number }
	| { readonly kind: 'end'; readonly ending: Slug };

/** Whether what was chosen is kept. */
export type Keeping =
	| { readonly state: 'nothing' }
	| { readonly state: 'saved'; readonly at: Instant }
	| { readonly state: 'saving' }
	| { readonly state: 'not-saved' };

/** Something the player has to be told about the record. */
export interface Told {
	readonly kind: 'stale' | 'refused';
	readonly because: string;
}

/** The facts an attempt is played from. */
export interface Facts {
	readonly scenario: Scenario;
	readonly standard: Standard;
	readonly who: Slug;
	readonly threshold: Threshold;
	/** The log so far. */
	readonly chosen: readonly Chosen[];
	/** How many of its first choices were told, and not decided. */
	readonly told?: number | undefined;
	/** Shows the feedback for this decision first, counted from 0. */
	readonly after?: number | undefined;
	readonly host?: Host | undefined;
	/** Calls back once what has changed is on the screen; without a screen to wait for, at once. */
	readonly painted?: (then: () => void) => void;
}

/** A log that its scenario cannot replay: ours to mend, never the learner's. */
export class AttemptFault extends Error {
	override readonly name = 'AttemptFault';
	readonly code = 'attempt-does-not-replay';
}

/** “Saving…” is shown only when it takes longer than this; in milliseconds. */
const SLOW = 400;

/** Waits between tries, in milliseconds; the last one repeats. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** An attempt being played: one press judges and shows the feedback; all else, keeping too, follows it. */
export class LiveAttempt {
	readonly play: Play;
	readonly #threshold: Threshold;
	readonly #toldChoices: number | undefined;
	readonly #host: Host | undefined;
	readonly #painted: (then: () => void) => void;
	#unsent: readonly Entry[] = [];
	#sending = false;
	#failures = 0;
	#again: ReturnType<typeof setTimeout> | undefined;
	/** What follows the feedback for the last choice, once that is painted. */
	#settle = () => {};

	#played = $state.raw() as Played;
	#feedback = $state.raw<number | undefined>();
	/** Where the choices on offer lead, judged before the press. */
	#foreseen = $state.raw<{ readonly from: Played; readonly next: readonly Played[] } | undefined>();
	/** The decision just taken, until its feedback is painted; the rest still stands before it. */
	pressed = $state.raw<Decision | undefined>();
	/** Whether what was chosen is kept. */
	keeping = $state.raw<Keeping>({ state: 'nothing' });
	/** What the player has to be told about the record, until they go on. */
	told = $state.raw<Told | undefined>();
	/** Said once to those who listen: the judgement, and whether it is kept. */
	said = $state.raw('');
	/** Counts the views shown; the page moves the focus when it changes. */
	step = $state.raw(0);

	constructor({ scenario, standard, who, threshold, chosen, told, after, host, painted }: Facts) {
		const play = compile(scenario, standard, who);
		if (isRefusal(play)) throw new AttemptFault(play.because);
		this.play = play;
		this.#threshold = threshold;
		this.#toldChoices = told;
		this.#host = host;
		this.#painted = painted ?? ((then) => then());
		this.#stand(chosen);
		if (after !== undefined && this.#played.decisions[after]) this.#feedback = after;
	}

	/** Where the attempt stands, each decision judged. */
	get played(): Played {
		return this.#played;
	}

	/** What is on the screen: the feedback for a decision, else the open scene, else the end. */
	get view(): View {
		if (this.#feedback !== undefined) return { kind: 'feedback', index: this.#feedback };
		const { at, ended } = this.#played;
		return ended ? { kind: 'end', ending: at } : { kind: 'scene', scene: at };
	}

	/** Where the choices on offer lead, once that has been foreseen. */
	get ahead(): readonly Played[] {
		return this.#foreseen?.from === this.#played ? this.#foreseen.next : [];
	}

	/** Whether a choice is still on its way. */
	get isUnsent(): boolean {
		return this.#unsent.length > 0;
	}

	/** Takes up what an earlier visit could not send, and listens for the connection; answers with how to stop. */
	open(): () => void {
		const kept = this.#host?.unsent?.() ?? [];
		const known = this.#played.decisions.length;
		const waiting = kept.filter(({ at }) => at >= known);
		for (const entry of waiting) if (!this.#take(entry)) break;
		this.#host?.keep?.(this.#unsent);
		const stop = this.#host?.onBack?.(() => this.#tryAgain());
		if (this.isUnsent) {
			this.keeping = { state: 'not-saved' };
			this.step += 1;
			void this.#send();
		}
		return () => {
			stop?.();
			clearTimeout(this.#again);
		};
	}

	/** Judges every choice on offer now, while the scene is read, so that a press need not. */
	foresee(): void {
		const from = this.#played;
		if (this.#foreseen?.from === from) return;
		this.#foreseen = { from, next: from.offers.flatMap((choice) => this.#advance(choice) ?? []) };
	}

	/**
	 * Takes a choice: judged, noted on this device and answered with its feedback now; all else, the sending too, waits
	 * until that is painted. A second press on the same scene does nothing.
	 */
	choose(choice: Slug): void {
		if (this.pressed || this.view.kind !== 'scene') return;
		const at = this.#played.decisions.length;
		const entry = { at, scene: this.#played.at, choice };
		const next = this.#after(entry);
		const decision = next?.decisions[at];
		if (!next || !decision) return;
		if (!this.ahead.includes(next)) this.#foreseen = { from: this.#played, next: [next] };
		this.pressed = decision;
		this.told = undefined;
		this.said = '';
		this.#queue(entry);
		this.#host?.keep?.(this.#unsent);
		this.#settle = () => {
			// An earlier choice may have been answered meanwhile: the record stands elsewhere, and this is undone.
			if (this.pressed !== decision) return;
			this.pressed = undefined;
			this.#played = next;
			this.#feedback = at;
			// Until this one is kept too, the time of the last one would say too much.
			if (this.isUnsent && this.keeping.state === 'saved') this.keeping = { state: 'nothing' };
			if (!this.#host) this.said = this.#judgementOf(at);
			this.step += 1;
			void this.#send();
		};
		this.#painted(this.#settle);
	}

	/** Leaves the feedback for the next scene, or for the end. */
	goOn(): void {
		this.#settle();
		this.#feedback = undefined;
		this.step += 1;
	}

	/** Plays an entry and puts it in the queue; false when the story does not offer it here. */
	#take(entry: Entry): boolean {
		const next = this.#after(entry);
		if (!next) return false;
		this.#played = next;
		this.#queue(entry);
		return true;
	}

	/** Where an entry leads; nowhere when the story does not offer it here. */
	#after(entry: Entry): Played | undefined {
		if (entry.at !== this.#played.decisions.length || entry.scene !== this.#played.at) return;
		const seen = this.ahead.find(({ decisions }) => decisions.at(-1)?.choice === entry.choice);
		return seen ?? this.#advance(entry.choice);
	}

	#advance(choice: Slug): Played | undefined {
		const next = advance(this.play, this.#played, choice, this.#threshold);
		return isRefusal(next) ? undefined : next;
	}

	#queue(entry: Entry): void {
		if (this.#host) this.#unsent = [...this.#unsent, entry];
	}

	/** Sends what waits, oldest first, one at a time. */
	async #send(): Promise<void> {
		const host = this.#host;
		if (!host || this.#sending) return;
		this.#sending = true;
		for (let entry = this.#unsent[0]; entry; entry = this.#unsent[0]) {
			const slow = setTimeout(() => {
				if (this.keeping.state !== 'not-saved') this.keeping = { state: 'saving' };
			}, SLOW);
			const saved = await host.save(entry);
			clearTimeout(slow);
			if (saved.state === 'not-saved') {
				this.#wait(entry);
				break;
			}
			this.#failures = 0;
			if (saved.state === 'saved' || saved.state === 'unrecorded') {
				this.#unsent = this.#unsent.slice(1);
				host.keep?.(this.#unsent);
				if (this.#unsent.length === 0) this.#done(entry, saved);
			} else this.#giveWay(entry, saved);
		}
		this.#sending = false;
	}

	/** Nothing waits any more: says so, and since when, where there is a record. */
	#done(entry: Entry, saved: Extract<Saved, { state: 'saved' | 'unrecorded' }>): void {
		const kept = saved.state === 'saved';
		this.keeping = kept ? { state: 'saved', at: saved.at } : { state: 'nothing' };
		this.#say(entry.at, kept ? `Saved at ${timeWords(saved.at)}.` : '');
	}

	/** Nobody answered: say so, carry on, try again later. */
	#wait(entry: Entry): void {
		this.keeping = { state: 'not-saved' };
		if (this.#failures === 0) this.#say(entry.at, 'Not saved yet. Carry on.');
		const pause = WAITS[Math.min(this.#failures, WAITS.length - 1)];
		this.#failures += 1;
		this.#again = setTimeout(() => void this.#send(), pause);
	}

	#tryAgain(): void {
		clearTimeout(this.#again);
		void this.#send();
	}

	/** The record stands elsewhere, or will not have this: show where it stands. */
	#giveWay(
		entry: Entry,
		saved:
			| { state: 'stale'; because: string; chosen: readonly Chosen[] }
			| { state: 'refused'; because: string }
	): void {
		this.#unsent = [];
		this.pressed = undefined;
		this.#host?.keep?.([]);
		this.#stand(
			saved.state === 'stale' ? saved.chosen : this.#played.position.steps.slice(0, entry.at)
		);
		this.told = { kind: saved.state, because: saved.because };
		this.#feedback = undefined;
		this.step += 1;
	}

	/** Stands where a log says; a log with times says when it was last kept, if anything was decided in it. */
	#stand(
		log: readonly { readonly scene: Slug; readonly choice: Slug; readonly at?: Instant }[]
	): void {
		const played = replay(this.play, log, this.#threshold, this.#toldChoices);
		if (isRefusal(played)) throw new AttemptFault(played.because);
		this.#played = played;
		const at = log.slice(this.#toldChoices).at(-1)?.at;
		this.keeping = at ? { state: 'saved', at } : { state: 'nothing' };
	}

	#say(index: number, kept: string): void {
		this.said = `${this.#judgementOf(index)} ${kept}`.trim();
	}

	#judgementOf(index: number): string {
		const decision = this.#played.decisions[index] ?? this.pressed;
		if (!decision) return '';
		const judge = judgeOf(decision.judged, this.play.standard);
		return `${judgementWords(decision.judged.judgement, judge)}.`;
	}
}
