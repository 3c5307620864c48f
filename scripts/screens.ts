/**
 * `npm run screens`: takes the pictures of docs/screens from the built app, on a sample school that is gone afterwards.
 *
 * @module
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium as playwright, type Browser, type Page } from '@playwright/test';
import { chromium, chromiumArguments } from './chromium.mjs';
import { root } from './fingerprint.mjs';

const SCREENS = path.join(root, 'docs/screens');

/** What all the pictures together may weigh in a repository, in bytes. */
const MOST = 1_200_000;

const data = mkdtempSync(path.join(tmpdir(), 'clause-screens-'));
const server = spawn(process.execPath, ['scripts/start.mjs'], {
	cwd: root,
	env: { ...process.env, DATA_DIR: data, HOST: '127.0.0.1', PORT: '0', ORIGIN: undefined },
	stdio: ['ignore', 'pipe', 'inherit']
});

try {
	mkdirSync(SCREENS, { recursive: true });
	const address = await addressOf();
	const browser = await playwright.launch({
		executablePath: await chromium(),
		args: chromiumArguments
	});
	const taken = [...(await wide(browser, address)), ...(await narrow(browser, address))];
	await browser.close();
	const weight = taken.reduce((sum, file) => sum + statSync(file).size, 0);
	for (const file of taken)
		console.log(`${path.relative(root, file)}  ${Math.ceil(statSync(file).size / 1000)} kB`);
	if (weight > MOST) throw new Error(`The pictures weigh ${weight} bytes; ${MOST} is the most.`);
} finally {
	const ended = once(server, 'exit');
	if (server.kill()) await ended;
	rmSync(data, { recursive: true, force: true });
}

/** Where the server says it is open. */
async function addressOf(): Promise<string> {
	for await (const line of createInterface(server.stdout)) {
		const found = /http:\/\/\S+/.exec(line);
		if (found) return found[0];
	}
	throw new Error('The server did not start.');
}

/** A desk: the scene, the answer to a choice, and the leaders' report. */
async function wide(browser: Browser, address: string): Promise<readonly string[]> {
	const page = await browser.newPage({
		viewport: { width: 1280, height: 920 },
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		colorScheme: 'light',
		reducedMotion: 'reduce'
	});
	await enter(page, address, 'beckstone');
	const report = await picture(page, 'report');
	await begin(page, address);
	const scene = await picture(page, 'scene');
	await choose(page);
	const feedback = await picture(page, 'feedback');
	await page.close();
	return [scene, feedback, report];
}

/** A small phone in the dark: the same choice at another school. */
async function narrow(browser: Browser, address: string): Promise<readonly string[]> {
	const page = await browser.newPage({
		viewport: { width: 360, height: 740 },
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		colorScheme: 'dark',
		reducedMotion: 'reduce'
	});
	await enter(page, address, 'ashwicke-hall');
	await begin(page, address);
	await choose(page);
	const feedback = await picture(page, 'feedback-dark-360', true);
	await page.close();
	return [feedback];
}

/** Becomes the senior leader, to whom the pupil in the class comes first. */
async function enter(page: Page, address: string, policy: string): Promise<void> {
	await page.goto(address);
	await page.getByLabel('It uses the policy of').selectOption(policy);
	await page.getByRole('button', { name: 'Senior leader' }).click();
	await page.waitForURL('**/reports');
}

async function begin(page: Page, address: string): Promise<void> {
	await page.goto(`${address}/course/pupil-follow`);
	await page.locator('section.begin button').click();
	await page.locator('main[data-ready]').waitFor();
}

async function choose(page: Page): Promise<void> {
	await page.locator('button[name="choice"][value="decline"]').click();
	await page.locator('main.feedback').waitFor();
	await page.getByText('Saved', { exact: false }).first().waitFor();
}

/** Takes a picture with nothing focused, once the fonts are there. */
async function picture(page: Page, name: string, whole = false): Promise<string> {
	const file = path.join(SCREENS, `${name}.png`);
	await page.evaluate(async () => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		await document.fonts.ready;
	});
	await page.screenshot({ path: file, fullPage: whole });
	return file;
}
