/**
 * Passkeys, with Chromium's virtual authenticator in place of a finger.
 *
 * @module
 */
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { CDPSession, Page } from '@playwright/test';
import { expect } from './school.ts';
import { real as test, signIn } from './real-school.ts';

/**
 * A device of the browser's own. It answers at once, so the browser forgets that there is a passkey here, unless it
 * `knows`: otherwise somebody is in before they have pressed anything.
 */
async function device(page: Page, knows = false): Promise<{ cdp: CDPSession; id: string }> {
	if (!knows) await page.addInitScript(() => localStorage.clear());
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable', { enableUI: false });
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return { cdp, id: authenticatorId };
}

/** Adds a first passkey, and is at the list. */
async function add(page: Page): Promise<void> {
	await page.goto('/account/second-factor');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('Your passkey is kept.')).toBeVisible();
}

test('a leader adds a passkey, signs in with it alone, renames it, and keeps the last', async ({
	page,
	expected
}) => {
	expected.push(/status of 400/);
	await device(page);
	await signIn(page, 'leader');
	await page.goto('/reports');
	await expect(page).toHaveURL(/\/account\/second-factor\?to=%2Freports/);
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('Your passkey is kept.')).toBeVisible();
	await page.getByRole('link', { name: 'Go on' }).click();
	await expect(page).toHaveURL(/\/reports$/);

	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page).toHaveURL(/\/reports$/);

	await page.goto('/account/second-factor');
	await page.getByText('Rename or remove').click();
	await page.getByLabel('Name').fill('Staffroom laptop');
	await page.getByRole('button', { name: 'Keep this name' }).click();
	await expect(page.getByText('Staffroom laptop').first()).toBeVisible();
	await expect(page.getByText(/last used on/)).toBeVisible();
	await page.getByText('Rename or remove').click();
	await page.getByRole('button', { name: 'Remove this passkey' }).click();
	await expect(page.getByRole('alert')).toContainText('your only second factor');
});

test('somebody signed in by password shows a passkey as their second factor, and may remove it', async ({
	page,
	context,
	real
}) => {
	await device(page);
	await signIn(page, 'teacher');
	await add(page);
	await context.clearCookies();
	await real.enter(context, 'teacher', false);
	const before = (await context.cookies()).find(({ name }) => name.includes('session_token'));
	await page.goto('/account/second-factor');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your second factor');
	await page.getByRole('button', { name: 'Use a passkey' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second factor');
	const after = (await context.cookies()).find(({ name }) => name.includes('session_token'));
	expect(after?.value).not.toBe(before?.value);
	await page.getByText('Rename or remove').click();
	await page.getByRole('button', { name: 'Remove this passkey' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second factor');

	// The session that was strengthened has taken the place of the one before.
	await context.clearCookies();
	await context.addCookies([
		{ name: before?.name ?? '', value: before?.value ?? '', url: real.origin }
	]);
	await page.goto('/course');
	await expect(page).toHaveURL(/\/sign-in/);
});

test('a device that does not check who holds it adds nothing and opens nothing', async ({
	page,
	context,
	expected
}) => {
	expected.push(/status of 40[01]/, /status of 403/);
	const { cdp, id } = await device(page);
	await signIn(page, 'lms-admin');
	await add(page);
	await context.clearCookies();

	// A browser that tells the device not to check, whatever the server asks for.
	await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
	await page.addInitScript(() => {
		const real = navigator.credentials.get.bind(navigator.credentials);
		navigator.credentials.get = (options) => {
			if (options?.publicKey) options.publicKey.userVerification = 'discouraged';
			return real(options);
		};
		const create = navigator.credentials.create.bind(navigator.credentials);
		navigator.credentials.create = (options) => {
			const chosen = options?.publicKey?.authenticatorSelection;
			if (chosen) chosen.userVerification = 'discouraged';
			if (options?.publicKey) options.publicKey.excludeCredentials = [];
			return create(options);
		};
	});
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page.getByText('The device did not check that it is you')).toBeVisible();
	await page.goto('/course');
	await expect(page).toHaveURL(/\/sign-in/);

	// The browser itself makes none here; that the server takes none is in passkey-door.test.ts.
	await signIn(page, 'policy-owner');
	await page.goto('/account/second-factor');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('Nothing was chosen on the device')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second factor');
});

test('a passkey that was used in this browser is offered beside the saved passwords', async ({
	page,
	context
}) => {
	await device(page, true);
	await signIn(page, 'teacher');
	await add(page);
	await context.clearCookies();
	await page.goto('/sign-in?to=/policy');
	// Not the address that is left, which ends with the same word.
	await expect(page).toHaveURL(/^[^?]+\/policy$/);
	await page.goto('/account/second-factor');
	await page.getByText('Rename or remove').click();
	await page.getByRole('button', { name: 'Remove this passkey' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second factor');
});

test('a copy of a passkey is found out by its counter', async ({ page, context, expected }) => {
	expected.push(/status of 400/);
	const { cdp, id } = await device(page);
	await signIn(page, 'administrator');
	await add(page);
	await context.clearCookies();
	const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
	const [copy] = credentials;
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page).not.toHaveURL(/\/sign-in/);
	await context.clearCookies();
	if (!copy) throw new Error('There is no passkey.');
	await cdp.send('WebAuthn.removeCredential', {
		authenticatorId: id,
		credentialId: copy.credentialId
	});
	await cdp.send('WebAuthn.addCredential', { authenticatorId: id, credential: copy });
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page.getByText('That passkey did not open')).toBeVisible();
});

test('an answer for another site, another origin or an old question is refused', async ({
	page,
	context,
	real,
	expected
}) => {
	expected.push(/status of 400/);
	await device(page);
	await signIn(page, 'teacher');
	await add(page);
	await context.clearCookies();
	await page.goto('/sign-in');
	const posts: { readonly headers: Record<string, string>; readonly body: string }[] = [];
	await page.route('**/auth/passkey/verify-authentication', async (route) => {
		const request = route.request();
		posts.push({ headers: await request.allHeaders(), body: request.postData() ?? '' });
		await route.abort();
	});
	expected.push(/ERR_FAILED/);
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect.poll(() => posts.length).toBe(1);
	const { response } = JSON.parse(posts[0]?.body ?? '{}') as { response: Answered };
	const cookie = posts[0]?.headers['cookie'] ?? '';
	const send = async (answered: object, headers: Record<string, string> = {}) => {
		const answer = await fetch(`${real.origin}/auth/passkey/verify-authentication`, {
			method: 'POST',
			headers: { cookie, origin: real.origin, 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ response: answered })
		});
		return { status: answer.status, cookies: answer.headers.getSetCookie().join() };
	};
	const elsewhere = JSON.stringify({
		...(JSON.parse(
			Buffer.from(response.response.clientDataJSON, 'base64url').toString()
		) as object),
		origin: 'http://localhost.example'
	});
	const changed = {
		...response,
		response: { ...response.response, clientDataJSON: Buffer.from(elsewhere).toString('base64url') }
	};
	expect((await send(response, { origin: 'http://localhost.example' })).status).toBe(403);
	for (const answered of [changed, response]) {
		// The question was used up by the first try, so the right answer comes too late as well.
		const answer = await send(answered);
		expect(answer.status).toBe(400);
		expect(answer.cookies).not.toMatch(/session_token=[^;]/);
	}
});

interface Answered {
	readonly response: { readonly clientDataJSON: string };
}

test('after a password a passkey does in place of the app’s code', async ({ page }) => {
	await device(page);
	await signIn(page, 'policy-owner');
	await add(page);
	await page.getByRole('button', { name: 'Set up an app' }).click();
	await page.getByText('The camera does not work').click();
	const key = (await page.locator('.secret').innerText()).replace(/\s/g, '');
	const secret = new TextDecoder().decode(base32.decode(key));
	await page.getByLabel('The code your app shows now').fill(await createOTP(secret).totp());
	await page.getByRole('button', { name: 'Finish' }).click();
	await page.getByRole('link', { name: 'I have kept them' }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await signIn(page, 'policy-owner');
	await expect(page).toHaveURL(/\/sign-in\/second-factor/);
	await page.getByRole('button', { name: 'Use a passkey instead' }).click();
	await expect(page).toHaveURL(/\/course$/);
});
