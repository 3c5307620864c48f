/**
 * What the player shows an attempt with.
 *
 * @module
 */
import type EndView from './EndView.svelte';
import type FeedbackView from './FeedbackView.svelte';
import type { Media } from './media/media.ts';

/** What is there to show an attempt with; what is not there yet is on its way. */
export interface Views {
	readonly media: Media;
	readonly Feedback?: typeof FeedbackView | undefined;
	readonly End?: typeof EndView | undefined;
}
