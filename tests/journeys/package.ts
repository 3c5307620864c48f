/**
 * What a journey through a package stands on: a platform of its own worker, and a browser that is watched.
 *
 * @module
 */
import {
	test as base,
	expect,
	type BrowserContext,
	type FrameLocator,
	type Locator,
	type Page
} from '@playwright/test';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { replay } from '#domain/attempt/replay.ts';
import { Stories } from '#domain/package/stories.ts';
import { isRefusal } from '#domain/refusal.ts';
import { percent } from '#domain/units.ts';
import { built } from '../../scripts/prepare.mjs';
import { gathered } from '../packages/content.ts';
import { Platform } from './platform.ts';
import { BY_HAND, type Step } from './story.ts';

interface Fixtures {
	/** Messages on the console that a journey brings about on purpose. */
	readonly expected: RegExp[];
	/** A name that no other test of this worker has. */
	readonly learner: string;
	readonly watched: void;
}

export const test = base.extend<Fixtures, { readonly platform: Platform }>({
	platform: [
		async ({ browserName: _ }, use) => {
			await built('player');
			const platform = await Platform.open();
			await use(platform);
			await platform.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	baseURL: async ({ platform }, use) => use(platform.origins[0]),
	expected: async ({ browserName: _ }, use) => use([]),
	learner: async ({ browserName: _ }, use, { testId }) => use(testId),
	// A package complains about nothing, and asks nobody but the server it came from.
	watched: [
		async ({ context, platform, expected }, use) => {
			const found = watch(context, [...platform.origins, 'file:///', 'data:']);
			await use();
			expect(found.filter((each) => !expected.some((known) => known.test(each)))).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

function watch(context: BrowserContext, mine: readonly string[]): readonly string[] {
	const found: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error') found.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => found.push(`error: ${error.error().message}`));
	context.on('request', (request) => {
		const url = request.url();
		if (!mine.some((each) => url.startsWith(each))) found.push(`request: ${url}`);
	});
	return found;
}

/** Something a course can be played in: a page, or a frame of one. */
export type Stage = Page | FrameLocator;

/** The course in the page of the platform. */
export function courseIn(page: Page): FrameLocator {
	return page.frameLocator('#course');
}

/** Presses the button of the first page, and begins the situation that comes first. */
export async function beginIn(stage: Stage): Promise<void> {
	await stage.getByRole('button', { name: 'Begin' }).click();
	await expect(stage.getByRole('heading', { level: 2, name: 'How it works' })).toBeVisible();
	await stage.getByRole('button', { name: 'Begin', exact: true }).click();
	await expect(stage.locator('.choice').first()).toBeVisible();
}

/** Takes choices by their ids, each with its feedback, and goes on. */
export async function playIn(stage: Stage, choices: readonly string[]): Promise<void> {
	for (const choice of choices) {
		await chooseIn(stage, choice);
		await stage.getByRole('link', { name: /^(Continue to decision|See how it ended)/ }).click();
	}
}

/** Takes one choice, and sees the feedback. */
export async function chooseIn(stage: Stage, choice: string): Promise<void> {
	await stage.locator(`.choice[value="${choice}"]`).click();
	await expect(clauseIn(stage)).toBeVisible();
}

/** The heading of the clause in the feedback that is shown; those that may come are drawn ahead, unseen. */
export function clauseIn(stage: Stage): Locator {
	return stage.locator('.answer:not(.ahead)').getByText('The clause', { exact: true });
}

/** The ids of the choices in steps. */
export function idsOf(steps: readonly Step[]): readonly string[] {
	return steps.map(([, choice]) => choice);
}

/** The learner of the strict doubles. */
const LEARNER = 'O’Brien-Müller, Zoë';

/** What the domain itself says of steps through a situation under a policy, as the doubles' learner meets it. */
export function gradeOf(
	policy: string,
	steps: readonly Step[],
	scenario = BY_HAND
): { readonly score: number; readonly passed: boolean } {
	const { course, stories } = gathered(policy, { scenarios: [scenario] });
	const known = new Stories();
	for (const story of stories) known.add(story);
	const play = known.play(scenario, drawnWayIn(known.waysIn(scenario), LEARNER, scenario));
	if (!play) throw new Error(`No situation ${scenario}.`);
	const picked = steps.map(([scene, choice]) => ({ scene, choice }));
	const played = replay(play, picked, course.threshold);
	if (isRefusal(played)) throw new Error(played.because);
	return { score: percent(played.grade.score), passed: played.grade.passed };
}
