/**
 * For tests: a driver that answers what it is told to and remembers what it was handed, and a course around it.
 *
 * @module
 */
import type { PackagedCourse, Story } from '#domain/package/packaged.ts';
import { Stories } from '#domain/package/stories.ts';
import type { Driver, Kept, Opening, Report } from '../lms/platform.ts';
import { LiveCourse } from './course.svelte.ts';
import { StoryLoader, type Ask } from './story-loader.ts';

/** A platform that records, at the first visit. */
export const RECORDING: Extract<Opening, { state: 'recording' }> = {
	state: 'recording',
	mode: 'normal',
	suspended: '',
	location: '',
	was: 'new'
};
/** No platform. */
export const ALONE: Opening = { state: 'alone', because: 'No learning platform was found.' };

/** Answers what it is told to, in order; after that everything is kept. */
export class ToldDriver implements Driver {
	readonly format = 'scorm12';
	readonly calls = [];
	readonly reports: Report[] = [];
	readonly closed: Report[] = [];
	readonly opening: Opening;
	readonly answers: Kept[];
	constructor(opening: Opening = RECORDING, answers: Kept[] = []) {
		this.opening = opening;
		this.answers = answers;
	}
	open(): Promise<Opening> {
		return Promise.resolve(this.opening);
	}
	keep(report: Report): Promise<Kept> {
		this.reports.push(report);
		return Promise.resolve(this.answers.shift() ?? { state: 'kept' });
	}
	close(report: Report): Promise<Kept> {
		this.closed.push(report);
		return Promise.resolve(this.answers.shift() ?? { state: 'kept' });
	}
}

/** A course with stories at hand, opened, and a clock that goes on by a second at each look. */
export async function opened(
	course: PackagedCourse,
	stories: readonly Story[],
	driver: Driver = new ToldDriver(),
	ask: Ask = (failed) => {
		queueMicrotask(failed);
		return () => {};
	}
): Promise<LiveCourse> {
	const loader = new StoryLoader(new Stories(), ask, () => Promise.resolve(true));
	for (const story of stories) loader.begins(story);
	loader.knows([]);
	let now = Date.UTC(2026, 10, 20, 9, 30);
	const live = new LiveCourse(course, loader, driver, { now: () => (now += 1000), ahead: () => 0 });
	await live.open();
	return live;
}
