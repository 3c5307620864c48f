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
import { mount } from 'svelte';
import { driverFor } from '../lms/driver.ts';
import Course from './Course.svelte';
import { LiveCourse } from './course.svelte.ts';
import { Later } from './later.svelte.ts';
import { byScript, StoryLoader } from './story-loader.ts';

const later = new Later(() => import('./more.ts'));
const loader = new StoryLoader(new Stories(), byScript, () => later.bring());

/** What the scripts of a package call. */
const clauseAndEffect = {
	/** Begins a course with the story that comes with it. */
	async begin(course: PackagedCourse, first: Apart): Promise<void> {
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
		mount(Course, { target, props: { live, driver, later, opening, testing } });
	},
	/** Hands over the policy, with the rest of the player. */
	policy(policy: Apart): void {
		loader.knows(together(policy) as TravellingPolicy);
	},
	/** Hands over the other stories. */
	stories(stories: Apart): void {
		loader.arrived(fromParts(together(stories) as InParts));
	}
};

Object.assign(globalThis, { clauseAndEffect });
