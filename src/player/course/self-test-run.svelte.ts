/**
 * The self-test while it runs, and what it has found.
 *
 * @module
 */
import type { Driver } from '../lms/platform.ts';
import type { LiveCourse } from './course.svelte.ts';
import { logText, selfTest, type Check } from './self-test.ts';

/** One visit to the self-test; it runs at once, and again whenever somebody asks. */
export class SelfTestRun {
	readonly #live: LiveCourse;
	readonly #driver: Driver;
	/** What was found; nothing yet while it runs. */
	checks = $state.raw<readonly Check[] | undefined>();
	/** Every call so far. */
	log = $state.raw('');

	constructor(live: LiveCourse, driver: Driver) {
		this.#live = live;
		this.#driver = driver;
		void this.run();
	}

	/** Tests everything once. */
	async run(): Promise<void> {
		const { opening } = this.#live;
		if (!opening) return;
		this.checks = undefined;
		this.checks = await selfTest({
			driver: this.#driver,
			opening,
			report: () => this.#live.report(),
			tell: () => this.#live.tell(),
			untouched: this.#live.log.tries.length === 0,
			back: this.#driver.back?.()
		});
		const { id, format, edition } = this.#live.course;
		this.log = logText(
			`${id}, edition ${edition}, ${format}, ${navigator.userAgent}`,
			this.checks,
			this.#driver.calls
		);
	}
}
