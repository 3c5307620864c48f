/**
 * Where a platform leaves its API: around the course, above that, behind it, late, or out of reach.
 */
import type { Page } from '@playwright/test';
import type { Format } from '#domain/package/packaged.ts';
import { beginIn, clauseIn, courseIn, expect, idsOf, playIn, test, type Stage } from './package.ts';
import type { Platform, Unpacked } from './platform.ts';
import { BY_HAND, endingOf, PASSING } from './story.ts';

const ONE = { scenarios: [BY_HAND], declaration: false };

/** Opens the course as each kind of platform does. */
const OPENED: Readonly<
	Record<
		string,
		{
			readonly format: Format;
			readonly around: 'grandparent' | 'opener' | 'late';
			readonly stage: (page: Page) => Promise<Stage>;
		}
	>
> = {
	'two frames up': {
		format: 'scorm12',
		around: 'grandparent',
		stage: (page) => Promise.resolve(page.frameLocator('#course').frameLocator('#course'))
	},
	'in the window that opened it': {
		format: 'scorm2004-3',
		around: 'opener',
		stage: async (page) => {
			const opened = page.waitForEvent('popup');
			await page.getByRole('button', { name: 'Open the course' }).click();
			return opened;
		}
	},
	'two seconds late': {
		format: 'scorm2004-4',
		around: 'late',
		stage: (page) => Promise.resolve(courseIn(page))
	}
};

for (const [where, { format, around, stage: open }] of Object.entries(OPENED))
	test(`the API ${where} is found, in ${format}`, async ({ page, platform, learner }) => {
		const course = platform.package('the-grange', format, ONE);
		await page.goto(platform.launch(course, learner, around));
		const stage = await open(page);
		if (around === 'late')
			await expect(
				stage.getByRole('button', { name: 'Looking for your learning platform…' })
			).toBeVisible();
		await beginIn(stage);
		await playIn(stage, idsOf(PASSING));
		await expect(stage.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
		expect(JSON.stringify(platform.of(learner).held)).toContain('"passed"');
		expect(platform.refusedTo(learner)).toEqual([]);
	});

test('a window that was opened is closed: the platform behind it has everything', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('the-grange', 'scorm12', ONE);
	const popup = await opened(page, platform, course, learner);
	await beginIn(popup);
	await playIn(popup, idsOf(PASSING.slice(0, 1)));
	await popup.close({ runBeforeUnload: true });
	await expect.poll(() => platform.of(learner).state).toBe('over');
	const again = await opened(page, platform, course, learner);
	await expect(again.getByRole('button', { name: 'Go on at decision 2' })).toBeVisible();
});

test('the browser’s own way back leads to where an attempt stands, and what is chosen there is kept', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('the-grange', 'scorm12', ONE);
	const stage = await opened(page, platform, course, learner);
	await beginIn(stage);
	const [first = '', ...rest] = idsOf(PASSING);
	await playIn(stage, [first]);
	await stage.getByRole('link', { name: 'Your training' }).click();
	await expect(stage.getByRole('button', { name: 'Continue at decision 2' })).toBeVisible();
	await stage.goBack();
	await expect(stage.getByText('Decision 2', { exact: true })).toBeVisible();
	await playIn(stage, rest);
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
	expect(platform.of(learner).held['cmi.core.lesson_status']).toBe('passed');
	expect(platform.refusedTo(learner)).toEqual([]);
});

test('a page that comes when nobody waits for it any more is the one that was asked for', async ({
	page,
	platform
}) => {
	await page.clock.install();
	let come = () => {};
	const here = new Promise<void>((then) => (come = then));
	await page.route('**/more.js', async (route) => {
		await here;
		await route.continue();
	});
	await page.goto(platform.content(platform.package('the-grange', 'scorm12', ONE)));
	await page.clock.runFor(1_000);
	await page.getByRole('link', { name: 'Self-test for admins' }).click();
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText('One moment');
	await page.clock.runFor(15_000);
	await expect(heading).toHaveText('This page could not be loaded');
	come();
	await expect(heading).toHaveText('Self-test');
});

test('what is looked for in the policy stays, whichever clause the address names', async ({
	page,
	platform
}) => {
	await page.goto(platform.content(platform.package('the-grange', 'scorm12', ONE)));
	await page.getByRole('link', { name: 'Read the policy' }).click();
	await page.getByLabel('Find words').fill('pupil');
	const found = page.getByRole('main').getByRole('status');
	await expect(found).toHaveText(/^\d+ of \d+ clauses$/);
	const says = await found.innerText();
	const clause = await page.locator('.anchor').first().getAttribute('id');
	await page.evaluate(
		(to) => {
			location.hash = `#/policy/${to}`;
		},
		encodeURIComponent(clause?.replace('clause-', '') ?? '')
	);
	await expect(page.locator('.asked')).toBeFocused();
	await expect(page.getByLabel('Find words')).toHaveValue('pupil');
	await expect(found).toHaveText(says);
});

async function opened(page: Page, platform: Platform, course: Unpacked, learner: string) {
	await page.goto(platform.launch(course, learner, 'opener'));
	const popup = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'Open the course' }).click();
	return popup;
}

test('a platform of another origin cannot be reached: the course plays alone, and says so', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('the-grange', 'scorm12', ONE);
	await page.goto(platform.launch(course, learner, 'elsewhere'));
	const stage = courseIn(page);
	await expect(stage.getByText('Nothing is recorded here.')).toBeVisible();
	await expect(stage.getByText('No learning platform was found around this page.')).toBeVisible();
	await beginIn(stage);
	await stage.locator('.choice').first().click();
	await expect(clauseIn(stage)).toBeVisible();
	expect(platform.of(learner).state).toBe('before');
});

test('the self-test says what works, and leaves the learner as they were', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('the-grange', 'scorm2004-4', ONE);
	await page.goto(platform.launch(course, learner));
	const stage = courseIn(page);
	await stage.getByRole('link', { name: 'Self-test for admins' }).click();
	await expect(stage.getByRole('heading', { name: 'Nothing failed' })).toBeVisible();
	await expect(stage.getByRole('textbox', { name: 'Every call so far' })).toHaveValue(/Commit/);
	await stage.getByRole('link', { name: 'First page' }).click();
	await beginIn(stage);
	await playIn(stage, idsOf(PASSING));
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
	expect(platform.of(learner).held['cmi.success_status']).toBe('passed');
	expect(platform.refusedTo(learner)).toEqual([]);
});
