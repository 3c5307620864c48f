/**
 * Signing in and out of a real school on its pages.
 *
 * @module
 */
import { expect } from './school.ts';
import { emailOf, PASSWORD, real as test, signIn } from './real-school.ts';

test('a teacher signs in with a password, lands on the training, and signs out', async ({
	page
}) => {
	await signIn(page, 'teacher');
	await expect(page).toHaveURL(/\/course$/);
	await expect(page.getByText('Lime Street Primary School').first()).toBeVisible();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
	await page.goto('/course');
	await expect(page).toHaveURL(/\/sign-in\?to=%2Fcourse$/);
});

test('whoever came for a page is there after signing in', async ({ page }) => {
	await page.goto('/policy?of=good-practice');
	const form = page.getByRole('region', { name: 'With your e-mail address' });
	await form.getByLabel('E-mail address').first().fill(emailOf('teacher'));
	await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await form.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/policy\?of=good-practice$/);
});
