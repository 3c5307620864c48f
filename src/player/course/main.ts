/**
 * The start of a packaged course: the page's other scripts hand over what is played, and it begins.
 *
 * @module
 */
import './course.css';
import { together, type Apart } from '#domain/package/apart.ts';
import type { PackagedCourse, Story } from '#domain/package/packaged.ts';
import { Stories } from '#domain/package/stories.ts';
import { fromParts, type InParts, type TravellingPolicy } from '#domain/package/travel.ts';
import { render } from 'svelte/server';
import { drawInto } from '../drawing/draw.ts';
import { driverFor } from '../lms/driver.ts';
import Course from './Course.svelte';
import { CoursePage } from './course-page.svelte.ts';
import { LiveCourse } from './course.svelte.ts';
import { Later } from './later.svelte.ts';
import { byScript, StoryLoader } from './story-loader.ts';

const later = new Later(() => import('./more.ts'));
const loader = new StoryLoader(new Stories(), byScript, () => later.bring());

/** Begins a course with the story that comes with it. */
async function begin(course: PackagedCourse, first: Apart): Promise<void> {
	loader.begins(together(first) as Story);
	const target = document.getElementById('course');
	if (!target) return;
	const driver = await driverFor(course.format);
	const live = new LiveCourse(course, loader, driver, {
		now: () => Date.now(),
		ahead: () => -new Date().getTimezoneOffset()
	});
	const opening = live.open();
	// A platform at hand has answered by then, and the first page is drawn once; for any other it says that it looks.
	await Promise.race([opening, new Promise((then) => setTimeout(then))]);
	target.textContent = '';
	const testing = new URLSearchParams(location.search).has('self-test');
	const page = new CoursePage({ live, driver, later, testing });
	const view = () => render(Course, { props: { page } }).body;
	drawInto(target, view, () => page.seen());
	page.open(opening);
}

/** What the other scripts of a package call. */
const clauseAndEffect = {
	/** Hands over the policy, with the rest of the player. */
	policy(policy: Apart): void {
		loader.knows(together(policy) as TravellingPolicy);
	},
	/** Hands over the other stories. */
	stories(stories: Apart): void {
		loader.arrived(fromParts(together(stories) as InParts));
	}
};

/** The course and its first story, which a package's own script begins with. */
interface Given {
	readonly clauseAndEffectCourse: readonly [PackagedCourse, Apart];
}

Object.assign(globalThis, { clauseAndEffect });
// Once this script has been read to its end, where the driver of the platform stands.
queueMicrotask(() => void begin(...(globalThis as unknown as Given).clauseAndEffectCourse));
