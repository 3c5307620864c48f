/**
 * A school that reaches its server over plain http, under the name of a machine: what most begin with.
 *
 * @module
 */
import type { Page } from '@playwright/test';
import { chromiumArguments } from '../../scripts/chromium.mjs';
import { expect, test as base } from './school.ts';
import { startServer, type Server } from './server.ts';

const NAME = 'school-pc';
const PASSWORD = 'velvet anchor thimble';
const program = process.env['CHROMIUM_PATH'];

const test = base.extend<object, { readonly empty: Server }>({
	empty: [
		async ({ browserName: _ }, use) => {
			const server = await startServer();
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	server: [async ({ empty }, use) => use(empty), { scope: 'worker' }],
	baseURL: async ({ empty }, use) => use(named(empty.address))
});

test.use({
	launchOptions: {
		args: [...chromiumArguments, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
		...(program && { executablePath: program })
	}
});

function named(address: string): string {
	const url = new URL(address);
	url.hostname = NAME;
	return url.href.replace(/\/$/, '');
}

/** Looks at the sample as somebody would who has just found the server. */
async function look(page: Page): Promise<void> {
	await page.goto('/?choose#roles');
	await page.getByRole('button', { name: /New teacher/i }).click();
	await expect(page).toHaveURL(/\/course$/);
}

test('whoever has looked at the sample leaves it, sets their school up, and comes into it', async ({
	page,
	empty,
	context,
	expected
}) => {
	// Chromium says so of every page here: over http nothing keeps other windows apart.
	expected.push(/Cross-Origin-Opener-Policy header has been ignored/);
	await look(page);
	await page.goto('/sign-out');
	await page.getByRole('button', { name: 'Sign out' }).click();
	expect((await context.cookies()).map(({ name }) => name)).not.toContain('pass');

	await look(page);
	const link = new URL(await empty.setUpLink());
	await page.goto(`${link.pathname}${link.search}`);
	await page.getByLabel('Name of the school').fill('Alder Lane Primary School');
	await page.getByLabel('Your name').fill('Ari Sample');
	await page.getByLabel('Your e-mail address').fill('ari@alder-lane.example');
	await page.getByLabel('Choose a password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Set up the school' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'One last thing: your second factor'
	);

	// And on another day, after another look.
	await page.getByRole('button', { name: 'Sign out' }).click();
	await look(page);
	await page.goto('/sign-in');
	const form = page.getByRole('region', { name: 'With your e-mail address' });
	await form.getByLabel('E-mail address').first().fill('ari@alder-lane.example');
	await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await form.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByText('Alder Lane Primary School').first()).toBeVisible();
	await expect(page).not.toHaveURL(/\/sign-in/);
});
