/**
 * Everything by keyboard alone.
 */
import { expect, passCourse, ready, test } from './school.ts';
import { BY_HAND, choiceOf, endingOf, headlineOf, PASSING } from './story.ts';
import { tabTo } from './tab-to.ts';

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
