/**
 * Packages that are left midway, in every way a browser knows, and taken up again.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { Lrs } from '../lms/lrs.ts';
import { beginIn, courseIn, expect, idsOf, playIn, test } from './package.ts';
import { BY_HAND, endingOf, headlineOf, PASSING } from './story.ts';

const ONE = { scenarios: [BY_HAND], declaration: false };

/** How a course is left, and whether the browser still lets it end its session. */
const WAYS: Readonly<
	Record<
		string,
		{
			readonly leave: (page: Page, context: BrowserContext) => Promise<unknown>;
			readonly ends: boolean;
		}
	>
> = {
	'the tab is closed': { leave: (page) => page.close({ runBeforeUnload: true }), ends: true },
	'the platform takes the frame away': {
		leave: (page) => page.locator('#course').evaluate((frame) => frame.remove()),
		ends: true
	},
	'the platform puts another page into the frame': {
		leave: (page) =>
			page.locator('#course').evaluate((frame) => frame.setAttribute('src', '/lms/elsewhere')),
		ends: true
	},
	'the learner goes to another page': { leave: (page) => page.goto('/lms/elsewhere'), ends: true },
	'the page is loaded anew': { leave: (page) => page.reload(), ends: true },
	'the page crashes': { leave: crash, ends: false }
};

async function crash(page: Page, context: BrowserContext): Promise<void> {
	const devtools = await context.newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	void devtools.send('Page.crash').catch(() => {});
	await crashed;
}

for (const [index, [way, { leave, ends }]] of Object.entries(WAYS).entries()) {
	const format = index % 2 === 0 ? 'scorm12' : 'scorm2004-4';
	test(`${way}, in ${format}: nothing is lost, and it goes on in the same scene`, async ({
		page,
		context,
		platform,
		learner
	}) => {
		const course = platform.package('kingsley', format, ONE);
		await page.goto(platform.launch(course, learner));
		await beginIn(courseIn(page));
		await playIn(courseIn(page), idsOf(PASSING.slice(0, 2)));
		const [third] = PASSING[2] ?? [];
		const heading = headlineOf(third ?? '');
		await expect(courseIn(page).getByRole('heading', { level: 1 })).toHaveText(heading);
		const before = platform.of(learner);
		expect(before.state).toBe('running');
		await leave(page, context);
		if (ends && way !== 'the page is loaded anew')
			await expect.poll(() => platform.of(learner).state).toBe('over');

		const next = await context.newPage();
		await next.goto(platform.launch(course, learner));
		const stage = courseIn(next);
		await expect(stage.getByText(/^Welcome back\. You were in the middle of/)).toBeVisible();
		await stage.getByRole('button', { name: 'Go on at decision 3' }).click();
		await expect(stage.getByRole('heading', { level: 1 })).toHaveText(heading);
		await playIn(stage, idsOf(PASSING.slice(2)));
		await expect(stage.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
		const { held } = platform.of(learner);
		expect(
			held['cmi.core.lesson_status'] ??
				`${held['cmi.completion_status']} ${held['cmi.success_status']}`
		).toMatch(/passed$/);
		// Each decision once, over both visits.
		const responses = Object.keys(held).filter((each) => /^cmi\.interactions\.\d+\.id$/.test(each));
		expect(responses).toHaveLength(PASSING.length);
		expect(platform.refusedTo(learner)).toEqual([]);
	});
}

test.describe('cmi5', () => {
	// The store is at an address of its own; of what it does not hold yet it says 404.
	test.use({ expected: [/^request: \S+\/(fetch|xapi)\/|status of 404/] });

	test('the page crashes, in cmi5: another session goes on in the same scene', async ({
		page,
		context,
		platform
	}) => {
		const lrs = await Lrs.open();
		try {
			const unit = platform.content(platform.package('kingsley', 'cmi5', ONE));
			await page.goto(lrs.launch({}, unit));
			await beginIn(page);
			await playIn(page, idsOf(PASSING.slice(0, 2)));
			await expect.poll(() => lrs.statements).toHaveLength(3);
			await crash(page, context);
			const next = await context.newPage();
			await next.goto(lrs.launch({}, unit));
			await next.getByRole('button', { name: 'Go on at decision 3' }).click();
			await playIn(next, idsOf(PASSING.slice(2)));
			await expect.poll(() => lrs.verbs).toContain('completed');
			expect(lrs.verbs).toEqual(['initialized', 'initialized', 'passed', 'completed']);
			expect(lrs.refused).toEqual([]);
		} finally {
			await lrs.close();
		}
	});
});

for (const format of ['scorm12', 'scorm2004-3'] as const)
	test(`opened again after a pass in ${format}, nothing is lowered whatever is played then`, async ({
		page,
		platform,
		learner
	}) => {
		const course = platform.package('kingsley', format, { ...ONE, preset: 'fail-is-final' });
		await page.goto(platform.launch(course, learner));
		await beginIn(courseIn(page));
		await playIn(courseIn(page), idsOf(PASSING));
		const told = () => {
			const { held } = platform.of(learner);
			return format === 'scorm12'
				? [held['cmi.core.lesson_status'], held['cmi.core.score.raw']]
				: [held['cmi.completion_status'], held['cmi.success_status'], held['cmi.score.raw']];
		};
		await expect.poll(() => told()[0]).toMatch(/passed|completed/);
		const before = told();
		await page.goto('/lms/elsewhere');
		await page.goto(platform.launch(course, learner));
		const stage = courseIn(page);
		await stage.getByRole('button', { name: 'See your result' }).click();
		await stage.getByRole('link', { name: 'Your training' }).click();
		await stage
			.getByRole('link', { name: /wants to connect/ })
			.first()
			.click();
		await stage.getByRole('button', { name: 'Try again from the start' }).click();
		await playIn(stage, ['accept-daniel', 'accept', 'clear-phone', 'hand-it-over']);
		await expect(stage.getByRole('heading', { level: 1 })).toHaveText(
			endingOf('formal-conversation')
		);
		expect(told()).toEqual(before);
		expect(platform.refusedTo(learner)).toEqual([]);
	});

test('left by a link and brought back by the browser, the page does not go on writing', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('kingsley', 'scorm12', ONE);
	await page.goto(platform.launch(course, learner));
	await beginIn(courseIn(page));
	await playIn(courseIn(page), idsOf(PASSING.slice(0, 1)));
	await page.goto('/lms/elsewhere');
	await page.goBack();
	const stage = courseIn(page);
	// Brought back as it was, it is over; loaded anew, it goes on. Never both.
	await expect(
		stage.getByText('You may close this window').or(stage.getByText('Go on at decision 2'))
	).toBeVisible();
	expect(platform.refusedTo(learner)).toEqual([]);
});

test('[lms G7] “Save and exit” ends the session; the next visit goes on', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('kingsley', 'scorm2004-4', ONE);
	await page.goto(platform.launch(course, learner));
	const stage = courseIn(page);
	await beginIn(stage);
	await playIn(stage, idsOf(PASSING.slice(0, 1)));
	await stage.getByRole('link', { name: 'Your training' }).click();
	await stage.getByRole('button', { name: 'Save and exit' }).click();
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText('You may close this window');
	await expect(stage.getByText('Everything is saved: 0 of 1 situations passed.')).toBeVisible();
	expect(platform.of(learner).state).toBe('over');
	await page.goto(platform.launch(course, learner));
	await expect(stage.getByRole('button', { name: 'Go on at decision 2' })).toBeVisible();
	expect(platform.refusedTo(learner)).toEqual([]);
});
