/**
 * Reminders: turned on, looked at before they go out, tried out and sent by hand; and printed where there is no mail.
 */
import type { Browser } from '@playwright/test';
import { addDays } from '../../src/domain/units.ts';
import { dayOf } from '../../src/server/clock.ts';
import { postfix } from '../../src/server/bounces/report.test-data.ts';
import { readLibrary } from '../../src/server/library/library.ts';
import { startSink, type Sink } from '../../src/server/mail/sink.test-data.ts';
import type { PersonRecord } from '../../src/server/store/records.ts';
import { aDeclaration } from '../../src/server/store/sample-records.ts';
import { hold, holdAt } from './axe.ts';
import { emailOf, startRealSchool, type RealSchool } from './real-school.ts';
import { expect, test } from './school.ts';
import { tabTo } from './tab-to.ts';

test.describe.configure({ mode: 'serial' });

const today = dayOf(new Date().toISOString());
/** Whose training is long overdue, so that a reminder falls on the next day at school whatever day it is today. */
const late = { startsOn: addDays(today, -60) };

let sink: Sink;
let school: RealSchool;
let withoutMail: RealSchool;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	sink = await startSink((to) => (to.startsWith('gone') ? 550 : 'takes'));
	const editionHash = readLibrary('.').library.editions['good-practice']?.hash ?? '';
	const more: readonly Partial<PersonRecord>[] = [
		{ id: 'late', name: 'Lara Sample', email: 'late@lime-street.example', ...late },
		{ id: 'gone', name: 'Gus Sample', email: 'gone@lime-street.example', ...late },
		{ id: 'site', name: 'Sal Sample', staffNumber: 'S-1', ...late },
		{ id: 'chased', name: 'Cleo Sample', email: 'chased@lime-street.example', ...late },
		{ id: 'plain', name: 'Paz Sample', email: 'plain@lime-street.example', ...late },
		// Somebody has signed, so that there is a chain of evidence.
		{
			id: 'signed',
			name: 'Sig Sample',
			roles: ['administrator'],
			declarations: [aDeclaration({ editionHash, attempts: [] })]
		}
	];
	school = await startRealSchool({ settings: { SMTP_URL: sink.url }, more });
	withoutMail = await startRealSchool({ more });
});
test.afterAll(async () => {
	await withoutMail.close();
	await school.close();
	await sink.close();
});

async function open(
	browser: Browser,
	javaScriptEnabled: boolean,
	who: 'administrator' | 'leader' | 'teacher',
	at: RealSchool = school
) {
	const context = await browser.newContext({ baseURL: at.origin, javaScriptEnabled });
	await at.enter(context, who);
	return context.newPage();
}

for (const javaScript of [false, true])
	test(`reminders are off until they are turned on, and what was typed wrong is named, ${
		javaScript ? 'with' : 'without'
	} a script`, async ({ browser }) => {
		const page = await open(browser, javaScript, 'administrator');
		await page.goto('/school');
		await page.getByRole('link', { name: 'Reminders' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders are off');
		const plan = page.getByRole('region', { name: 'What would be sent next' });
		await expect(plan.getByRole('row', { name: /Lara Sample/ })).toContainText('24 days after');
		await expect(plan.getByRole('row', { name: /Sal Sample/ })).toHaveCount(0);
		await page.getByLabel('Days before the due day').fill('soon');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('alert')).toContainText('such as “14, 3”');
		await expect(page.getByLabel('Days before the due day')).toHaveValue('soon');
		await page.getByLabel('Days before the due day').fill('7');
		await page.getByRole('checkbox', { name: 'Send reminders' }).check();
		// An hour that is not now, so that nothing goes out by itself while the test looks.
		const hour = new Date().getUTCHours();
		await page.getByLabel('From', { exact: true }).fill(hour < 12 ? '21:00' : '03:00');
		await page.getByLabel('Until', { exact: true }).fill(hour < 12 ? '23:00' : '05:00');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('Saved.')).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders are on');
		await page.goto('/audit');
		await expect(page.getByText(/Reminders: off → on/).first()).toBeVisible();
		await page.goto('/school/reminders');
		await page.getByRole('checkbox', { name: 'Send reminders' }).uncheck();
		await page.getByLabel('Days before the due day').fill('14, 3');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders are off');
	});

test('a test letter and a reminder by hand arrive, by keyboard alone, and show among what was sent', async ({
	browser
}) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/school/reminders');
	await tabTo(page, /^Send me a test$/);
	await page.keyboard.press('Enter');
	await expect(page.getByText('A test letter to you is on its way.')).toBeVisible();
	await tabTo(page, /^Send now to Lara Sample$/);
	await page.keyboard.press('Enter');
	await expect(page.getByText('The reminder is on its way.')).toBeVisible();
	await page.getByRole('button', { name: 'Send now to Gus Sample' }).click();
	await expect(page.getByText('The reminder is on its way.')).toBeVisible();
	await expect.poll(() => sink.arrived.length).toBe(2);
	const [own, lara] = sink.arrived;
	expect(own?.to).toBe(emailOf('administrator'));
	expect(own?.text).toContain('Test: ');
	expect(lara?.text).toContain('Hello Lara Sample,');
	expect(lara?.text).toContain(`${school.origin}/course`);

	await page.goto('/people/invitations/deliveries');
	await expect(page.getByRole('row', { name: /Lara Sample/ })).toContainText('Reminder');
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole('row', { name: /Gus Sample/ })).toContainText('(550)');
	}).toPass();
	// Hours later a mail server says that it could not deliver it after all.
	const messageId = /^Message-ID: (\S+)/im.exec(lara?.text ?? '')?.[1] ?? '';
	const report = { to: 'late@lime-street.example', messageId, status: '5.2.2' };
	await page.getByText('A letter came back to your mailbox?').click();
	await page.getByRole('button', { name: 'Read them in' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose at least one message');
	await page.getByLabel('The messages that came back').setInputFiles([
		{ name: 'undeliverable.eml', mimeType: 'message/rfc822', buffer: Buffer.from(postfix(report)) },
		{
			name: 'holiday.eml',
			mimeType: 'message/rfc822',
			buffer: Buffer.from('Subject: Away\r\n\r\n')
		}
	]);
	await page.getByRole('button', { name: 'Read them in' }).click();
	await expect(page.getByRole('status')).toContainText('the mailbox is full (5.2.2)');
	await expect(page.getByRole('row', { name: /Lara Sample/ })).toContainText('Came back');
	await page.goto('/school/reminders');
	await expect(page.locator('#paper')).toContainText('Letters do not reach the address');
	await expect(page.locator('#paper').getByRole('link', { name: 'Gus Sample' })).toBeVisible();
	// Whoever had a letter today is not sent a second.
	const again = page.getByRole('button', { name: 'Send now to Lara Sample' });
	await again.click();
	await expect(page.getByRole('alert')).toContainText('Wait until tomorrow');
});

test('whoever cannot be written to is on the list and the letters to print', async ({
	browser
}) => {
	const page = await open(browser, false, 'leader');
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Reminders' }).click();
	await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
	await page.getByRole('link', { name: 'A list to print' }).click();
	await expect(page.getByRole('row', { name: /Sal Sample/ })).toContainText('No e-mail address');
	await expect(page.getByRole('row', { name: /Gus Sample/ })).toContainText('refused the address');
	await expect(page.getByRole('row', { name: /Lara Sample/ })).toHaveCount(0);
	await page.goto('/school/reminders/letters');
	await expect(page.getByRole('heading', { name: 'Hello Sal Sample,' })).toBeVisible();
	const refused = await page.request.post('/school/reminders?/trust', {
		form: { person: 'gone' },
		headers: { origin: school.origin, accept: 'text/html' }
	});
	expect([404, 405]).toContain(refused.status());
});

for (const [javaScript, who, name] of [
	[true, 'chased', 'Cleo Sample'],
	[false, 'plain', 'Paz Sample']
] as const)
	test(`a leader sends one reminder from the page of a person, ${javaScript ? 'with' : 'without'} a script`, async ({
		browser
	}) => {
		const page = await open(browser, javaScript, 'leader');
		await page.goto('/reports?status=overdue');
		await page.getByRole('link', { name }).click();
		const card = page.getByRole('region', { name: 'Reminder' });
		if (javaScript) await hold(page, 'a person who can be reminded');
		await tabTo(page, /^Send a reminder$/);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('status')).toContainText('The reminder is on its way.');
		await expect(card).toContainText('A letter has gone to this person today.');
		await expect(card.getByRole('button')).toHaveCount(0);
		const mine = () => sink.arrived.filter(({ to }) => to === `${who}@lime-street.example`);
		await expect.poll(() => mine().length).toBe(1);
		expect(mine()[0]?.text).toContain(`Hello ${name},`);
		await page.goto('/audit');
		await expect(page.locator('main')).toContainText('Reminder sent by hand by Lee Sample, about');
		await expect(page.getByLabel('By or about')).toContainText(name);

		// From a page that was opened before, it is refused in words.
		await page.goto(`/reports/people/${who}`);
		const again = await page.request.post(`/reports/people/${who}?/remind`, {
			form: {},
			headers: { origin: school.origin, accept: 'text/html' }
		});
		expect(again.status()).toBe(409);
		expect(await again.text()).toContain('href="#reminder"');
	});

test('a leader is told why nobody can be written to, and prints that person’s letter instead', async ({
	browser
}) => {
	const page = await open(browser, false, 'leader');
	const card = page.getByRole('region', { name: 'Reminder' });
	await page.goto('/reports/people/site');
	await expect(card).toContainText('There is no e-mail address on the staff list.');
	await card.getByRole('link', { name: 'A letter to print' }).click();
	await expect(page.getByRole('heading', { name: 'Hello Sal Sample,' })).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Hello/ })).toHaveCount(1);
	await page.goto('/reports/people/gone');
	await expect(card).toContainText('Letters do not reach their address');
	await page.goto('/reports/people/signed');
	await expect(card).toContainText('They are not asked to train.');
	await expect(card.getByRole('link')).toHaveCount(0);
	// On the page of the reminders, too.
	await page.goto('/school/reminders');
	await page.getByRole('button', { name: 'Send now to Lara Sample' }).click();
	await expect(page.getByRole('alert')).toContainText('Wait until tomorrow');

	const dry = await open(browser, true, 'leader', withoutMail);
	await dry.goto('/reports/people/late');
	const there = dry.getByRole('region', { name: 'Reminder' });
	await expect(there).toContainText('No mail server is set up here');
	await expect(there.getByRole('button')).toHaveCount(0);
	await there.getByRole('link', { name: 'A letter to print' }).click();
	await expect(dry.getByRole('heading', { name: 'Hello Lara Sample,' })).toBeVisible();
});

test('an address that works again is written to again', async ({ browser }) => {
	const page = await open(browser, false, 'administrator');
	await page.goto('/school/reminders');
	await page.locator('#paper').getByRole('link', { name: 'Gus Sample' }).click();
	const fails = page.getByText('Letters do not reach the address below');
	await expect(fails).toBeVisible();
	await fails.getByRole('link', { name: 'Reminders' }).click();
	await page.getByRole('button', { name: /^It works again.*Gus Sample$/ }).click();
	await expect(page.getByRole('status')).toContainText('Letters go to that address again.');
	await expect(page.locator('#paper')).not.toContainText('Gus Sample');
});

test('without a mail server the page says so, and everybody is told on paper', async ({
	browser
}) => {
	const page = await open(browser, true, 'administrator', withoutMail);
	await page.goto('/school/reminders');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders on paper');
	await expect(page.getByText('SMTP_URL')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Send me a test' })).toHaveCount(0);
	await hold(page, 'reminders on paper');
	await page.getByRole('link', { name: 'Letters to print' }).click();
	await expect(page.getByRole('heading', { name: 'Hello Lara Sample,' })).toBeVisible();
});

test('governors are asked first, say yes or no without signing in, and the letter is tried out and printed', async ({
	browser
}) => {
	test.slow();
	const page = await open(browser, false, 'administrator');
	await page.goto('/school/reminders');
	await page.getByRole('link', { name: 'Verification values for governors' }).click();
	await page.getByRole('checkbox', { name: /^Send the verification values/ }).check();
	await page
		.getByLabel('Addresses, one in a line')
		.fill(`gil@governors.example\n${emailOf('leader')}`);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('is on the staff list');
	await page.getByLabel('Addresses, one in a line').fill('gil@governors.example');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	const to = (address: string) => sink.arrived.filter((each) => each.to === address);
	// On a school day it is asked by itself; at any other time somebody presses the button.
	const ask = page.getByRole('button', { name: 'Ask now gil@governors.example' });
	await page.reload();
	if (await ask.isVisible()) await ask.click();
	await expect.poll(() => to('gil@governors.example').length).toBe(1);
	const link = /http:\S+\/governors\?letter=\S+/.exec(
		to('gil@governors.example')[0]?.text ?? ''
	)?.[0];
	await page.getByRole('button', { name: 'Send me a test' }).click();
	await expect
		.poll(() => to(emailOf('administrator')).map(({ text }) => text))
		.toContainEqual(expect.stringContaining('Fingerprint of the key'));
	await page.goto('/school/governors');
	await page.getByRole('link', { name: 'The letter to print' }).click();
	await expect(page.getByRole('article')).toContainText('Head in full');

	const outside = await (await browser.newContext()).newPage();
	await outside.goto(link ?? '');
	await hold(outside, 'the question to a governor');
	await outside.getByRole('button', { name: 'Yes, send it to me' }).click();
	await expect(outside.getByRole('heading', { level: 1 })).toHaveText(/^You get the/);
	await page.goto('/school/governors');
	await expect(page.getByRole('region', { name: 'Who gets it' })).toContainText('Said yes');
	await outside.getByRole('button', { name: 'Stop the letters' }).click();
	await expect(outside.getByRole('heading', { level: 1 })).toHaveText('You get no letters');
	await page.reload();
	await expect(page.getByRole('region', { name: 'Who gets it' })).toContainText('Said no');
	await outside.goto(`${link ?? ''}x`);
	await expect(outside.getByRole('heading', { level: 1 })).toHaveText(/does not open anything/);
});

test('one’s own due day can be put into a calendar', async ({ browser }) => {
	const page = await open(browser, false, 'teacher');
	await page.goto('/course');
	await expect(page.getByRole('link', { name: 'Put it in my calendar' })).toBeVisible();
	const file = await page.request.get('/course/due.ics');
	expect(file.headers()['content-type']).toContain('text/calendar');
	expect(await file.text()).toMatch(/DTSTART;VALUE=DATE:\d{8}/);
});

test('the pages are sound to a machine for accessibility', async ({ browser }) => {
	test.slow();
	const page = await open(browser, true, 'administrator');
	for (const address of [
		'/school/reminders',
		'/school/reminders/list',
		'/school/reminders/letters',
		'/school/governors',
		'/school/governors/letter',
		'/people/invitations/deliveries'
	])
		await holdAt(page, address);
});
