/**
 * Second factors on the pages of a real school: setting an app up, signing in with it, and what needs it.
 *
 * @module
 */
import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';
import type { Page } from '@playwright/test';
import { hold } from './axe.ts';
import { expect } from './school.ts';
import { emailOf, PASSWORD, real as test, signIn } from './real-school.ts';

// A school of its own: in another journey its people may have second factors already.
test.use({ starting: { secondFactor: 'required' } });

/** Sets an app up as the page asks; answers with what it shows at each half minute, and the backup codes. */
async function setUp(page: Page) {
	await page.getByLabel('Your password, once more').fill(PASSWORD);
	await page.getByRole('button', { name: 'Set up an app' }).click();
	await page.getByText('The camera does not work').click();
	const typed = await page.locator('.secret').innerText();
	const secret = new TextDecoder().decode(base32.decode(typed.replace(/\s/g, '')));
	const code = (from: number) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + from);
	await page.getByLabel('The code your app shows now').fill(await code(-1));
	await page.getByRole('button', { name: 'Finish' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep these ten codes');
	const codes = await page.locator('.codes li').allInnerTexts();
	expect(codes).toHaveLength(10);
	return { code, codes };
}

for (const javaScriptEnabled of [true, false])
	test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
		test.use({ javaScriptEnabled });

		test('a leader is asked for a second factor, sets an app up, and is where they meant to go', async ({
			page,
			expected
		}) => {
			expected.push(/status of 400/);
			const who = javaScriptEnabled ? 'leader' : 'policy-owner';
			await signIn(page, who);
			if (who === 'policy-owner') await page.goto('/account/second-factor?to=/policy');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second factor');
			const { code, codes } = await setUp(page);
			await page.getByRole('link', { name: 'I have kept them' }).click();
			await expect(page).toHaveURL(who === 'leader' ? /\/reports$/ : /\/policy$/);

			await page.getByRole('button', { name: 'Sign out' }).click();
			await signIn(page, who);
			await expect(page).toHaveURL(/\/sign-in\/second-factor/);
			const field = page.getByLabel('The code your app shows now');
			await field.fill('000000');
			await page.getByRole('button', { name: 'Go on', exact: true }).click();
			await expect(page.getByRole('alert')).toContainText('not the code of your app');
			await field.fill(await code(0));
			await page.getByRole('button', { name: 'Go on', exact: true }).click();
			await expect(page).not.toHaveURL(/second-factor/);

			await page.getByRole('button', { name: 'Sign out' }).click();
			await signIn(page, who);
			await page.getByText('I do not have the app with me').click();
			await page.getByLabel('One of your backup codes').fill(codes[0] ?? '');
			await page.getByRole('button', { name: 'Go on with this code' }).click();
			await expect(page).not.toHaveURL(/second-factor/);
			await page.goto('/account/second-factor');
			await expect(page.getByText('9 backup codes are left.')).toBeVisible();
			await page.getByRole('button', { name: 'Remove the app' }).click();
			await expect(page.getByRole('alert')).toContainText('your only second factor');
		});
	});

test('whoever came in without showing it does so before they go on', async ({
	page,
	context,
	real
}) => {
	await real.enter(context, 'administrator');
	await page.goto('/account/second-factor?first');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'One last thing: your second factor'
	);
	const { code } = await setUp(page);
	await context.clearCookies();
	await real.enter(context, 'administrator', false);
	await page.goto('/account/second-factor?to=/policy');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your second factor');
	await page.getByLabel('The code your app shows now').fill(await code(0));
	await page.getByRole('button', { name: 'Go on', exact: true }).click();
	await expect(page).toHaveURL(/\/policy$/);
});

test('a learner may set one up, and need not', async ({ page }) => {
	await signIn(page, 'teacher');
	await page.goto('/account/second-factor');
	await expect(page.getByText('Your role does not need one')).toBeVisible();
	await page.getByRole('link', { name: 'Not now' }).click();
	await expect(page).toHaveURL(/\/course$/);
});

test('a step that is over leads back to the sign-in, and on from there', async ({ page }) => {
	await page.goto('/sign-in/second-factor?to=/policy');
	await expect(page).toHaveURL(/\/sign-in\?to=%2Fpolicy$/);
	await page.goto('/sign-in?error=challenge-over&to=/policy');
	await expect(page.getByRole('alert')).toContainText('Give your password again');
	const form = page.getByRole('region', { name: 'With your e-mail address' });
	await form.getByLabel('E-mail address').first().fill(emailOf('teacher'));
	await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await form.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/policy$/);
});

test('each of its pages is accessible, wide and narrow, light and dark', async ({ page }) => {
	test.setTimeout(120_000);
	await page.goto('/sign-in');
	await hold(page, 'the sign-in');
	await signIn(page, 'lms-admin');
	await page.goto('/account/second-factor');
	await hold(page, 'choosing a second factor');
	await page.getByLabel('Your password, once more').fill(PASSWORD);
	await page.getByRole('button', { name: 'Set up an app' }).click();
	await hold(page, 'setting an app up');
	await page.getByRole('button', { name: 'Leave it for now' }).click();
	const { code } = await setUp(page);
	await hold(page, 'backup codes');
	await page.goto('/account/second-factor');
	await hold(page, 'the list');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await signIn(page, 'lms-admin');
	await page.getByRole('button', { name: 'Go on', exact: true }).click();
	await hold(page, 'showing one after a password');
	await page.getByLabel('The code your app shows now').fill(await code(0));
});

test('a lost second factor is taken away by an administrator who has made sure', async ({
	page,
	context,
	browser,
	real,
	expected
}) => {
	test.slow();
	expected.push(/status of 400/);
	await signIn(page, 'teacher');
	await page.goto('/account/second-factor');
	await setUp(page);

	const office = await browser.newContext({ baseURL: real.origin });
	await real.enter(office, 'administrator');
	const desk = await office.newPage();
	await desk.goto('/people/teacher');
	const section = desk.getByRole('region', { name: 'Signing in' });
	await expect(section).toContainText('a password, an authenticator app');
	const lost = section.locator('details', { hasText: 'Lost phone or passkey' });
	await lost.locator('summary').click();
	await hold(desk, 'taking a second factor away');
	await lost.getByRole('button', { name: 'Take their second factor away' }).click();
	await expect(desk.getByRole('alert')).toContainText('Tick that you have made sure');
	await lost.getByRole('checkbox').check();
	await lost.getByRole('button', { name: 'Take their second factor away' }).click();
	await expect(desk.getByRole('status')).toContainText('Their second factor is taken away');
	await expect(lost).toHaveCount(0);
	await desk.goto('/audit?person=teacher');
	await expect(desk.getByText('The second factors were taken away').first()).toBeVisible();

	// Signed out everywhere, and in again with the password alone.
	await page.goto('/account');
	await expect(page).toHaveURL(/\/sign-in/);
	await context.clearCookies();
	await signIn(page, 'teacher');
	await expect(page).toHaveURL(/\/course$/);

	// Nobody is reached whom the school does not have.
	const answer = await office.request.post('/people/nobody?/factors', {
		form: { sure: 'yes' },
		headers: { origin: real.origin, accept: 'text/html' }
	});
	expect(answer.status()).toBe(404);
	await office.close();
});
