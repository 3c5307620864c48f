/**
 * The board and the evidence by keyboard alone: narrowing, reading, following up, and taking a pack away.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './school.ts';
import { tabTo } from './tab-to.ts';

/** A day so many days from today. */
function dayFromNow(days: number): string {
	return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Types a day into the date field that has the focus, day or month first as the browser takes it. */
async function typeDay(page: Page, wanted: string): Promise<void> {
	const [year = '', month = '', day = ''] = wanted.split('-');
	const field = page.locator(':focus');
	for (const typed of [`${day}${month}${year}`, `${month}${day}${year}`]) {
		await page.keyboard.type(typed);
		if ((await field.inputValue()) === wanted) return;
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
	}
	throw new Error(`${wanted} could not be typed.`);
}

/** Follows what is reached by Tab, and comes to an address. */
async function follow(page: Page, name: RegExp | string, address: RegExp): Promise<void> {
	await tabTo(page, name);
	await page.keyboard.press('Enter');
	await page.waitForURL(address);
}

test.use({ expected: [/status of 400/] });

test('a leader narrows the report, reads on, and follows up', async ({ page, be }) => {
	test.slow();
	await be('senior-leader', 'the-grange');
	await page.goto('/reports');
	await tabTo(page, 'Skip to the main part');
	await page.keyboard.press('Enter');
	await follow(page, /Overdue$/, /status=overdue/);
	await tabTo(page, /^Staff group$/);
	await page.keyboard.type('Midday');
	await tabTo(page, /^Phase$/);
	await page.keyboard.type('Whole');
	await follow(page, /^Show$/, /status=overdue.*group=midday-supervisor&phase=whole-school/);
	await expect(page.getByRole('table').first()).toHaveAccessibleName(
		/^Overdue, Midday supervisor, Whole school: \d/
	);

	await follow(page, 'Understanding by clause', /understanding$/);
	await follow(page, 'Make an INSET agenda from this', /agenda$/);
	await page.goBack();
	await page.goBack();
	await follow(page, 'Tobiah Grantley', /people\/staff-20$/);
	await tabTo(page, 'Set an action');
	await page.keyboard.press('Enter');
	await tabTo(page, 'What is to be done');
	await page.keyboard.type('Two situations with the deputy.');
	await tabTo(page, 'Due by the end of');
	await typeDay(page, dayFromNow(-1));
	await tabTo(page, 'Save the action');
	await page.keyboard.press('Enter');
	const refused = page.getByRole('alert');
	await expect(refused).toBeFocused();
	await follow(page, /today, or a day to come/, /#action-day$/);
	await expect(page.getByLabel('Due by the end of')).toBeFocused();
	await typeDay(page, dayFromNow(3));
	await tabTo(page, 'Save the action');
	await page.keyboard.press('Enter');
	await expect(page.getByText('The action is noted.')).toBeVisible();
	const followUp = page.getByRole('region', { name: 'Follow-up' });
	await expect(followUp).toContainText('Two situations with the deputy.');
	await tabTo(page, /^Close ?: Two situations/);
	await page.keyboard.press('Enter');
	await expect(page.getByText('It is closed.')).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 320, height: 720 } });

	test('the filter is unfolded, set and folded again, and says what it is set to', async ({
		page,
		be
	}) => {
		await be('senior-leader', 'the-grange');
		await page.goto('/reports');
		await expect(page.getByLabel('Staff group')).toBeHidden();
		await tabTo(page, /^Narrow it down by staff group, phase, day$/);
		await page.keyboard.press('Enter');
		await tabTo(page, /^Phase$/);
		await page.keyboard.type('Early');
		await follow(page, /^Show$/, /phase=early-years/);
		await expect(page.getByLabel('Staff group')).toBeHidden();
		await tabTo(page, /^Only: Early years \(EYFS\)$/);
		await page.keyboard.press('Space');
		await expect(page.getByLabel('Staff group')).toBeVisible();
	});
});

test('both packs are chosen and taken away', async ({ page, be }) => {
	await be('senior-leader', 'the-grange');
	await page.goto('/reports');
	await follow(page, /^Evidence$/, /evidence$/);
	const take = async () => {
		await tabTo(page, /^Download the evidence pack$/);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.keyboard.press('Enter')
		]);
		return download.suggestedFilename();
	};
	await tabTo(page, /^As of the day$/);
	const on = dayFromNow(-7);
	await typeDay(page, on);
	expect(await take()).toBe(`evidence-sample-the-grange-${on}.zip`);

	await page.reload();
	await tabTo(page, /^An inspector/);
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: /^Governors/ })).toBeChecked();
	expect(await take()).toMatch(/^evidence-sample-the-grange-.*-without-names\.zip$/);
});
