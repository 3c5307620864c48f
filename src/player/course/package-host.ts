/**
 * The player's host inside a package: choices are noted at once, and told to the platform when the learner has their answer.
 *
 * @module
 */
import type { Host } from '../lms/host.ts';
import type { LiveCourse } from './course.svelte.ts';

/**
 * @param turn which opening of an attempt this is; one that is no longer on the screen adds nothing
 * @param painted calls back once the whole feedback is on the screen: telling a platform can stop the page for a while
 */
export function packageHost(
	live: LiveCourse,
	turn: number,
	painted: (then: () => void) => void = (then) => then()
): Host {
	return {
		save: (entry) => new Promise((done) => painted(() => done(live.save(turn, entry)))),
		keep: (entries) => live.note(turn, entries)
	};
}
