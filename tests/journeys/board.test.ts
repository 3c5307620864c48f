/**
 * What a leader does with the board: looks at what is understood, makes an agenda of it, and follows up, with and
 * without JavaScript.
 */
import type { Page } from '@playwright/test';
import { hold, holdAt } from './axe.ts';
import { expect, test } from './school.ts';

/** A day so many days from today, as a date field takes it. */
const dayFromNow = (days: number) =>
	new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** The name of a midday supervisor of the sample who has not begun and is overdue. */
const OVERDUE = { id: 'staff-20', name: 'Tobiah Grantley' };

async function note(page: Page, title: string, fields: Readonly<Record<string, string>>) {
	await page.goto(`/reports/people/${OVERDUE.id}`);
	await page.getByText(title, { exact: true }).click();
	for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
	await page.getByRole('button', { name: /^Save the/ }).click();
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled, expected: [/status of 4/] });

		test('a leader sees how clauses are understood, and makes an agenda that names nobody', async ({
			page,
			be
		}) => {
			await be('senior-leader', 'beckstone');
			await page.goto('/reports');
			const names = await page.getByRole('rowheader').getByRole('link').allInnerTexts();
			expect(names.length).toBeGreaterThan(30);
			await page.getByRole('link', { name: 'Understanding by clause' }).click();
			await page.waitForURL(/understanding$/);
			const least = page.getByRole('region', { name: 'Least understood' });
			await expect(least).toContainText(
				/About \d in 10 first chose “[^”]+” or something else against (clause|good practice) \d/
			);
			await expect(least).toContainText(
				/Of the \d+ who took it again after feedback, (about )?\d in 10 (or fewer |or more )?misjudged it/
			);
			const table = page.getByRole('table');
			await expect(table.getByRole('rowheader').first()).toBeVisible();
			const people = await table.locator('[data-label^="Of people"]').allInnerTexts();
			expect(people.length).toBeGreaterThan(10);
			expect(people.filter((each) => each !== '–' && Number(each) % 5 !== 0)).toEqual([]);

			await page.getByRole('link', { name: 'Make an INSET agenda from this' }).click();
			await page.waitForURL(/agenda$/);
			await expect(page.getByText(/^Made on \w+day \d/)).toBeVisible();
			const parts = await page.locator('.agenda-items > li').count();
			expect(parts).toBeGreaterThanOrEqual(5);
			expect(parts).toBeLessThanOrEqual(7);
			for (const address of ['/reports/agenda', '/reports/understanding', '/reports/questions']) {
				const text = await (await page.request.get(address)).text();
				const own = 'Thea Okonkwo-Bligh';
				expect(
					names.filter((name) => name !== own && text.includes(name)),
					address
				).toEqual([]);
			}
		});

		test('a leader notes a conversation and an action, closes it, and exempts for a time', async ({
			page,
			be
		}) => {
			await be('senior-leader', 'the-grange');
			await page.goto(`/reports/people/${OVERDUE.id}`);
			await expect(page.getByText('Nothing has been noted yet.')).toBeVisible();
			await expect(page.locator('.head')).toContainText('Overdue');

			await note(page, 'Note a conversation', { 'What was talked about': 'Starts on Friday.' });
			await expect(page.getByText('The conversation is noted.')).toBeVisible();
			await note(page, 'Set an action', {
				'What is to be done': 'Two situations with the deputy.',
				'Due by the end of': dayFromNow(3)
			});
			const followUp = page.getByRole('region', { name: 'Follow-up' });
			await expect(followUp).toContainText('Two situations with the deputy.');
			await followUp.getByRole('button', { name: /^Close/ }).click();
			await expect(page.getByText('It is closed.')).toBeVisible();
			await expect(followUp).toContainText('closed by Thea Okonkwo-Bligh');

			await note(page, 'Exempt for a time', {
				'The reason': 'Jury service.',
				'Last day of the exemption': dayFromNow(20)
			});
			await expect(page.getByText('The exemption is noted.')).toBeVisible();
			await expect(page.locator('.head')).toContainText(/Exempt until \d+ \w+ \d{4}\./);
			await expect(followUp).toContainText('Jury service.');
			await page.goto('/reports?status=overdue');
			await expect(page.getByRole('link', { name: OVERDUE.name })).toHaveCount(0);
			await page.goto('/reports?status=not-started');
			await expect(page.getByRole('row').filter({ hasText: OVERDUE.name })).toContainText(
				'Exempt until'
			);
			await expect(page.locator('main')).not.toContainText('Jury service');
			const table = await (await page.request.get('/reports/csv')).text();
			expect(table).toMatch(new RegExp(`${OVERDUE.name},.*Exempt until`));
			expect(table).not.toContain('Jury service');
			await page.goto('/audit');
			await expect(page.locator('main')).toContainText(/An exemption until .* was noted\./);
			await expect(page.locator('main')).not.toContainText('Jury service');

			await page.goto(`/reports/people/${OVERDUE.id}`);
			await followUp.getByRole('button', { name: /^End it today/ }).click();
			await expect(page.locator('.head')).toContainText('Overdue');
		});

		test('what is missing is said, and what was typed stays', async ({ page, be }) => {
			await be('senior-leader', 'kingsley');
			await note(page, 'Exempt for a time', {
				'The reason': 'Jury service.',
				'Last day of the exemption': '2020-01-31'
			});
			await expect(page.getByRole('alert')).toContainText('today, or a day to come');
			await expect(page.getByLabel('The reason')).toHaveValue('Jury service.');
			await note(page, 'Set an action', {});
			await expect(page.getByRole('alert')).toContainText('Write what is to be done');
			await expect(page.getByRole('alert')).toContainText('Enter the day it is due.');
		});
	});

test('the report has its bars in words, by staff group, phase and week', async ({ page, be }) => {
	await be('senior-leader', 'ashwicke-hall');
	await page.goto('/reports');
	const lights = page.getByRole('region', { name: 'By group, phase and week' });
	const groups = lights.getByRole('table', { name: /^Groups of staff/ });
	await expect(groups.getByRole('row').filter({ hasText: 'Teacher' }).first()).toContainText(
		/\d+ complete, \d+ in time/
	);
	const phases = lights.getByRole('table', { name: /^Phases/ });
	await expect(phases.getByRole('row').filter({ hasText: 'Key stage 2' })).toContainText(
		/\d+ complete, \d+ in time/
	);
	const weeks = lights.getByRole('table', { name: /^The last weeks/ });
	await expect(weeks.getByRole('rowheader').last()).toContainText(/\d{4}$/);
	await page.goto('/reports?group=office');
	await expect(groups.getByRole('rowheader')).toHaveText(['School office']);
	await page.goto('/reports?phase=early-years');
	await expect(phases.getByRole('rowheader')).toHaveText(['Early years (EYFS)']);
});

test.describe('axe', () => {
	test.slow();
	test.use({ expected: [/status of 4/] });

	test('finds nothing on the pages of the board', async ({ page, be }) => {
		await be('senior-leader', 'merriott-haselbury');
		for (const address of [
			'/reports',
			'/reports/understanding',
			'/reports/agenda',
			'/reports/questions'
		])
			await holdAt(page, address);
		await page.goto('/reports?phase=key-stage-2&group=teacher');
		await page.setViewportSize({ width: 320, height: 900 });
		await page.getByText('Only: Teacher, Key stage 2').click();
		await hold(page, 'the report, narrowed, with its filter unfolded');
		await note(page, 'Note a conversation', { 'What was talked about': 'Starts on Friday.' });
		await note(page, 'Set an action', {
			'What is to be done': 'Finish it.',
			'Due by the end of': dayFromNow(3)
		});
		await hold(page, 'a person with follow-ups');
		await note(page, 'Exempt for a time', {});
		await hold(page, 'an exemption, refused');
	});
});
