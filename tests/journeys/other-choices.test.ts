/**
 * At the end: what else was on offer at each decision, which counts for nothing.
 */
import type { Page } from '@playwright/test';
import { expect, stand, test } from './school.ts';
import { choiceOf, FAILING, othersBeside } from './story.ts';

/** The unfolding part of a decision, counted from 1. */
function others(page: Page, decision: number) {
	return page.getByRole('group').filter({
		has: page.getByText(`Explore the other choices at decision ${decision}`, { exact: true })
	});
}

test('each choice not taken is told with its judgement and what would have come of it', async ({
	page,
	be,
	baseURL,
	server
}) => {
	await be('new-teacher', 'beckstone');
	await page.goto(await stand(page.request, baseURL ?? '', FAILING));
	const score = await page.locator('.score').innerText();
	const before = server.record('beckstone', 'new-teacher');
	for (const [index, step] of FAILING.entries()) {
		const part = others(page, index + 1);
		await expect(part.getByRole('list')).toBeHidden();
		await part.locator('summary').focus();
		await page.keyboard.press('Enter');
		const beside = othersBeside(step, FAILING.slice(0, index));
		await expect(part.getByRole('listitem')).toHaveCount(beside.length);
		for (const other of beside) {
			const { text, effect } = choiceOf(other);
			const told = part.getByRole('listitem').filter({ hasText: text });
			await expect(told).toContainText(/(your policy|good practice)( asks for)?\./i);
			await expect(told).toContainText(`What would have come next: ${effect}.`);
		}
		await expect(part).not.toContainText(choiceOf(step).text);
		await expect(part).toContainText('Looking counts for nothing.');
	}
	expect(await page.locator('.score').innerText()).toBe(score);
	expect(server.record('beckstone', 'new-teacher')).toEqual(before);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the other choices unfold too', async ({ page, be, baseURL }) => {
		await be('new-teacher', 'kingsley');
		await page.goto(await stand(page.request, baseURL ?? '', FAILING));
		await others(page, 2).locator('summary').click();
		await expect(others(page, 2).getByRole('listitem').first()).toBeVisible();
	});
});
