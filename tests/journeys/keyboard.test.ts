/**
 * Everything by keyboard alone.
 */
import type { Page } from '@playwright/test';
import { expect, passCourse, ready, test } from './school.ts';
import { BY_HAND, choiceOf, endingOf, headlineOf, PASSING } from './story.ts';

/** Presses Tab until something with this name has the focus, and checks that the focus can be seen. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		if ((await focused.count()) === 0) continue;
		const named = (await focused.getAttribute('aria-label')) ?? (await focused.innerText());
		const words = named.replace(/\s+/g, ' ').trim();
		if (typeof name === 'string' ? words.includes(name) : name.test(words)) {
			const ring = await focused.evaluate((element) => {
				const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
				return { outlineStyle, outlineWidth, boxShadow };
			});
			expect(
				(ring.outlineStyle !== 'none' && ring.outlineWidth !== '0px') || ring.boxShadow !== 'none',
				`${words} shows that it has the focus`
			).toBe(true);
			return;
		}
	}
	throw new Error(`Nothing named ${String(name)} can be reached by Tab.`);
}

test('a person who uses only the keyboard plays to the end, and the focus leads them', async ({
	page,
	be,
	baseURL
}) => {
	await be('new-teacher', 'the-grange');
	await passCourse(page.request, baseURL ?? '', BY_HAND);
	await page.goto('/');
	await tabTo(page, 'Skip to the main part');
	await page.goto('/course');
	await tabTo(page, /^Start$/);
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/course\/pupil-follow$/);
	await tabTo(page, /^Begin$/);
	await page.keyboard.press('Space');
	await ready(page);

	const heading = page.getByRole('heading', { level: 1 });
	for (const [index, step] of PASSING.entries()) {
		await expect(heading).toHaveText(headlineOf(step[0]));
		if (index > 0) await expect(heading).toBeFocused();
		await tabTo(page, choiceOf(step).text);
		await page.keyboard.press(index % 2 === 0 ? 'Enter' : 'Space');
		await expect(heading).toHaveText(choiceOf(step).effect);
		await expect(heading).toBeFocused();
		await expect(page.getByRole('status').filter({ hasText: 'Saved at' })).toHaveCount(1);
		await tabTo(page, /^(Continue to decision|See how it ended)/);
		await page.keyboard.press('Enter');
	}
	await expect(heading).toHaveText(endingOf('settled'));
	await expect(heading).toBeFocused();

	await tabTo(page, 'Back to your training');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/course$/);
	await tabTo(page, 'Sign your declaration');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/declaration$/);
	await page.locator('#name').focus();
	await page.keyboard.type('Marlow Tidewell');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Signed and saved.')).toBeVisible();
});
