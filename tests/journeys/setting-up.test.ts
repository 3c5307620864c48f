/**
 * The first ten minutes of a school: the link that an empty server prints, the school, the second factor, a colleague.
 *
 * How long it takes is worked out from what was shown and typed, slowly read and slowly typed, so that it is the same on
 * every machine: a page, a field or a sentence too many makes it longer.
 *
 * @module
 */
import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';
import type { Page } from '@playwright/test';
import { hold } from './axe.ts';
import { expect, test as base } from './school.ts';
import { startServer, type Server } from './server.ts';

/**
 * Seconds for one thing. Every word that is shown is read, 200 in a minute; 30 are typed in one. Most people do both
 * faster. An app is found, or installed, and scans.
 */
const SECONDS = { word: 0.3, letter: 0.4, press: 3, page: 3, phone: 90 } as const;
const TEN_MINUTES = 600;

/** Each test has a server that holds no school yet, and the sample beside it. */
const test = base.extend<object, { readonly empty: Server }>({
	empty: [
		async ({ browserName: _ }, use) => {
			const server = await startServer();
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	server: [async ({ empty }, use) => use(empty), { scope: 'worker' }]
});

/** Somebody at the keyboard, who counts what is asked of them. */
class Hands {
	readonly page: Page;
	fields = 0;
	pages = 0;
	#seconds = 0;

	constructor(page: Page) {
		this.page = page;
	}

	/** Reads the page they have come to. */
	async reads(): Promise<void> {
		this.pages++;
		// Of a list to choose from, one sees what is chosen only; the others are left out for a moment.
		const shown = await this.page.locator('main').evaluate((main) => {
			const lists = [...main.querySelectorAll('select')];
			for (const list of lists) list.hidden = true;
			const text = (main as HTMLElement).innerText;
			for (const list of lists) list.hidden = false;
			return text;
		});
		this.#seconds += SECONDS.page + shown.split(/\s+/).length * SECONDS.word;
	}

	async types(label: string | RegExp, text: string): Promise<void> {
		this.fields++;
		this.#seconds += SECONDS.press + text.length * SECONDS.letter;
		await this.page.getByLabel(label).fill(text);
	}

	async chooses(label: string, option: string | RegExp): Promise<void> {
		this.fields++;
		this.#seconds += SECONDS.press * 2;
		const select = this.page.getByLabel(label);
		const value = await select.locator('option', { hasText: option }).getAttribute('value');
		await select.selectOption(value);
	}

	async presses(role: 'button' | 'link', name: string | RegExp): Promise<void> {
		this.#seconds += SECONDS.press;
		await this.page.getByRole(role, { name }).click();
	}

	/** Finds the phone, installs an app perhaps, and scans. */
	scans(): void {
		this.#seconds += SECONDS.phone;
	}

	get seconds(): number {
		return Math.round(this.#seconds);
	}
}

/** What an authenticator app shows that has the secret on the page. */
async function codeOnPhone(page: Page): Promise<string> {
	await page.getByText('The camera does not work').click();
	const typed = await page.locator('.secret').innerText();
	const secret = new TextDecoder().decode(base32.decode(typed.replace(/\s/g, '')));
	return createOTP(secret).totp();
}

const PASSWORD = 'velvet anchor thimble';

test('an empty server prints a link, by which a school stands and has its first colleague within ten minutes', async ({
	page,
	empty,
	browser,
	baseURL,
	expected
}) => {
	test.slow();
	expected.push(/status of 404/);
	const link = await empty.setUpLink();
	expect(link.startsWith(`${baseURL}/set-up?token=`)).toBe(true);
	await expect
		.poll(() => empty.said())
		.toContain(`A sample school, with nothing of yours in it, is at ${baseURL}\n`);

	const hands = new Hands(page);
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your school');
	await hold(page, 'the page that sets a school up');
	await hands.reads();
	await hands.types('Name of the school', 'Alder Lane Primary School');
	await hands.chooses('The policy to start from', /^Good practice alone/);
	await hands.chooses('The school year starts in', /^September$/);
	await hands.types('Safeguarding lead (DSL)', 'the room beside the hall, extension 14');
	await hands.types('Headteacher', 'the front office');
	await hands.types('Whoever looks after this training', 'extension 12');
	await hands.types('Your name', 'Ari Sample');
	await hands.types('Your e-mail address', 'ari@alder-lane.example');
	await hands.types('Choose a password', PASSWORD);
	await expect(page.getByRole('radio', { name: /^School office/ })).toBeChecked();
	await hands.presses('button', 'Set up the school');

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'One last thing: your second factor'
	);
	await hands.reads();
	await hands.types('Your password, once more', PASSWORD);
	await hands.presses('button', 'Set up an app');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your app');
	await hands.reads();
	hands.scans();
	await hands.types('The code your app shows now', await codeOnPhone(page));
	await hands.presses('button', 'Finish');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep these ten codes');
	await hands.reads();
	await hands.presses('link', 'I have kept them');

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person works here');
	await hands.reads();
	await hands.presses('link', 'Add a person');
	await hands.reads();
	await hands.types('Name', 'Bo Sample');
	await hands.types('E-mail', 'bo@alder-lane.example');
	await hands.chooses('Staff group', /^Teacher$/);
	await hands.presses('button', 'Add to the staff list');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bo Sample');
	await expect(page.getByText('They are on the staff list.')).toBeVisible();

	// About seven minutes when this was written; the README says ten.
	expect({ pages: hands.pages, fields: hands.fields }).toEqual({ pages: 6, fields: 14 });
	expect(hands.seconds).toBeLessThan(TEN_MINUTES);

	await page.goto('/course');
	await expect(page.getByText(/the room beside the hall, extension 14/).first()).toBeVisible();
	// Whoever looks after the school sees nobody's results by that.
	expect((await page.request.get('/reports')).status()).toBe(404);
	await page.goto('/audit');
	await expect(page.getByText(/The school was set up, starting from/).first()).toBeVisible();

	// The link has done its work: to a stranger, and to whoever used it.
	const stranger = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
	for (const who of [stranger, page]) {
		await who.goto(link);
		await expect(who.getByRole('heading', { level: 1 })).toHaveText('This link does not open');
		await expect(who.getByRole('button', { name: 'Set up the school' })).toHaveCount(0);
	}
	const again = await stranger.request.post('/set-up', {
		form: {
			token: new URL(link).searchParams.get('token') ?? '',
			school: 'Another School',
			policy: 'good-practice',
			name: 'Cam Sample',
			email: 'cam@alder-lane.example',
			password: 'basket river candle',
			month: '9',
			dsl: '',
			head: '',
			help: ''
		},
		headers: { origin: baseURL ?? '', accept: 'text/html' },
		maxRedirects: 0
	});
	expect(again.status()).toBe(404);
	await stranger.context().close();
});
