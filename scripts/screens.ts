/**
 * `npm run screens`: takes the ten main screens of docs/screens from the built app, wide and narrow, light and dark,
 * on a sample school that is gone afterwards.
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
const MOST = 3_600_000;

/** What each picture is taken on. */
const WIDTHS = [
	{ width: 1280, height: 920 },
	{ width: 360, height: 780 }
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** No picture is taller than this, in pixels: a long page is cut, not shrunk. */
const TALLEST = 1_500;

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
	const taken: string[] = [];
	for (const viewport of WIDTHS)
		for (const scheme of SCHEMES) taken.push(...(await walk(browser, address, viewport, scheme)));
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

/** Goes through the app once, as the senior leader of a school that uses Beckstone's policy. */
async function walk(
	browser: Browser,
	address: string,
	viewport: (typeof WIDTHS)[number],
	colorScheme: (typeof SCHEMES)[number]
): Promise<readonly string[]> {
	const page = await browser.newPage({
		viewport,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		colorScheme,
		reducedMotion: 'reduce'
	});
	const take = (name: string) => picture(page, `${name}-${viewport.width}-${colorScheme}`);
	const taken: string[] = [];
	await page.goto(address);
	taken.push(await take('first'));
	await page.getByLabel('It uses the policy of').selectOption('beckstone');
	await page.getByRole('button', { name: 'Senior leader' }).click();
	await page.waitForURL('**/reports');
	taken.push(await take('report'));
	for (const [name, where] of [
		['governors', '/reports/governors'],
		['home', '/course'],
		['policy', '/policy'],
		['declaration', '/declaration'],
		['start', '/course/pupil-follow']
	] as const) {
		await page.goto(address + where);
		taken.push(await take(name));
	}
	await page.locator('section.begin button').click();
	await page.locator('main[data-ready]').waitFor();
	taken.push(await take('scene'));
	for (let decision = 0; (await page.locator('main.scene').count()) > 0; decision++) {
		const first = decision === 0 ? '[value="decline"]' : '';
		await page.locator(`button[name="choice"]${first}`).first().click();
		await page.locator('.onward .saved', { hasText: 'Saved' }).waitFor();
		if (decision === 0) taken.push(await take('feedback'));
		await page.locator('.onward a').click();
	}
	await page.locator('main.ended').waitFor();
	taken.push(await take('end'));
	await page.close();
	return taken;
}

/** Takes a picture with nothing focused, once the fonts are there. */
async function picture(page: Page, name: string): Promise<string> {
	const file = path.join(SCREENS, `${name}.jpg`);
	const height = await page.evaluate(async () => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		window.scrollTo(0, 0);
		await document.fonts.ready;
		return document.documentElement.scrollHeight;
	});
	const { width } = page.viewportSize() ?? WIDTHS[0];
	await page.screenshot({
		path: file,
		type: 'jpeg',
		quality: 55,
		fullPage: true,
		clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) }
	});
	return file;
}
