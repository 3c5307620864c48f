/**
 * Getting everybody in: invitations by e-mail that arrive, codes on paper that open, by mouse, keyboard and plain forms.
 */
import type { Browser, Page } from '@playwright/test';
import { startSink, type Sink } from '../../src/server/mail/sink.test-data.ts';
import { holdAt, hold } from './axe.ts';
import { emailOf, startRealSchool, type RealSchool } from './real-school.ts';
import { expect, test } from './school.ts';
import { tabTo } from './tab-to.ts';
import { tableOf } from './table.ts';

test.describe.configure({ mode: 'serial' });

let sink: Sink;
let school: RealSchool;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	sink = await startSink((to) => (to.startsWith('gone') ? 550 : 'takes'));
	school = await startRealSchool({
		settings: { SMTP_URL: sink.url },
		more: [
			{ id: 'new', name: 'Nuala Sample', email: 'new@lime-street.example' },
			{ id: 'gone', name: 'Gus Sample', email: 'gone@lime-street.example' },
			{ id: 'site', name: 'Sal Sample', staffNumber: 'S-1' }
		]
	});
});
test.afterAll(() => Promise.all([school.close(), sink.close()]));

async function open(
	browser: Browser,
	javaScriptEnabled: boolean,
	who?: 'administrator' | 'teacher'
) {
	const context = await browser.newContext({ baseURL: school.origin, javaScriptEnabled });
	if (who) await school.enter(context, who);
	return context.newPage();
}

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

test('whoever has no way in is named on the staff list, which leads to inviting them', async ({
	browser
}) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/people');
	await expect(page.getByText('3 people have no way in yet.')).toBeVisible();
	await expect(rowOf(page, 'Sal Sample')).toContainText('No way in yet');
	await expect(rowOf(page, 'Toni Sample')).not.toContainText('No way in yet');
	await page.getByRole('link', { name: 'Invite them, or print codes' }).click();
	await expect(page.getByRole('table', { name: /^3 people/ })).toBeVisible();

	await page.goto('/people/import');
	await page.getByLabel('The file').setInputFiles({
		name: 'staff.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Name,Group,Start date\nHal Sample,Senior leader,01/09/2026\n')
	});
	await page.getByRole('button', { name: 'Upload and look at the columns' }).click();
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('button', { name: 'Import: 1 new' }).click();
	const next = page.getByRole('region', { name: 'What comes next' });
	await expect(next).toContainText('4 people have no way in yet.');
	await expect(next).toContainText('1 senior leader cannot see reports yet.');
	await next.getByRole('link', { name: 'Hal Sample' }).click();
	await expect(page).toHaveURL(/#roles$/);
	await expect(page.getByText('No e-mail address yet; add one')).toBeVisible();
	await expect(page.getByText('No staff number yet; add one')).toBeVisible();
	await page.goBack();
	await next.getByRole('link', { name: 'Invite them' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 people have no way in yet');
	await page.goto('/people?search=Hal');
	await page.getByRole('link', { name: 'See it, or undo it' }).click();
	await page.getByRole('button', { name: 'Undo this import' }).click();
});

test('an invitation is sent without a script, arrives, and lets its owner in', async ({
	browser
}) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/people/invitations');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 people have no way in yet');
	await expect(page.getByText('Printed slips would lead nowhere:')).toBeVisible();
	await expect(page.getByText('Links in letters would lead nowhere:')).toBeVisible();
	await page.getByLabel(/Everybody who has no way in yet/).check();
	await page.getByRole('button', { name: 'Send invitations by e-mail' }).click();
	await expect(page.getByText('2 invitations are on the way.')).toBeVisible();
	await expect(page.getByRole('status').getByRole('link', { name: 'Sal Sample' })).toBeVisible();
	await expect.poll(() => sink.arrived.length).toBe(1);
	await expect(async () => {
		await page.goto('/people/invitations?show=not-delivered');
		await expect(rowOf(page, 'Gus Sample')).toContainText('refused the letter (550)');
	}).toPass();

	await page.goto('/people/invitations/deliveries');
	await expect(rowOf(page, 'Nuala Sample')).toContainText('Delivered to the mail server');
	const csv = await (await page.request.get('/people/invitations/deliveries/csv')).text();
	expect(tableOf(csv).map(({ To }) => To)).toEqual(
		expect.arrayContaining(['Nuala Sample', 'Gus Sample'])
	);
	expect(csv).not.toContain('token');

	const link = /http\S+token=\S+/.exec(sink.arrived[0]?.text ?? '')?.[0] ?? '';
	const other = await open(browser, false);
	await other.goto(link);
	await other.getByLabel('Password', { exact: true }).fill('copper kettle violet');
	await other.getByRole('button', { name: 'Keep it and sign in' }).click();
	await expect(other).toHaveURL(/\/course$/);
	await other.goto(link);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText(
		'This link does not open any more'
	);
	await page.goto('/people/invitations?show=signed-in');
	await expect(rowOf(page, 'Nuala Sample')).toContainText('Last signed in on');
});

test('codes are printed by keyboard alone, are shown once, and open', async ({ browser }) => {
	const page = await open(browser, true, 'administrator');
	await page.goto('/people/invitations?name=Sal');
	await tabTo(page, /^Print codes$/);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toContainText('Choose at least one person');
	await page.goto('/people/invitations?name=Sal');
	await tabTo(page, /^Choose Sal Sample$/);
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Print codes' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 code to hand out');
	await page.goto('/people/site');
	const signingIn = page.getByRole('region', { name: 'Signing in' });
	await expect(signingIn).toContainText('a printed code, until');
	await signingIn.getByRole('button', { name: 'Print a code' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 code to hand out');
	// Whoever reads a slip is at another computer.
	await expect(page.getByText('These slips lead nowhere.')).toBeVisible();
	await page.evaluate(() => (window.print = () => (document.title = 'printed')));
	await page.getByRole('button', { name: 'Print', exact: true }).click();
	await expect(page).toHaveTitle('printed');
	const code = await page.locator('.slip .code').innerText();
	await hold(page, 'the sheet');
	const again = await page.reload();
	expect(again?.headers()['cache-control']).toContain('no-store');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Codes are shown once');
	await expect(page.getByText(code)).toHaveCount(0);

	const other = await open(browser, false);
	await other.goto('/sign-in');
	const form = other.getByRole('region', { name: 'With your staff number' });
	await form.getByLabel('Staff number').fill('s-1');
	await form.getByLabel(/PIN/).fill(code.toLowerCase());
	await form.getByRole('checkbox').check();
	await form.getByRole('button').click();
	await expect(other).toHaveURL(/\/account\/pin$/);
	await expect(other.getByRole('region', { name: 'Shared computer' })).toContainText(
		/until \d\d:\d\d/
	);

	await page.goto('/people/site');
	await page.getByText('Give them a new way in…').click();
	await page.getByRole('button', { name: 'Print a code' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person can sign in already');
	await hold(page, 'the page that asks why');
});

test('a new code for somebody who can sign in already asks why, without a script, and they are told', async ({
	browser
}) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/people/site');
	await page.getByText('Give them a new way in…').click();
	await page.getByRole('button', { name: 'Print a code' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person can sign in already');
	await page.getByRole('button', { name: 'Print 1 code' }).click();
	await expect(page.getByRole('alert')).toContainText('Say why a new code is needed');
	await page.getByLabel('Why is a new code needed?').fill('has forgotten the PIN');
	await page.getByRole('button', { name: 'Print 1 code' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 code to hand out');
	const code = await page.locator('.slip .code').innerText();
	const again = await page.reload();
	expect(again?.status()).toBe(409);
	expect(again?.headers()['cache-control']).toContain('no-store');
	await expect(page.getByRole('alert')).toContainText('shown once');
	await page.goto('/audit?what=codes-reprinted');
	await expect(page.getByText('Reason: “has forgotten the PIN”.')).toHaveCount(1);

	const owner = await open(browser, false);
	await owner.goto('/sign-in');
	const form = owner.getByRole('region', { name: 'With your staff number' });
	await form.getByLabel('Staff number').fill('S-1');
	await form.getByLabel(/PIN/).fill(code);
	await form.getByRole('button').click();
	await expect(owner).toHaveURL(/\/account\/pin$/);
	await expect(owner.getByText('A new code was printed for you')).toBeVisible();
	await owner.getByLabel('Your PIN', { exact: true }).fill('739264');
	await owner.getByLabel('The same PIN again').fill('739264');
	await owner.getByRole('button', { name: 'Keep this PIN' }).click();
	for (const address of ['/course', '/account', '/my-data']) {
		await owner.goto(address);
		await expect(owner.getByText('Reason: “has forgotten the PIN”.'), address).toBeVisible();
	}
});

test('nobody of another school, and nobody but an administrator, can be reached or reach', async ({
	browser
}) => {
	const admin = await open(browser, true, 'administrator');
	const headers = { origin: school.origin, accept: 'text/html' };
	for (const address of ['?/send', '/sheet']) {
		const answer = await admin.request.post(`/people/invitations${address}`, {
			form: { person: 'somebody-of-another-school', ticket: 't' },
			headers
		});
		expect(answer.status(), address).toBe(404);
	}
	const teacher = await open(browser, true, 'teacher');
	for (const address of [
		'/people/invitations',
		'/people/invitations/sheet',
		'/people/invitations/deliveries',
		'/people/invitations/deliveries/csv',
		'/school',
		'/policy/edition'
	])
		expect((await teacher.request.get(address)).status(), address).toBe(404);
});

test('the pages are sound to a machine for accessibility', async ({ browser }) => {
	test.slow();
	const page = await open(browser, true, 'administrator');
	for (const address of [
		'/people/invitations',
		'/people/invitations/deliveries',
		'/account',
		'/school',
		'/policy/edition?to=beckstone'
	])
		await holdAt(page, address);
});

test('one’s own password is changed, and elsewhere one is signed out', async ({ browser }) => {
	const page = await open(browser, false, 'teacher');
	await page.goto('/course');
	await page.getByRole('link', { name: /Toni Sample/ }).click();
	await page.locator('summary').click();
	await page.getByLabel('The password you have now').fill('not this one');
	await page.getByLabel('New password').fill('marble tiger quilt');
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByRole('alert')).toContainText('not the password you have now');
	await page.getByLabel('The password you have now').fill('purple lantern otter');
	await page.getByLabel('New password').fill('marble tiger quilt');
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByText('You are signed out everywhere else.')).toBeVisible();
	await expect(page.getByText(emailOf('teacher'))).toBeVisible();
	await expect(page.getByText(', here and now')).toBeVisible();
	await expect(page.getByRole('button', { name: /Sign out there/ })).toHaveCount(0);
});

test('the school’s contacts are added row by row without a script, and staff see them', async ({
	browser
}) => {
	const page = await open(browser, false, 'administrator');
	const other = await open(browser, false, 'administrator');
	await other.goto('/school');
	await page.goto('/school');
	await page.getByRole('button', { name: 'Add somebody to ask' }).click();
	await page.getByLabel('Whom to ask, number 1').fill('The office, extension 12');
	await page.getByLabel('What they help with').fill('signing in');
	await page.getByRole('button', { name: 'Add somebody to ask' }).click();
	await expect(page.getByLabel('Whom to ask, number 1')).toHaveValue('The office, extension 12');
	await page.getByRole('button', { name: 'Remove number 2' }).click();
	await page.getByRole('button', { name: 'Save' }).last().click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await page.goto('/course');
	await expect(page.getByText('The office, extension 12')).toBeVisible();

	await other.getByLabel('Name of the school').fill('Lime Street School');
	await other.getByRole('button', { name: 'Save' }).last().click();
	await expect(other.getByRole('alert')).toContainText('Somebody else has changed');
	await expect(other.getByText(/The office, extension 12 \(signing in\)/)).toBeVisible();
	await expect(other.getByLabel('Name of the school')).toHaveValue('Lime Street School');
	await other.getByRole('button', { name: 'Save' }).last().click();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Lime Street School');
});

test('the second factor is switched off only by somebody who has read what that opens', async ({
	browser
}) => {
	const page = await open(browser, true, 'administrator');
	await page.goto('/school');
	await page.getByText('Switch it off…').click();
	await page.getByRole('button', { name: 'Switch the second factor off' }).click();
	await expect(page.getByRole('alert')).toContainText('Tick that you have read');
	await page.getByLabel(/I have read what it opens/).check();
	await page.getByRole('button', { name: 'Switch the second factor off' }).click();
	await expect(page.getByText('The second factor is switched off.')).toBeVisible();
	await page.getByRole('button', { name: 'Require it again' }).click();
	await expect(page.getByText('The second factor is required again.')).toBeVisible();
});

test('an edition is adopted, and the next choice is judged by it', async ({ browser }) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/policy');
	await page.getByRole('link', { name: 'Choose the edition the school trains on' }).click();
	await page.getByLabel(/Kingsley/).check();
	await page.getByRole('button', { name: 'See what changes' }).click();
	await page.getByLabel(/I have read what changes/).check();
	await page.getByRole('button', { name: 'Adopt this edition' }).click();
	await expect(page.getByText('Adopted. From now on')).toBeVisible();
	await page.goto('/policy');
	await expect(page.getByText(/Kingsley/).first()).toBeVisible();
});

test('in the sample everything can be looked at, and nothing is sent', async ({ browser }) => {
	const page = await open(browser, true);
	await page.goto('/?choose#roles');
	await page.getByRole('button', { name: 'School administrator' }).click();
	await page.goto('/people/invitations');
	await expect(page.getByText('nothing is sent and no code is made').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Print codes' })).toBeDisabled();
	await page.goto('/account');
	await expect(page.getByText('so there is no account')).toBeVisible();
	await page.goto('/policy/edition');
	await expect(page.getByRole('heading', { name: 'What else there is' })).toBeVisible();
});
