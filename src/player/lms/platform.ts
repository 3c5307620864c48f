/**
 * What the packaged player asks of a learning platform, whichever standard it speaks.
 *
 * @module
 */
import type { Interaction } from '#domain/package/interaction.ts';
import type { Format } from '#domain/package/packaged.ts';
import type { Reported } from '#domain/package/reporting.ts';
import type { Dialect, Was } from '#domain/package/scorm.ts';

/** How a learning platform received us. */
export type Opening =
	| {
			readonly state: 'recording';
			/** In `browse` and `review` nothing is written, and the screen says so. */
			readonly mode: 'normal' | 'browse' | 'review';
			/** As the platform writes it; absent when it gives no name. */
			readonly learner?: string;
			/** What was kept at the last visit; empty when there is nothing. */
			readonly suspended: string;
			readonly location: string;
			readonly was: Was;
			/** Where the learner is to be sent after a session that was closed, when the platform says so (cmi5). */
			readonly returnTo?: string;
	  }
	/** No platform: plays, records nothing, and says why. */
	| { readonly state: 'alone'; readonly because: string };

/** Where the course stands after a decision, or on leaving. */
export interface Report {
	readonly reported: Reported;
	/** New since the last report that was kept. What is handed over twice is written once. */
	readonly interactions: readonly Interaction[];
	readonly suspended: string;
	readonly location: string;
	/** How long the session has been, in seconds. */
	readonly seconds: number;
	/** How much of the course is done, from 0 to 1. */
	readonly progress: number;
}

export type Kept =
	| { readonly state: 'kept' }
	/** The driver keeps what was not kept, and tries again with the next report. */
	| { readonly state: 'not-kept'; readonly because: string }
	/** Browse or review: nothing is written. */
	| { readonly state: 'not-wanted' };

/** One call to the platform and what came back, for the self-test and the preview. */
export interface Call {
	/** `LMSSetValue`, `Commit`, `POST statements`. */
	readonly call: string;
	readonly with: readonly string[];
	readonly answer: string;
	/** The platform's error code or the message it threw; empty when all is well. */
	readonly error: string;
}

/** The platform's own words, and how to read what it holds under a name; undefined when it does not say. */
export interface Back {
	readonly dialect: Dialect;
	readonly read: (element: string) => string | undefined;
}

/** Talks to one platform for one session. No method ever throws or rejects. */
export interface Driver {
	readonly format: Format;
	/** Finds the platform (up to three seconds), starts the session once and reads what it holds. */
	open(): Promise<Opening>;
	/** Writes where the course stands and has it kept, after every decision and whenever the page is hidden. */
	keep(report: Report): Promise<Kept>;
	/**
	 * Writes for the last time and ends the session, once; afterwards the platform is left alone.
	 *
	 * @param leaving the page goes away this moment: nothing can be waited for
	 */
	close(report: Report, leaving?: boolean): Promise<Kept>;
	/** How to read back what the platform holds; undefined where it cannot be asked. */
	back?(): Back | undefined;
	/** Every call so far, oldest first; the last two thousand. */
	readonly calls: readonly Call[];
}

/** What a driver needs of the page it runs in. */
export interface Surroundings {
	/** Where the search for the platform starts. */
	readonly window: () => unknown;
	/** The address the page was opened with. */
	readonly address: () => string;
	readonly fetch: typeof fetch;
	readonly wait: (milliseconds: number) => Promise<void>;
	readonly now: () => string;
	/** A new random UUID. */
	readonly uuid: () => string;
}

/** Makes the driver of a standard. */
export type DriverMaker = (format: Format, around: Surroundings) => Driver;

const MOST_CALLS = 2000;

/** Adds a call to the log; the oldest goes when there are too many. */
export function logged(calls: Call[], call: Call): void {
	if (calls.push(call) > MOST_CALLS) calls.shift();
}

/** The platform has taken what it was handed. */
export const KEPT: Kept = { state: 'kept' };
/** The platform opened the course for looking only: nothing goes to it, and nothing is wrong. */
export const NOT_WANTED: Kept = { state: 'not-wanted' };
/** Why a driver keeps nothing before it is opened. */
export const NOT_OPENED = 'The course has not been opened yet.';
/** Why a driver keeps nothing after it is closed. */
export const ENDED = 'The session has ended.';

/** That nothing was kept, with a sentence a learner can be shown. */
export function notKept(because: string): Kept {
	return { state: 'not-kept', because };
}

/**
 * That the platform said no, in a sentence a learner can be shown.
 *
 * @param trouble what the platform said of it
 */
export function refusedBy(trouble: string): Kept {
	return notKept(`The learning platform did not keep this (${trouble}).`);
}

/** What to say of something that was thrown: its own message, or a plain sentence where it is no error. */
export function reasonOf(fault: unknown): string {
	return fault instanceof Error ? fault.message : 'Something went wrong.';
}

/** Acts at once, as on leaving there is no later; what is thrown is an answer too. */
export function calmly(act: () => Kept | Promise<Kept>): Promise<Kept> {
	const calm = (fault: unknown) => notKept(reasonOf(fault));
	try {
		return Promise.resolve(act()).catch(calm);
	} catch (fault) {
		return Promise.resolve(calm(fault));
	}
}
