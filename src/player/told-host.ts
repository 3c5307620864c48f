/**
 * For tests: an attempt at the small story, and a host that answers what it is told to.
 *
 * @module
 */
import { LiveAttempt, type Facts } from './attempt.svelte.ts';
import type { Entry, Host, Saved } from './lms/host.ts';
import { STANDARD, STORY, THRESHOLD } from './small-story.ts';

/** When everything is saved. */
export const AT = '2026-11-20T20:14:00.000Z';
/** The answer when all is well. */
export const saved: Saved = { state: 'saved', at: AT };
/** The answer when nobody answered. */
export const lost: Saved = { state: 'not-saved', because: 'No answer.' };

/** A host that answers what it is told to, in order, and remembers what it was sent. */
export class Told implements Host {
	readonly sent: Entry[] = [];
	kept: readonly Entry[] = [];
	again: () => void = () => undefined;
	readonly answers: (Saved | Promise<Saved>)[];
	constructor(answers: (Saved | Promise<Saved>)[] = []) {
		this.answers = answers;
	}
	save(entry: Entry): Promise<Saved> {
		this.sent.push(entry);
		return Promise.resolve(this.answers.shift() ?? saved);
	}
	unsent(): readonly Entry[] {
		return this.kept;
	}
	keep(entries: readonly Entry[]): void {
		this.kept = entries;
	}
	onBack(again: () => void): () => void {
		this.again = again;
		return () => (this.again = () => undefined);
	}
}

/** An attempt at the small story from its first scene, or as other facts say. */
export const opened = (host?: Host, facts: Partial<Facts> = {}) =>
	new LiveAttempt({
		scenario: STORY,
		standard: STANDARD,
		who: 'pupil',
		threshold: THRESHOLD,
		chosen: [],
		host,
		...facts
	});
