/**
 * LMS administrators on the website: the package made, tried out and compared; receipts checked by anybody.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { receiptCode, receiptText } from '#domain/package/receipt.ts';
import { digest } from '#server/package/receipts.ts';
import { LIBRARY } from '../packages/content.ts';
import { hold, holdAt } from './axe.ts';
import { expect, test } from './school.ts';
import { playIn } from './package.ts';
import { BY_HAND } from './story.ts';

/** Presses a button that answers with a file. */
async function downloaded(page: Page): Promise<{ name: string; file: string; files: string[] }> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Make the package' }).click()
	]);
	const at = await file.path();
	return {
		name: file.suggestedFilename(),
		file: at,
		files: Object.keys(unzipSync(new Uint8Array(readFileSync(at))))
	};
}

for (const [how, javaScriptEnabled] of [
	['with JavaScript', true],
	['without JavaScript', false]
] as const)
	test.describe(how, () => {
		test.use({ javaScriptEnabled, acceptDownloads: true });

		test(`an administrator chooses, sees what it comes to, and has a zip, ${how}`, async ({
			page,
			be
		}) => {
			await be('lms-admin', 'beckstone');
			await page.goto('/course');
			await page.getByRole('link', { name: 'Packages', exact: true }).click();
			await expect(page.getByRole('table')).toContainText('passed');
			const whole = await downloaded(page);
			expect(whole.name).toBe('beckstone-scorm12.zip');
			expect(whole.files).toEqual(
				expect.arrayContaining(['imsmanifest.xml', 'index.html', 'player.js', 'truth-table.html'])
			);
			expect(whole.files).toContain('situations.js');

			await page.getByRole('radio', { name: /^cmi5/ }).check();
			for (const box of await page.getByRole('checkbox', { name: /minutes$/ }).all())
				await box.uncheck();
			await page.getByRole('checkbox', { name: /wants to connect/ }).check();
			await page.getByRole('radio', { name: /^A platform on which/ }).check();
			await page.getByRole('button', { name: 'Show what that comes to' }).click();
			await expect(page.getByRole('table')).toContainText('failed');
			await expect(page.getByRole('radio', { name: /^cmi5/ })).toBeChecked();
			const one = await downloaded(page);
			expect(one.name).toMatch(/^beckstone-.+-cmi5\.zip$/);
			expect(one.files).toContain('cmi5.xml');
			expect(one.files).not.toContain('situations.js');
		});

		test(`what cannot be made is said where it can be mended, ${how}`, async ({ page, be }) => {
			await be('lms-admin', 'kingsley');
			await page.goto('/packages');
			for (const box of await page.getByRole('checkbox', { name: /minutes$/ }).all())
				await box.uncheck();
			await page.getByRole('button', { name: 'Make the package' }).click();
			const alert = page.getByRole('alert');
			await expect(alert).toContainText('Choose at least one situation');
			await expect(page).toHaveURL(/\/packages\?/);
			await expect(page.getByRole('button', { name: 'Make the package' })).toBeHidden();
			await alert.getByRole('link').click();
			await expect(page).toHaveURL(/#situations$/);

			await page.getByRole('checkbox', { name: /wants to connect/ }).check();
			await page.getByLabel('To pass, in per cent').fill('60');
			await page.getByRole('button', { name: 'Show what that comes to' }).click();
			await expect(alert).toContainText('The policy asks for 80%');
			await expect(page.getByLabel('To pass, in per cent')).toHaveValue('60');
			await page.getByLabel('To pass, in per cent').fill('many');
			await page.getByRole('button', { name: 'Show what that comes to' }).click();
			await expect(alert).toContainText('a whole number of per cent');
			await expect(alert.getByRole('link')).toHaveAttribute('href', '#pass-mark');
			await page.getByLabel('To pass, in per cent').fill('90');
			await page.getByRole('button', { name: 'Show what that comes to' }).click();
			await expect(alert).toBeHidden();
			await downloaded(page);
		});
	});

for (const [format, named] of [
	['scorm12', 'SCORM 1.2'],
	['scorm2004-3', 'SCORM 2004, 3rd edition'],
	['cmi5', 'cmi5']
] as const)
	test(`a package is tried out beside what a platform records: ${format}`, async ({ page, be }) => {
		await be('lms-admin', 'the-grange');
		await page.goto(`/packages`);
		await page.getByRole('radio', { name: named }).check();
		for (const box of await page.getByRole('checkbox', { name: /minutes$/ }).all())
			await box.uncheck();
		await page.getByRole('checkbox', { name: /wants to connect/ }).check();
		await page.getByRole('checkbox', { name: 'The declaration' }).uncheck();
		await page.getByRole('button', { name: 'Try it here first' }).click();
		const course = page.frameLocator('iframe');
		const held = (name: string) =>
			page
				.locator('.held div')
				.filter({ has: page.getByText(name, { exact: true }) })
				.locator('dd');
		const status = format === 'scorm12' ? 'Status' : 'Success';
		await course.getByRole('button', { name: 'Begin' }).click();
		await course.getByRole('button', { name: 'Begin', exact: true }).click();
		await expect(held('Decisions listed')).toHaveText('0');
		const first = course.locator('.choice').first();
		await expect(first).toBeVisible();
		const scene = await course.getByRole('heading', { level: 1 }).innerText();
		await first.click();
		await course.getByRole('link', { name: 'Continue to decision 2' }).click();
		await expect(held('Decisions listed')).toHaveText('1');
		await expect(held('Place')).toContainText(`${BY_HAND}/`);
		const second = await course.getByRole('heading', { level: 1 }).innerText();
		expect(second).not.toBe(scene);

		await page.getByRole('button', { name: 'Close it and come back' }).click();
		await expect(page.locator('.calls')).toContainText(/Finish|Terminate/);
		await course.getByRole('button', { name: 'Go on at decision 2' }).click();
		await expect(course.getByRole('heading', { level: 1 })).toHaveText(second);

		await page.getByRole('button', { name: 'Start as someone new' }).click();
		await course.getByRole('button', { name: 'Begin' }).click();
		await expect(held('Decisions listed')).toHaveText('0');
		await course.getByRole('button', { name: 'Begin', exact: true }).click();
		await playIn(course, ['explain-in-class', 'explain-on-monday', 'explain-in-class']);
		await expect(held(status)).toHaveText('passed');
		await expect(held('Score')).toHaveText('100');
		await expect(page.getByRole('status').filter({ hasText: 'refused' })).toContainText(
			' 0 refused'
		);
	});

test('two packages are compared: the same, of another policy, and what is no package', async ({
	page,
	be
}) => {
	const made = async () => {
		await page.goto('/packages');
		return downloaded(page);
	};
	await be('lms-admin', 'the-grange');
	const { file: other } = await made();
	await be('lms-admin', 'beckstone');
	const { file: same } = await made();
	const compare = async (old: string, next: string) => {
		await page.getByLabel('The package in use').setInputFiles(old);
		await page.getByLabel('The new package').setInputFiles(next);
		await page.getByRole('button', { name: 'Compare them' }).click();
	};
	await compare(same, same);
	await expect(page.getByText('Yes: replace the file in the same activity.')).toBeVisible();
	await expect(page.getByText('They hold the same course.')).toBeVisible();
	await compare(other, same);
	await expect(page.getByText('No: add it as a new activity.')).toBeVisible();
	await expect(page.getByText('It is another course: “beckstone”')).toBeVisible();
	await hold(page, 'two packages compared');
});

test.describe('what is no package', () => {
	test.use({ expected: [/status of 400/] });

	test('is refused with what to do', async ({ page, be }) => {
		await be('lms-admin', 'beckstone');
		await page.goto('/packages');
		const { file } = await downloaded(page);
		await page.getByLabel('The package in use').setInputFiles(file);
		await page.getByLabel('The new package').setInputFiles({
			name: 'course.zip',
			mimeType: 'application/zip',
			buffer: Buffer.from('This is a letter.')
		});
		await page.getByRole('button', { name: 'Compare them' }).click();
		const alert = page.getByRole('alert');
		await expect(alert).toContainText('New package: This is not a zip file');
		await alert.getByRole('link').click();
		await expect(page.getByLabel('The new package')).toBeFocused();
		await hold(page, 'a comparison refused');
	});
});

const MISSING = 'There is no such page.';

test.describe('anybody else', () => {
	test.use({ expected: [/status of 404/] });

	test('finds the packages no more than a page that is not there', async ({ page, be }) => {
		for (const who of ['new-teacher', 'senior-leader'] as const) {
			await be(who, 'beckstone');
			await page.goto('/nowhere');
			await expect(page.getByText(MISSING, { exact: true })).toBeVisible();
			for (const address of [
				'/packages',
				'/packages/download?format=scorm12&scenario=pupil-follow',
				'/packages/preview',
				'/packages/preview/files/Zm9ybWF0PXNjb3JtMTI/index.html'
			]) {
				const answer = await page.goto(address);
				expect(answer?.status(), `${who} ${address}`).toBe(404);
				await expect(page.getByText(MISSING, { exact: true })).toBeVisible();
			}
			await hold(page, 'a closed door');
			await page.goto('/course');
			await expect(page.getByRole('link', { name: 'Packages', exact: true })).toHaveCount(0);
		}
	});
});

test('the pages for administrators, light and dark, wide and 320 pixels', async ({ page, be }) => {
	test.slow();
	await be('lms-admin', 'merriott-haselbury');
	await holdAt(page, '/packages');
	await holdAt(page, '/packages?format=scorm12&pass-mark=60');
	await page.goto('/packages/preview');
	await expect(page.frameLocator('iframe').getByRole('button', { name: 'Begin' })).toBeVisible();
	await hold(page, 'the preview', 'iframe');
	await holdAt(page, '/verify');
});

test.describe('a receipt', () => {
	test.use({ javaScriptEnabled: false });

	const kingsley = LIBRARY.editions['kingsley'];
	const receipt = {
		name: 'Zoë O’Brien-Müller',
		school: kingsley?.content.school ?? '',
		course: 'kingsley',
		edition: kingsley?.content.edition ?? '',
		score: 92,
		at: '2026-11-20T09:30:12.000Z'
	};
	const text = receiptText(receipt, receiptCode(receipt, kingsley?.hash ?? '', digest));

	test('is checked by anybody: it fits, or a figure was changed', async ({ page }) => {
		await page.goto('/verify');
		const check = async (pasted: string) => {
			await page.getByLabel(/^The whole receipt/).fill(pasted);
			await page.getByRole('button', { name: 'Check it' }).click();
		};
		await check(text);
		await expect(page.getByText('The code fits.')).toBeVisible();
		await expect(page.getByText(`${receipt.name}, ${receipt.school}: 92%`)).toBeVisible();
		await check(text.replace('92%', '98%'));
		await expect(page.getByText('The code does not fit what the receipt says.')).toBeVisible();
		await check(text.replace('Course: kingsley', 'Course: elsewhere'));
		await expect(page.getByText('This server does not know that course.')).toBeVisible();
	});
});

test.describe('what is no receipt', () => {
	test.use({ expected: [/status of 400/] });

	test('is refused with what is missing', async ({ page }) => {
		await page.goto('/verify');
		await page.getByLabel(/^The whole receipt/).fill('I passed, honestly.');
		await page.getByRole('button', { name: 'Check it' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.getByLabel(/^The whole receipt/)).toHaveValue('I passed, honestly.');
		await hold(page, 'a receipt refused');
	});
});
