/**
 * Everything that shows an attempt. A page of the website has it all; a package has it brought while the first scene is
 * read, and begins with the media of first-media.ts alone.
 *
 * @module
 */
import type { Medium } from '#domain/scenario/scenario.ts';
import EndView from './EndView.svelte';
import FeedbackView from './FeedbackView.svelte';
import Call from './media/Call.svelte';
import Desk from './media/Desk.svelte';
import Email from './media/Email.svelte';
import Feed from './media/Feed.svelte';
import { FIRST_MEDIA } from './media/first-media.ts';
import InPerson from './media/InPerson.svelte';
import type { Drawn } from './media/media.ts';
import School from './media/School.svelte';
import Settings from './media/Settings.svelte';
import type { Views } from './views.ts';

const MEDIA: Readonly<Record<Medium, Drawn>> = {
	...FIRST_MEDIA,
	'phone-call': { draw: Call, place: 'hand', label: 'The call' },
	settings: { draw: Settings, place: 'hand', label: 'The settings on your phone' },
	feed: { draw: Feed, place: 'hand', label: 'The post on your phone' },
	photo: { draw: Feed, place: 'hand', label: 'The picture on your phone' },
	'comment-thread': { draw: Feed, place: 'desk', behind: Desk, label: 'The page and its comments' },
	email: { draw: Email, place: 'desk', behind: Desk, label: 'The email you have received' },
	'in-person': { draw: InPerson, place: 'school', behind: School, label: 'The conversation' }
};

/** Every view and every medium, for a page that has them all at hand. */
export const EVERY_VIEW: Views = { media: MEDIA, Feedback: FeedbackView, End: EndView };
