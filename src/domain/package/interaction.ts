/**
 * One decision as a learning platform may list it; each standard's own words are made from this.
 *
 * @module
 */
import type { Instant, Slug } from '../units.ts';

/** A decision, told in plain facts. */
export interface Interaction {
	readonly scenario: Slug;
	readonly scene: Slug;
	/** How often this scene has been decided in this course, counted from 1. */
	readonly visit: number;
	/** One line a person can read: the situation, what was asked, what was chosen. */
	readonly says: string;
	readonly choice: Slug;
	/** The place of the choice among the scene's choices in the order of their ids, counted from 0. */
	readonly place: number;
	/** Points earned of points available; `counted` false when the decision counts neither way. */
	readonly points: number;
	readonly of: number;
	readonly counted: boolean;
	/** When the choice was made. */
	readonly at: Instant;
	/** Minutes that local time is ahead of UTC then. */
	readonly offset: number;
	/** From the scene being shown to the choice, in seconds. */
	readonly seconds: number;
	/** The clauses it was judged by, else the topics. */
	readonly objectives: readonly string[];
}
