/**
 * Signing in by a link, over a real mail server on loopback, and what one that does not answer gives away.
 *
 * @module
 */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect } from './school.ts';
import { emailOf, real, startRealSchool, type RealSchool } from './real-school.ts';

/** A mail server that keeps what it gets. */
async function sink(): Promise<{ url: string; letters: string[]; close: () => Promise<void> }> {
	const letters: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, _, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				letters.push(Buffer.concat(parts).toString());
				done();
			});
		}
	});
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		letters,
		close: () => new Promise((done) => server.close(done))
	};
}

type Mailed = RealSchool & { readonly letters: readonly string[] };
const test = real.extend<object, { readonly mailed: Mailed }>({
	mailed: [
		async ({ browserName: _ }, use) => {
			const { url, letters, close } = await sink();
			const school = await startRealSchool({
				settings: { SMTP_URL: url, MAIL_FROM: 'training@lime-street.example' }
			});
			await use({ ...school, letters });
			await school.close();
			await close();
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	real: [async ({ mailed }, use) => use(mailed), { scope: 'worker' }]
});

/** The link in the last letter to somebody, soft line breaks undone. */
function linkIn(letters: readonly string[], to: string): string {
	const letter = letters.filter((each) => each.includes(to)).at(-1) ?? '';
	const plain = letter.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
	return /http:\/\/\S+\/sign-in\/link\?token=\w+/.exec(plain)?.[0] ?? '';
}

test('a teacher without a password asks for a link, opens it, and is in; it opens once', async ({
	page,
	browser,
	mailed,
	expected
}) => {
	expected.push(/status of 400/);
	await page.goto('/sign-in');
	await page.getByText('I have no password, or have forgotten it').click();
	const form = page.locator('form[action^="?/link"]');
	await form.getByLabel('E-mail address').fill(emailOf('teacher').toUpperCase());
	await form.getByRole('button', { name: 'Send me a link' }).click();
	await expect(page.getByText('Look in your letter box.')).toBeVisible();
	await expect.poll(() => linkIn(mailed.letters, emailOf('teacher'))).not.toBe('');
	const link = linkIn(mailed.letters, emailOf('teacher'));

	// A mail program looks at it first, and uses nothing up.
	expect((await page.request.get(link)).status()).toBe(200);
	// On the phone, where the letters are: another browser than the one that asked.
	const phone = await browser.newContext({ baseURL: mailed.origin });
	const there = await phone.newPage();
	await there.goto(link);
	const email = emailOf('teacher');
	await expect(there.getByText(`${email[0] ?? ''}…`)).toContainText(
		email.slice(email.indexOf('@'))
	);
	await expect(there.locator('body')).not.toContainText(email);
	await there.getByRole('button', { name: 'Sign in' }).click();
	await expect(there).toHaveURL(/\/course$/);
	await phone.close();
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('That link does not open');
	await page.goto('/course');
	await expect(page).toHaveURL(/\/sign-in/);
	expect(mailed.server.said()).not.toContain(new URL(link).searchParams.get('token') ?? '-');
});

test('an address that is on no staff list gets the same answer, and no letter', async ({
	page,
	mailed
}) => {
	const before = mailed.letters.length;
	await page.goto('/sign-in');
	await page.getByText('I have no password, or have forgotten it').click();
	const form = page.locator('form[action^="?/link"]');
	await form.getByLabel('E-mail address').fill('stranger@elsewhere.example');
	await form.getByRole('button', { name: 'Send me a link' }).click();
	await expect(page.getByText('Look in your letter box.')).toBeVisible();
	expect(mailed.letters.length).toBe(before);
});

for (const [says, answers] of [
	['says to whom it takes no letter', true],
	['does not answer', false]
] as const)
	real(`a mail server that ${says} makes nobody wait and tells nothing`, async ({ request }) => {
		real.setTimeout(120_000);
		const silent = await listening(answers);
		const { port } = silent.address() as AddressInfo;
		const school = await startRealSchool({ settings: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
		const pages: string[] = [];
		for (const email of [emailOf('teacher'), 'stranger@elsewhere.example']) {
			const began = performance.now();
			const answer = await request.post(`${school.origin}/sign-in?/link`, {
				form: { email },
				headers: { origin: school.origin, accept: 'text/html' }
			});
			expect(answer.status()).toBe(200);
			expect(performance.now() - began).toBeLessThan(4_000);
			pages.push((await answer.text()).replaceAll(email, 'an address'));
		}
		const plain = (html = '') => html.replace(/nonce[-=]"?[\w+/=-]+/g, '');
		expect(plain(pages[0])).toBe(plain(pages[1]));
		if (answers)
			await expect
				.poll(() => school.server.said())
				.toContain('could not be sent: The mail server refused the letter (550).');
		expect(school.server.said()).not.toContain(emailOf('teacher'));
		await school.close();
		silent.close();
	});

/** A server that refuses every letter, or never says a word. */
async function listening(answers: boolean): Promise<Server> {
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		if (!answers) return;
		socket.write('220 here\r\n');
		socket.on('data', (said) => {
			const line = said.toString().trim();
			// As some do, it says to whom no letter can go.
			socket.write(line.startsWith('RCPT') ? `550 ${line} is nobody\r\n` : '250 yes\r\n');
		});
	});
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
	return server;
}
