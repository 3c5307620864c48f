/**
 * The player's host inside a package: choices go into the course's log at once, and from there to the platform.
 *
 * @module
 */
import type { Host } from '../lms/host.ts';
import type { LiveCourse } from './course.svelte.ts';

/** @param turn which opening of an attempt this is; one that is no longer on the screen adds nothing */
export function packageHost(live: LiveCourse, turn: number): Host {
	return {
		save: (entry) => live.save(turn, entry),
		keep: (entries) => live.take(turn, entries)
	};
}
