/**
 * Decisions of this visit on their way to the platform: noted, then in the log, then in words, until they are told.
 *
 * @module
 */
import type { Interaction } from '#domain/package/interaction.ts';
import type { CourseLog, Standings } from '#domain/package/log.ts';
import type { Stories } from '#domain/package/stories.ts';
import { interactionOf, type Made } from '#domain/package/tell.ts';
import type { Entry } from '../lms/host.ts';

/** The attempt on the screen. */
export interface Playing {
	/** Its place in the log. */
	readonly index: number;
	/** How many choices it held when it was opened here. */
	readonly from: number;
	/** Another number each time an attempt is opened. */
	readonly turn: number;
}

/**
 * Holds decisions until the platform has taken them: noted while they are made, in the log, in words, and let go when
 * they are told. Each is held once, however often it is noted.
 */
export class Underway {
	/** Choices that are not in the log yet. */
	#noted: { readonly turn: number; readonly entry: Entry; readonly made: Made }[] = [];
	/** Decisions in the log that have not been put into words. */
	#made: { readonly index: number; readonly at: number; readonly made: Made }[] = [];
	/** Decisions the platform has not taken yet. */
	#untold: readonly Interaction[] = [];

	get untold(): readonly Interaction[] {
		return this.#untold;
	}

	/** Notes choices of an attempt, each once. */
	note(turn: number, entries: readonly Entry[], made: Made): void {
		for (const entry of entries)
			if (!this.#noted.some((each) => each.turn === turn && each.entry.at === entry.at))
				this.#noted.push({ turn, entry, made });
	}

	/** The log with what was noted for the attempt on the screen; choices it holds already are passed by. */
	take(log: CourseLog, playing: Playing | undefined): CourseLog {
		const noted = this.#noted;
		this.#noted = [];
		let { tries } = log;
		for (const { turn, entry, made } of noted) {
			const index = playing?.turn === turn ? playing.index : -1;
			const tried = tries[index];
			if (!tried || entry.at !== tried.choices.length) continue;
			const longer = { ...tried, choices: [...tried.choices, entry.choice] };
			tries = tries.map((each) => (each === tried ? longer : each));
			this.#made.push({ index, at: entry.at, made });
		}
		return tries === log.tries ? log : { ...log, tries };
	}

	/** Puts the decisions taken into words, while their places in the log hold. */
	word(log: CourseLog, standings: Standings, stories: Stories): void {
		for (const { index, at, made } of this.#made) {
			const told = interactionOf(log, standings, stories, index, at, made);
			if (told) this.add(told);
		}
		this.#made = [];
	}

	/** Adds something else that the platform is to note. */
	add(interaction: Interaction): void {
		this.#untold = [...this.#untold, interaction];
	}

	/** The platform has taken so many. */
	told(many: number): void {
		this.#untold = this.#untold.slice(many);
	}
}
