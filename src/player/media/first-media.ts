/**
 * The media that a course is likely to begin with: in a package they come with the player itself.
 *
 * @module
 */
import Chat from './Chat.svelte';
import type { Media } from './media.ts';
import Request from './Request.svelte';

/** Each of the first media: what draws it, where it stands, and what a screen reader calls it. */
export const FIRST_MEDIA = {
	'follow-request': { draw: Request, place: 'hand', label: 'What you see on your phone' },
	'friend-request': { draw: Request, place: 'hand', label: 'What you see on your phone' },
	'direct-message': { draw: Chat, place: 'hand', label: 'The messages on your phone' },
	'group-chat': { draw: Chat, place: 'hand', label: 'The group on your phone' }
} satisfies Media;
