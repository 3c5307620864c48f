/**
 * The declaration: when it opens, what name it takes, who may read it, and asking about it.
 */
import type { APIRequestContext, Page } from '@playwright/test';
import { asForm, expect, passCourse, stand, test } from './school.ts';
import { PASSING } from './story.ts';

/** What a person sees of a page that is not theirs: the status and the words. */
async function told(page: Page, address: string): Promise<string> {
	const answer = await page.goto(address);
	return `${answer?.status()} ${await page.getByRole('main').innerText()}`;
}

/** The address of the new teacher's signed copy, after passing and signing without a page. */
async function signed(request: APIRequestContext, origin: string, name: string): Promise<string> {
	await passCourse(request, origin);
	const answer = await request.post('/declaration?/sign', {
		form: { name },
		headers: asForm(origin),
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	return (answer.headers()['location'] ?? '').replace('?signed', '');
}

test.describe('before passing', () => {
	test.use({ expected: [/status of 409/] });

	test('the declaration is not open, and a forged signature is refused with the reason', async ({
		page,
		be,
		baseURL,
		server
	}) => {
		await be('new-teacher', 'beckstone');
		await page.goto('/declaration');
		await expect(page.getByRole('heading', { name: 'Not open yet' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Sign the declaration' })).toHaveCount(0);
		const answer = await page.request.post('/declaration?/sign', {
			form: { name: 'Marlow Tidewell' },
			headers: asForm(baseURL)
		});
		expect(answer.status()).toBe(409);
		expect(await answer.text()).toContain('Pass every situation of the course first');
		expect(server.record('beckstone', 'new-teacher').declarations).toEqual([]);
	});
});

test.describe('a name', () => {
	test.use({ expected: [/status of 400/] });

	test('that is missing, endless or unreadable is refused beside the field', async ({
		page,
		be,
		baseURL,
		server
	}) => {
		await be('new-teacher', 'merriott-haselbury');
		await passCourse(page.request, baseURL ?? '');
		await page.goto('/declaration');
		const field = page.getByLabel('Your full name');
		for (const { name, says } of [
			{ name: '', says: 'Type your full name to sign.' },
			{ name: '   ', says: 'Type your full name to sign.' },
			{ name: 'x'.repeat(10_000), says: 'Type your name in at most 200 characters.' },
			{ name: '🌻🌻', says: 'Type your full name in letters' },
			{ name: 'Marlow\u202eTidewell', says: 'Type your full name in letters' }
		]) {
			await field.fill(name);
			await page.getByRole('button', { name: 'Sign the declaration' }).click();
			await expect(page.getByRole('alert')).toContainText(says);
			await expect(field).toHaveAccessibleDescription(new RegExp(says));
			await expect(field).toHaveAttribute('aria-invalid', 'true');
		}
		expect(server.record('merriott-haselbury', 'new-teacher').declarations).toEqual([]);
	});
});

for (const { policy, name } of [
	{ policy: 'kingsley', name: '<script>alert("Marlow")</script>' },
	{ policy: 'the-grange', name: 'Zoë 🌻 Tidewell' },
	{ policy: 'ashwicke-hall', name: 'نورة بنت مارلو' }
] as const)
	test(`the name ${name} is kept and shown back as it was typed`, async ({
		page,
		be,
		baseURL,
		server
	}) => {
		await be('new-teacher', policy);
		const copy = await signed(page.request, baseURL ?? '', ` ${name} `);
		await page.goto(copy);
		await expect(page.getByRole('heading', { name: `${name} declared that` })).toBeVisible();
		await expect(page.getByRole('definition').filter({ hasText: ', name typed' })).toHaveText(
			`${name}, name typed`
		);
		expect(server.record(policy, 'new-teacher').declarations.map((each) => each.name)).toEqual([
			name
		]);

		// A declaration is signed once and never changed.
		const again = await page.request.post('/declaration?/sign', {
			form: { name: 'Somebody Else' },
			headers: asForm(baseURL)
		});
		expect(again.status()).toBe(409);
		expect(server.record(policy, 'new-teacher').declarations).toHaveLength(1);
	});

test('“this is not clear to me” is on the leaders’ list, at this school alone', async ({
	page,
	be,
	baseURL
}) => {
	await be('new-teacher', 'beckstone');
	await passCourse(page.request, baseURL ?? '');
	await page.goto('/declaration');
	await page.getByText('Something here is not clear to me').click();
	await page.getByLabel('Which statement?').selectOption({ index: 2 });
	const question = 'Does <b>this</b> hold on a school trip?';
	await page.getByLabel('What would you like to know?').fill(question);
	await page.getByRole('button', { name: 'Ask my leaders' }).click();
	await expect(page.getByText('Your question is on your leaders’ list.')).toBeVisible();

	await be('senior-leader', 'beckstone');
	await page.goto('/reports');
	const asked = page.getByRole('listitem').filter({ hasText: question });
	await expect(asked).toContainText('Marlow Tidewell');

	await be('senior-leader', 'kingsley');
	await page.goto('/reports');
	await expect(page.getByText('Nobody has asked anything.')).toBeVisible();
});

test.describe('what belongs to somebody else', () => {
	test.use({ expected: [/status of 404/] });

	test('answers as if it were not there, at this school and at another', async ({
		page,
		be,
		baseURL
	}) => {
		const origin = baseURL ?? '';
		await be('new-teacher', 'beckstone');
		const copy = await signed(page.request, origin, 'Marlow Tidewell');
		const attempt = await stand(page.request, origin, PASSING.slice(0, 1));
		expect((await page.goto(copy))?.status()).toBe(200);
		expect((await page.goto(attempt))?.status()).toBe(200);

		const missing = '00000000-0000-4000-8000-000000000000';
		for (const { who, policy } of [
			{ who: 'volunteer', policy: 'beckstone' },
			{ who: 'senior-leader', policy: 'beckstone' },
			{ who: 'new-teacher', policy: 'kingsley' },
			{ who: 'senior-leader', policy: 'kingsley' }
		] as const) {
			await be(who, policy);
			expect(await told(page, copy)).toBe(await told(page, `/declaration/${missing}`));
			expect(await told(page, attempt)).toBe(await told(page, `/course/pupil-follow/${missing}`));
			expect(await told(page, attempt)).toMatch(/^404 /);
			const answers = await Promise.all(
				[attempt, `/course/pupil-follow/${missing}`].map(async (address) => {
					const answer = await page.request.post(`${address}/choices`, {
						data: { at: 1, scene: 'brother', choice: 'tell' },
						headers: { origin }
					});
					return [answer.status(), await answer.text()];
				})
			);
			expect(answers[0]).toEqual(answers[1]);
			expect(answers[0]?.[0]).toBe(404);
		}
	});
});
