/**
 * Slips that are printed where nobody has said under which address the server is found.
 */
import { chromiumArguments } from '../../scripts/chromium.mjs';
import { startRealSchool, type RealSchool } from './real-school.ts';
import { expect, test } from './school.ts';

const NAME = 'school-pc';
const program = process.env['CHROMIUM_PATH'];

test.use({
	launchOptions: {
		args: [...chromiumArguments, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
		...(program && { executablePath: program })
	}
});

let school: RealSchool;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	school = await startRealSchool({
		settings: { ORIGIN: '' },
		secondFactor: 'off',
		more: [{ id: 'site', name: 'Sal Sample', staffNumber: 'S-1' }]
	});
});
test.afterAll(async () => {
	await school.close();
});

test('they have the name of the machine they are printed under, and nothing warns of it', async ({
	browser
}) => {
	const named = school.origin.replace('localhost', NAME);
	const context = await browser.newContext({ baseURL: named });
	await school.enter(context, 'administrator');
	await context.addCookies(
		(await context.cookies()).map(({ name, value }) => ({ name, value, url: named }))
	);
	const page = await context.newPage();
	await page.goto('/people/invitations?name=Sal');
	await expect(page.getByText('No mail server is set up here, so letters')).toBeVisible();
	await expect(page.getByText('would lead nowhere')).toHaveCount(0);
	await page.getByRole('checkbox', { name: 'Choose Sal Sample' }).check();
	await page.getByRole('button', { name: 'Print codes' }).click();
	await expect(page.locator('.slip')).toContainText(`Go to ${named}/sign-in`);
	await expect(page.getByText('lead nowhere')).toHaveCount(0);
	await context.close();
});
