/**
 * Somebody who works at two schools under one e-mail address: one account, and each school with its own roles and records.
 *
 * @module
 */
import type { Page } from '@playwright/test';
import { hold } from './axe.ts';
import { emailOf, OTHER_SCHOOL, real as test, signIn } from './real-school.ts';
import { expect } from './school.ts';

const HERE = 'Lime Street Primary School';

test.use({
	starting: {
		secondFactor: 'off',
		elsewhere: [
			{
				id: 'toni-there',
				name: 'Toni Sample',
				email: emailOf('teacher'),
				roles: ['learner', 'leader']
			},
			{ id: 'val', name: 'Val Sample', email: 'val@mill-road.example' }
		]
	}
});

const schools = (page: Page) => page.getByRole('region', { name: 'Your schools' });

/** Goes to a school of one's own on the account page. */
async function goTo(page: Page, school: string): Promise<void> {
	await page.goto('/account');
	await schools(page)
		.getByRole('button', { name: `Go to ${school}` })
		.click();
	await page.goto('/account');
	await expect(page.locator('.head .eyebrow')).toHaveText(school);
}

for (const javaScriptEnabled of [true, false])
	test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
		test.use({ javaScriptEnabled });

		test('one account goes from school to school, and at each one is who that list says', async ({
			page,
			expected
		}) => {
			test.slow();
			expected.push(/status of 404/);
			await signIn(page, 'teacher');
			await expect(page).toHaveURL(/\/course$/);
			expect((await page.goto('/reports'))?.status()).toBe(404);
			await page.goto('/account');
			await expect(schools(page)).toContainText(`${HERE} you are here`);
			if (javaScriptEnabled) await hold(page, 'the account of somebody at two schools');

			await schools(page)
				.getByRole('button', { name: `Go to ${OTHER_SCHOOL}` })
				.click();
			await expect(page).toHaveURL(/\/reports$/);
			await expect(page.getByRole('link', { name: 'Val Sample' })).toBeVisible();
			await expect(page.getByText('Lee Sample')).toHaveCount(0);
			await page.goto('/account');
			await expect(schools(page)).toContainText(`${OTHER_SCHOOL} you are here`);

			await goTo(page, HERE);
			expect((await page.goto('/reports'))?.status()).toBe(404);
		});
	});

test('what was begun at one school is not at the other', async ({ page }) => {
	await signIn(page, 'teacher');
	await page.goto('/course/pupil-follow');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.waitForURL(/\/course\/pupil-follow\/[^/]+$/);
	const attempt = new URL(page.url()).pathname;
	await goTo(page, OTHER_SCHOOL);
	expect((await page.request.get(attempt)).status()).toBe(404);
	await page.goto('/course/pupil-follow');
	await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
	await goTo(page, HERE);
	expect((await page.request.get(attempt)).status()).toBe(200);
});

test('nobody goes to a school that is not theirs', async ({ page, real }) => {
	await signIn(page, 'teacher');
	const headers = { origin: real.origin, accept: 'text/html' };
	const go = (school: string) =>
		page.request.post('/account?/school', { form: { school }, headers, maxRedirects: 0 });
	for (const school of ['sample-kingsley', 'no-such-school', '../lime-street-primary-school'])
		expect((await go(school)).status(), school).toBe(404);
	expect((await go('')).status()).toBe(400);

	// A cookie that names another's school opens what it opened before: one's own.
	await page.context().clearCookies();
	await real.enter(page.context(), 'leader');
	await page
		.context()
		.addCookies([{ name: 'at-school', value: 'mill-road-school', url: real.origin }]);
	await page.goto('/account');
	await expect(page.locator('.head .eyebrow')).toHaveText(HERE);
	await expect(schools(page)).toHaveCount(0);
	expect((await go('mill-road-school')).status()).toBe(404);
});
