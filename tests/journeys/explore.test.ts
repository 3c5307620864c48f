/**
 * From the first page to a signed declaration, and what the leader then sees.
 */
import { readFileSync } from 'node:fs';
import { counted, expect, goOn, passCourse, play, ready, take, test } from './school.ts';
import {
	BY_HAND,
	choiceOf,
	COURSE,
	endingOf,
	FAILING,
	headlineOf,
	PASSING,
	titleOf
} from './story.ts';
import { tableOf } from './table.ts';

test('a new teacher plays, fails, replays, passes and signs; the leader sees it', async ({
	page,
	be,
	baseURL
}) => {
	await be('senior-leader', 'beckstone');
	await page.goto('/reports');
	const before = await counted(page, 'Complete');

	await page.goto('/');
	await page.getByLabel('It uses the policy of').selectOption('Beckstone Primary School');
	await page.getByRole('button', { name: 'New teacher' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your training' })).toBeVisible();
	const next = page.getByRole('region').filter({ has: page.locator('#next') });
	for (const { scenario } of COURSE)
		await expect(page.getByRole('link', { name: titleOf(scenario), exact: true })).toBeVisible();
	await expect(next).toContainText('0 of 5 situations passed');
	await expect(next).toContainText(titleOf('parent-friend-request'));
	await passCourse(page.request, baseURL ?? '', BY_HAND);
	await page.reload();
	await expect(next).toContainText('4 of 5 situations passed');
	await expect(next).toContainText(titleOf(BY_HAND));
	await next.getByRole('link', { name: 'Start', exact: true }).click();
	await expect(page.getByText('You can stop at any time')).toBeVisible();
	await expect(page.getByText('Your safeguarding lead (DSL)')).toBeVisible();
	await page.getByRole('button', { name: 'Begin' }).click();
	await ready(page);

	const [first, ...rest] = FAILING;
	if (!first) throw new Error('There is no first step.');
	await take(page, first);
	await expect(page.getByRole('heading', { name: 'In line with your policy' })).toBeVisible();
	await expect(page.getByText(/^Saved at \d\d:\d\d$/)).toBeVisible();
	await goOn(page);
	await play(page, rest);

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('formal-conversation'));
	await expect(page.getByText('fails this situation under every policy')).toBeVisible();
	await expect(page.getByRole('img', { name: /^Map of your way/ }).first()).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: '2. Jonah’s request' })).toBeVisible();

	await page.getByRole('button', { name: 'Replay from decision 2' }).click();
	await ready(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));
	await play(page, PASSING.slice(1));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
	await expect(page.getByText('100%', { exact: true })).toBeVisible();
	await expect(page.getByText(/^Passed\./)).toBeVisible();

	await page.getByRole('link', { name: 'Back to your training' }).click();
	await expect(page.getByText('Passed, best of 2 tries')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Sign your declaration' }).first().click();
	await page.getByLabel('Your full name').fill('Marlow Tidewell');
	await page.getByRole('button', { name: 'Sign the declaration' }).click();
	await expect(page.getByText('Signed and saved.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Marlow Tidewell declared that' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Print this copy' })).toBeVisible();
	await page.getByRole('link', { name: 'Back to your training' }).click();
	await expect(page.getByRole('heading', { name: /^You are done/ })).toBeVisible();

	await page.getByRole('link', { name: 'Be someone else' }).click();
	await page.getByRole('button', { name: 'Senior leader' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('are complete');
	expect(await counted(page, 'Complete')).toBe(before + 1);
	const row = page.getByRole('row', { name: /Marlow Tidewell/ });
	await expect(row).toContainText('Every situation passed and the declaration signed.');

	// What was done is there to read; the single answers stay with the person who gave them.
	await row.getByRole('link', { name: 'Marlow Tidewell' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Marlow Tidewell' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('2 tries');
	await expect(page.getByText('Passed', { exact: true })).toHaveCount(COURSE.length);
	const told = await (await page.request.get(page.url())).text();
	for (const { scenario, passing } of [...COURSE, { scenario: BY_HAND, passing: FAILING }])
		for (const step of passing) {
			expect(told).not.toContain(choiceOf(step, scenario).text);
			expect(told).not.toContain(headlineOf(step[0], scenario));
		}
	await page.goBack();

	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: /\(CSV\)$/ }).click();
	const bytes = readFileSync(await (await downloading).path());
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const rows = tableOf(bytes.toString('utf8'));
	for (const status of ['Overdue', 'Under way', 'Not started', 'Complete', 'Leaver'])
		expect(rows.filter((each) => each['Status'] === status)).toHaveLength(
			await counted(page, status)
		);
	expect(rows.find((each) => each['Name'] === 'Marlow Tidewell')).toMatchObject({
		Status: 'Complete',
		'Left to do': ''
	});
	expect(
		rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell))
	).toEqual([]);
});
