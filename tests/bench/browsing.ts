/**
 * A browser on a slow line and a slow computer, opened anew for every measurement.
 *
 * @module
 */
import path from 'node:path';
import {
	chromium as playwright,
	type Browser,
	type BrowserContext,
	type Page
} from '@playwright/test';
import { chromium, chromiumArguments } from '../../scripts/chromium.mjs';
import { root } from '../../scripts/fingerprint.mjs';

/** Where a browser goes. */
export interface Visit {
	readonly url: string;
	/** `name=value`, when somebody has to be somebody there. */
	readonly cookie?: string;
	/** A script that is there before the page's own, such as a platform. */
	readonly before?: string;
	/** A button to press first, on the page before the one that is meant. */
	readonly through?: string;
}

/** What a cold load took, in milliseconds since the address was asked for. */
export interface ColdLoad {
	/** The first button of the main part is painted; it is a real form, so a press acts from here on. */
	readonly clickable: number;
	/** Svelte has taken the page over. */
	readonly ready: number;
}

/** What a press took. */
export interface Press {
	/** From the press to the second frame with the whole feedback in it, in milliseconds. */
	readonly painted: number;
	/** What still moved 50 ms later; empty when nothing did. */
	readonly moved: readonly string[];
}

/** What a page asked the server for. */
export interface Asked {
	readonly url: string;
	readonly kind: string;
}

const SCREEN = { width: 1366, height: 768 };
const SLOW_LINE = {
	offline: false,
	latency: 150,
	downloadThroughput: 200_000,
	uploadThroughput: 200_000
};
const SLOW_COMPUTER = 4;
const PATIENCE = 30_000;

/** Starts a browser. */
export async function startBrowser(): Promise<Browser> {
	return playwright.launch({ executablePath: await chromium(), args: chromiumArguments });
}

/** Opens a page with nothing cached, at 1.6 Mbps and 150 ms, on a computer four times slower. */
export function coldLoad(browser: Browser, visit: Visit): Promise<ColdLoad> {
	return visiting(browser, visit, {}, async (page) => {
		await slowDown(page);
		await page.goto(visit.url);
		return { clickable: await timeOf(page, 'clickable'), ready: await timeOf(page, 'ready') };
	});
}

/** As {@link coldLoad}, for a page that no player takes over: when its first button or button-like link is painted. */
export function coldLook(browser: Browser, visit: Visit): Promise<number> {
	return visiting(browser, visit, {}, async (page) => {
		await slowDown(page);
		await page.goto(visit.url);
		return timeOf(page, 'clickable');
	});
}

/** Presses the first button of a page that is ready, on a computer four times slower. */
export function press(browser: Browser, visit: Visit): Promise<Press> {
	return visiting(browser, visit, {}, async (page) => {
		await page.goto(visit.url);
		if (visit.through) await page.locator(visit.through).first().click();
		await timeOf(page, 'ready');
		await slowDown(page);
		await page.locator('main button').first().click();
		await timeOf(page, 'watched');
		return {
			painted: await page.evaluate(
				() => performance.getEntriesByName('feedback')[0]?.duration ?? Number.NaN
			),
			moved: await page.evaluate(() =>
				performance
					.getEntriesByName('moved')
					.map((mark) => ('detail' in mark ? String(mark.detail) : ''))
			)
		};
	});
}

/**
 * Everything a page asks for until the line is quiet, the page itself first. Where a button leads to the page that is
 * meant: what has been asked for until the first button of that page is painted.
 */
export function requestsOf(browser: Browser, visit: Visit): Promise<readonly Asked[]> {
	return visiting(browser, visit, {}, async (page) => {
		const asked: Asked[] = [];
		page.on('request', (request) =>
			asked.push({ url: request.url(), kind: request.resourceType() })
		);
		await page.goto(visit.url, { waitUntil: 'networkidle' });
		if (!visit.through) return asked;
		await page.locator(visit.through).first().click();
		await timeOf(page, 'ready');
		await page.waitForLoadState('networkidle');
		const before = await page.evaluate(() => {
			const ready = performance.getEntriesByName('ready')[0]?.startTime ?? 0;
			const files = performance.getEntriesByType('resource');
			return files.filter(({ startTime }) => startTime <= ready).map(({ name }) => name);
		});
		return asked.filter(({ url, kind }) => kind === 'document' || before.includes(url));
	});
}

/** Whether a press acts in a browser without JavaScript: it leads on to another address. */
export function actsWithoutScript(browser: Browser, visit: Visit): Promise<boolean> {
	return visiting(browser, visit, { javaScriptEnabled: false }, async (page) => {
		await page.goto(visit.url);
		await page.locator('main button').first().click();
		await page.waitForURL((url) => url.href !== visit.url, { timeout: PATIENCE });
		return (await page.locator('main.feedback h1').count()) > 0;
	});
}

async function visiting<Answer>(
	browser: Browser,
	{ url, cookie, before }: Visit,
	options: { readonly javaScriptEnabled?: boolean },
	work: (page: Page) => Promise<Answer>
): Promise<Answer> {
	const context = await browser.newContext({ viewport: SCREEN, locale: 'en-GB', ...options });
	try {
		if (cookie) await giveCookie(context, url, cookie);
		const page = await context.newPage();
		await page.addInitScript({ path: path.join(root, 'tests/bench/in-page.js') });
		if (before) await page.addInitScript({ content: before });
		return await work(page);
	} finally {
		await context.close();
	}
}

async function giveCookie(context: BrowserContext, url: string, cookie: string): Promise<void> {
	const [name = '', value = ''] = cookie.split('=');
	await context.addCookies([{ name, value, url: new URL(url).origin }]);
}

async function slowDown(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', SLOW_LINE);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_COMPUTER });
}

/** When a mark was left, once it has been. */
async function timeOf(page: Page, mark: string): Promise<number> {
	await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, {
		timeout: PATIENCE
	});
	return page.evaluate(
		(name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN,
		mark
	);
}
