/**
 * Signing in with the school's own provider, in the browser, end to end: a real provider on loopback.
 *
 * @module
 */
import { expect } from './school.ts';
import { emailOf, real, startRealSchool, type RealSchool } from './real-school.ts';
import { freePort } from './server.ts';
import { realProvider } from '../../src/server/identity/provider.test-data.ts';

const ACCOUNTS = {
	toni: { email: emailOf('teacher'), email_verified: true, name: 'Toni S.' },
	stranger: { email: 'stranger@elsewhere.example', email_verified: true }
};

const test = real.extend<object, { readonly school: RealSchool }>({
	school: [
		async ({ browserName: _ }, use) => {
			const port = await freePort();
			const provider = await realProvider(ACCOUNTS, { origin: `http://localhost:${port}` });
			const { issuer, clientId, clientSecret } = provider.settings;
			const school = await startRealSchool({
				port,
				settings: {
					OIDC_ISSUER: issuer,
					OIDC_CLIENT_ID: clientId,
					OIDC_CLIENT_SECRET: clientSecret
				}
			});
			await use(school);
			await school.close();
			await provider.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	real: [async ({ school }, use) => use(school), { scope: 'worker' }]
});

test.beforeEach(({ expected }) => {
	// The pages of the provider are another site, and bring a typeface along.
	expected.push(
		/^request: http:\/\/127\.0\.0\.1/,
		/^request: https:\/\/fonts\./,
		/^console: .*(favicon|Failed to load)/
	);
});

for (const [who, leads] of [
	['toni', 'in'],
	['stranger', 'back']
] as const)
	test(`${who} signs in at the provider and is led ${leads}`, async ({ page }) => {
		await page.goto('/policy');
		await page.getByRole('link', { name: 'Sign in with 127.0.0.1' }).click();
		await page.locator('input[name="login"]').fill(who);
		await page.locator('input[name="password"]').fill('any');
		await page.locator('button[type="submit"]').click();
		await page.locator('button[type="submit"]').click();
		if (leads === 'in') {
			await expect(page).toHaveURL(/\/policy$/);
			await expect(page.getByText('Toni Sample')).toBeVisible();
			return;
		}
		await expect(page).toHaveURL(/\/sign-in\?error=not_on_the_list/);
		await expect(page.getByRole('alert')).toContainText('no staff list here has your address');
		await page.goto('/course');
		await expect(page).toHaveURL(/\/sign-in\?to/);
	});
