/**
 * Packages for everybody: keyboard alone, small screens, dark, forced colours, reduced motion; a machine looks too.
 */
import type { Page } from '@playwright/test';
import { checkReceipt } from '#server/package/receipts.ts';
import { LIBRARY } from '../packages/content.ts';
import { hold } from './axe.ts';
import { beginIn, chooseIn, clauseIn, expect, gradeOf, idsOf, playIn, test } from './package.ts';
import { tabTo } from './tab-to.ts';
import type { Platform, Unpacked } from './platform.ts';
import { BY_HAND, choiceOf, endingOf, FAILING, headlineOf, PASSING } from './story.ts';

const SIGNED = { scenarios: [BY_HAND] };

/** The course in a window of its own, with the platform behind it. */
async function opened(page: Page, platform: Platform, course: Unpacked, learner: string) {
	await page.goto(platform.launch(course, learner, 'opener'));
	const popup = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'Open the course' }).click();
	return popup;
}

test('[lms J7] [lms M17] every screen of a package, light and dark, wide and 320 pixels', async ({
	page,
	platform,
	learner
}) => {
	test.slow();
	const course = platform.package('beckstone', 'scorm12', SIGNED);
	const stage = await opened(page, platform, course, learner);
	const heading = stage.getByRole('heading', { level: 1 });
	await expect(stage.getByRole('button', { name: 'Begin' })).toBeVisible();
	await hold(stage, 'the first page');
	await stage.getByRole('link', { name: 'Self-test for admins' }).click();
	await expect(stage.getByRole('heading', { name: 'Nothing failed' })).toBeVisible();
	await hold(stage, 'the self-test');
	await stage.getByRole('link', { name: 'First page' }).click();
	await stage.getByRole('button', { name: 'Begin' }).click();
	await hold(stage, 'a situation before it begins');
	await stage.getByRole('button', { name: 'Begin', exact: true }).click();
	await hold(stage, 'a scene');
	await chooseIn(stage, 'accept-daniel');
	await hold(stage, 'feedback');
	await stage.getByRole('link', { name: 'Continue to decision 2' }).click();
	await stage.getByRole('link', { name: 'Your training' }).click();
	await hold(stage, 'the course');
	await stage.getByRole('link', { name: 'Policy', exact: true }).click();
	await hold(stage, 'the policy');
	await stage.goto(`${stage.url().split('#')[0]}#/declaration`);
	await expect(heading).toHaveText('Sign your declaration');
	await hold(stage, 'the declaration, not open yet');
	await stage.getByRole('link', { name: 'Your training' }).click();
	await stage.getByRole('button', { name: 'Continue at decision 2' }).click();
	await playIn(stage, idsOf(FAILING.slice(1)));
	await hold(stage, 'the end of a situation, not passed');
	await stage.goto(`${stage.url().split('#')[0]}#/result`);
	await expect(heading).toHaveText('Not passed yet');
	await hold(stage, 'the result, not passed');
});

test('the screens at the end of a package, light and dark, wide and 320 pixels', async ({
	page,
	platform,
	learner
}) => {
	test.slow();
	const course = platform.package('kingsley', 'scorm2004-4', SIGNED);
	const stage = await opened(page, platform, course, learner);
	await beginIn(stage);
	await playIn(stage, idsOf(PASSING));
	await hold(stage, 'the end of a situation, passed');
	await stage.getByRole('link', { name: 'Sign your declaration' }).first().click();
	await hold(stage, 'the declaration');
	for (const typed of ['', '?!']) {
		await stage.getByLabel('Your full name').fill(typed);
		await stage.getByRole('button', { name: 'Sign the declaration' }).click();
		await expect(stage.getByRole('alert')).toBeFocused();
		await expect(stage.getByLabel('Your full name')).toHaveValue(typed);
	}
	await hold(stage, 'the declaration, refused');
	await stage.getByLabel('Your full name').fill('Marlow Tidewell');
	await stage.getByRole('button', { name: 'Sign the declaration' }).click();
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText('Your signed declaration');
	await hold(stage, 'the signed declaration');
	await stage.getByRole('link', { name: 'See your result' }).click();
	await hold(stage, 'the result');
	const receipt = await stage.getByText('Clause & Effect: completion receipt').innerText();
	expect(checkReceipt(receipt, LIBRARY)).toMatchObject({
		state: 'fits',
		receipt: { name: 'Marlow Tidewell', score: gradeOf('kingsley', PASSING).score }
	});
	const code = /Code: (\S+)/.exec(receipt)?.[1] ?? 'none';
	expect(Object.values(platform.of(learner).held)).toContain(
		`receipt__${code.toLowerCase().replaceAll('-', '_')}`
	);
	await stage.getByRole('button', { name: 'Save and finish' }).click();
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText('You may close this window');
	await hold(stage, 'the end of a session');
	await stage.goto(platform.content(course).replace('index.html', 'truth-table.html'));
	await hold(stage, 'what the platform shows');
});

test('by keyboard alone, from the first page to the signature, with the focus led and seen', async ({
	page,
	platform,
	learner
}) => {
	const course = platform.package('the-grange', 'scorm12', SIGNED);
	const stage = await opened(page, platform, course, learner);
	const heading = stage.getByRole('heading', { level: 1 });
	await expect(stage.getByRole('button', { name: 'Begin' })).toBeVisible();
	await tabTo(stage, /^Begin$/);
	await stage.keyboard.press('Enter');
	await expect(heading).toBeFocused();
	await tabTo(stage, /^Begin$/);
	await stage.keyboard.press('Space');
	for (const [index, step] of PASSING.entries()) {
		await expect(heading).toHaveText(headlineOf(step[0]));
		await expect(heading).toBeFocused();
		await tabTo(stage, choiceOf(step).text);
		await stage.keyboard.press(index % 2 === 0 ? 'Enter' : 'Space');
		await expect(heading).toHaveText(choiceOf(step).effect);
		await expect(heading).toBeFocused();
		if (index === 0) {
			// To a clause and back: the way leads to where it was left.
			await tabTo(stage, 'Read it in the policy');
			await stage.keyboard.press('Enter');
			await expect(stage.locator('.asked')).toBeFocused();
			await tabTo(stage, 'Back to where you were');
			await stage.keyboard.press('Enter');
			await expect(heading).toHaveText(choiceOf(step).effect);
		}
		await tabTo(stage, /^(Continue to decision|See how it ended)/);
		await stage.keyboard.press('Enter');
	}
	await expect(heading).toHaveText(endingOf('settled'));
	await expect(heading).toBeFocused();
	await tabTo(stage, 'Sign your declaration');
	await stage.keyboard.press('Enter');
	await expect(heading).toBeFocused();
	await tabTo(stage, 'Your full name');
	await stage.keyboard.type('Marlow Tidewell');
	await stage.keyboard.press('Enter');
	await expect(heading).toHaveText('Your signed declaration');
	expect(platform.of(learner).held['cmi.core.lesson_status']).toBe('passed');
});

test.describe('forced colours and reduced motion', () => {
	test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

	test('a scene and its feedback keep their edges, and nothing moves', async ({
		page,
		platform
	}) => {
		const course = platform.package('the-grange', 'scorm12', SIGNED);
		await page.goto(platform.content(course));
		await beginIn(page);
		const still = () =>
			page.evaluate(() =>
				document
					.getAnimations()
					.filter(({ effect }) => Number(effect?.getComputedTiming().endTime) > 20)
					.map((each) => (each instanceof CSSAnimation ? each.animationName : 'transition'))
			);
		const edges = (selector: string) =>
			page
				.locator(selector)
				.first()
				.evaluate((element) => {
					const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
					return `${borderTopStyle} ${borderTopWidth}`;
				});
		expect(await edges('.choice')).toMatch(/^solid [1-9]/);
		expect(await still()).toEqual([]);
		await page.locator('.choice').first().click();
		await expect(clauseIn(page)).toBeVisible();
		expect(await still()).toEqual([]);
		await tabTo(page, /^Continue to decision/);
	});
});
