/**
 * The media that a course is likely to begin with: in a package they come with the player itself.
 *
 * @module
 */
import Chat from './Chat.svelte';
import type { Media } from './media.ts';
import Request from './Request.svelte';

export const FIRST_MEDIA = {
	'follow-request': { draw: Request, place: 'hand', label: 'What you see on your phone' },
	'friend-request': { draw: Request, place: 'hand', label: 'What you see on your phone' },
	'direct-message': { draw: Chat, place: 'hand', label: 'The messages on your phone' },
	'group-chat': { draw: Chat, place: 'hand', label: 'The group on your phone' }
} satisfies Media;
