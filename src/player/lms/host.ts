/**
 * What the player asks of whoever keeps its record: a website, or later a learning platform.
 *
 * @module
 */
import type { Chosen } from '#domain/attempt/attempt.ts';
import type { Instant, Slug } from '#domain/units.ts';

/** One choice on its way to the record. */
export interface Entry {
	/** How many decisions the log held before this one. */
	readonly at: number;
	readonly scene: Slug;
	readonly choice: Slug;
}

/** What became of it. */
export type Saved =
	/** Kept for good. A repeated identical entry at the same position is answered the same way. */
	| { readonly state: 'saved'; readonly at: Instant }
	/** Taken, and recorded nowhere: there is no record here, or it is not to be changed. */
	| { readonly state: 'unrecorded' }
	/** The record has gone another way since; here is where it stands. */
	| { readonly state: 'stale'; readonly because: string; readonly chosen: readonly Chosen[] }
	/** Not accepted, and never will be. */
	| { readonly state: 'refused'; readonly because: string }
	/** Nobody answered; worth another try. */
	| { readonly state: 'not-saved'; readonly because: string };

/** Keeps choices, one at a time and in order. It answers; it never throws. */
export interface Host {
	/** Whether leaving with choices unsent is worth a question by the browser. */
	readonly asks?: boolean;
	save(entry: Entry): Promise<Saved>;
	/** Entries a past visit could not send, oldest first. */
	unsent?(): readonly Entry[];
	/** Keeps what is not sent yet on this device; an empty list forgets. */
	keep?(entries: readonly Entry[]): void;
	/** Calls back when it is worth trying again at once; answers with how to stop. */
	onBack?(again: () => void): () => void;
}
