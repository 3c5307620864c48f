/**
 * Where the player's links lead, and what its forms post to: the page it stands on says.
 *
 * @module
 */
import type { ClauseId } from '#domain/policy/policy.ts';

/** The addresses a player needs. */
export interface Links {
	/** Save and leave; also “Back to your training”. */
	readonly leave: string;
	/** The place of a clause in the whole policy, or in good practice. */
	readonly policy: (clause: ClauseId) => string;
	/** Where to ask a question about a clause. */
	readonly ask?: string;
	/** The situation as a document. */
	readonly document?: string;
	/** What a replay posts to: `decision`, counted from 0. */
	readonly replayAction: string;
	/** Replays at once, where nothing is posted. */
	readonly onreplay?: (decision: number) => void;
	/** The words of the link that leaves, where they are not “Save and leave”. */
	readonly leaveSays?: string;
	/** What comes after this situation. */
	readonly next?: { readonly href: string; readonly says: string };
}
