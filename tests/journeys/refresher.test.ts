/**
 * A refresher in somebody's later years: the story starts again at the wrong turn of last time.
 */
import type { Page } from '@playwright/test';
import type { Attempt } from '../../src/domain/attempt/attempt.ts';
import { hold } from './axe.ts';
import { expect, goOn, play, ready, take } from './school.ts';
import { restOf, secondYear as test } from './second-year.ts';
import type { PersonFile, Server } from './server.ts';
import { BY_HAND, choiceOf, endingOf, headlineOf, PASSING, titleOf } from './story.ts';
import { tabTo } from './tab-to.ts';

test.use({ policies: ['ashwicke-hall', 'kingsley'] });

const last = (record: PersonFile) => record.attempts.at(-1) as unknown as Attempt;

/** How many minutes the page says a refresher takes. */
async function minutesOf(page: Page): Promise<number> {
	const says = await page.getByText(/^Your refresher for .*, about \d+ minutes/).innerText();
	return Number(/about (\d+) minutes/.exec(says)?.[1]);
}

/** Plays what is next on the course home to its end, and goes back there. */
async function playNext(page: Page, server: Server, policy: string, plain: boolean): Promise<void> {
	await page.goto('/course');
	await page.getByRole('link', { name: 'Start', exact: true }).click();
	await page.getByRole('button', { name: /^Begin( here)?$/ }).click();
	await page.waitForURL(/\/course\/[^/]+\/[^/]+$/);
	if (!plain) await ready(page);
	const begun = last(server.record(policy, 'new-teacher'));
	await play(page, restOf(begun), begun.scenario);
	await page.goto('/course');
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a returning teacher begins where they went wrong, is told the story so far, passes and signs', async ({
		page,
		enter,
		server
	}) => {
		await enter('ashwicke-hall');
		await page.goto('/course');
		const minutes = await minutesOf(page);
		expect(minutes).toBeGreaterThanOrEqual(5);
		expect(minutes).toBeLessThanOrEqual(10);
		const road = page.getByRole('list').filter({ hasText: 'Sign your declaration' });
		await expect(road.getByText('The story starts again there.')).toBeVisible();
		await expect(page.getByRole('region', { name: 'Left out this time' })).toContainText(
			'Nothing new in it'
		);

		await road.getByRole('link', { name: titleOf(BY_HAND) }).click();
		await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/^From decision 2: /);
		await page.getByRole('button', { name: 'Begin here' }).click();
		const told = page.locator('details.recap');
		await expect(told).toContainText(headlineOf('grown-up'));
		await expect(told).toContainText(`You chose ${choiceOf(['grown-up', 'accept-daniel']).text}`);
		await play(page, PASSING.slice(1));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
		await expect(page.getByText('told, not counted')).toHaveCount(1);
		await expect(page.getByText('100%', { exact: true })).toBeVisible();
		const [first] = server.record('ashwicke-hall', 'new-teacher').attempts as unknown as Attempt[];
		expect(last(server.record('ashwicke-hall', 'new-teacher'))).toMatchObject({
			scenario: BY_HAND,
			told: 1,
			from: { attempt: first?.id, decisions: 1 }
		});

		await playNext(page, server, 'ashwicke-hall', true);
		await page.getByRole('link', { name: 'Sign your declaration' }).first().click();
		await expect(page.getByText('Left out of this refresher')).toBeVisible();
		await page.getByLabel('Your full name').fill('Marlow Tidewell');
		await page.getByRole('button', { name: 'Sign the declaration' }).click();
		await expect(page.getByText(/This was the refresher for .* Left out: “/)).toBeVisible();
		await page.goto('/course');
		await expect(page.getByRole('region', { name: 'Left out of your refresher' })).toBeVisible();

		await enter('ashwicke-hall', 'senior-leader');
		await page.goto('/reports/people/new-teacher');
		await expect(
			page.getByRole('region', { name: 'A refresher, not the whole course' }).getByRole('listitem')
		).not.toHaveCount(0);
		await expect(page.getByText(/all of it passed and the declaration signed/)).toBeVisible();
	});
});

test('by keyboard alone, a returning teacher begins again at the wrong turn, and plays to the end', async ({
	page,
	enter,
	server
}) => {
	await enter('kingsley');
	await page.goto(`/course/${BY_HAND}`);
	await tabTo(page, /^Begin here$/);
	await page.keyboard.press('Enter');
	await ready(page);
	await hold(page, 'The story so far');
	await tabTo(page, 'The story so far');
	const told = page.locator('details.recap');
	await page.keyboard.press('Space');
	await expect(told).not.toHaveAttribute('open');
	const heading = page.getByRole('heading', { level: 1 });
	for (const step of PASSING.slice(1)) {
		await expect(heading).toHaveText(headlineOf(step[0]));
		await tabTo(page, choiceOf(step).text);
		await page.keyboard.press('Enter');
		await expect(heading).toHaveText(choiceOf(step).effect);
		await expect(told).toHaveCount(0);
		await tabTo(page, /^(Continue to decision|See how it ended)/);
		await page.keyboard.press('Enter');
	}
	await expect(heading).toHaveText(endingOf('settled'));

	// Begun in the middle, left, and gone on with: still told, and still the same attempt.
	await playNext(page, server, 'kingsley', false);
	await expect(page.getByText('Sign your declaration').first()).toBeVisible();
	await page.goto(`/course/${BY_HAND}`);
	await page.getByRole('button', { name: 'Try again from here' }).click();
	await ready(page);
	await take(page, ['brother', 'tell']);
	await goOn(page);
	const attempt = new URL(page.url()).pathname;
	await page.goto(`/course/${BY_HAND}`);
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.waitForURL((url) => url.pathname === attempt);
});
