/**
 * The same choice under two policies.
 */
import { begin, expect, goOn, take, test } from './school.ts';

test('one choice is judged differently under two policies, each by its own clause', async ({
	page,
	be
}) => {
	const clauses: string[] = [];
	for (const { policy, judgement } of [
		{ policy: 'beckstone', judgement: 'Against your policy' },
		{ policy: 'merriott-haselbury', judgement: 'In line with your policy' }
	] as const) {
		await be('senior-leader', policy);
		await begin(page);
		await take(page, ['request', 'decline']);
		await expect(page.getByRole('heading', { level: 2, name: judgement })).toBeVisible();

		const clause = page.getByRole('figure').filter({ hasText: 'Read it in the policy' }).first();
		const words = await clause.getByRole('blockquote').innerText();
		clauses.push(words);
		await clause.getByRole('link', { name: /^Read it in the policy/ }).click();
		await page.waitForURL(/\/policy#.+/);
		const place = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
		await expect(place).toBeInViewport();
		await expect(place).toContainText(words);
	}
	expect(new Set(clauses).size).toBe(2);
});

test('where the policy is silent, good practice stands in for it and says so', async ({
	page,
	be
}) => {
	await be('senior-leader', 'kingsley');
	await begin(page);
	await take(page, ['request', 'decline']);
	await expect(page.getByRole('heading', { name: 'Your policy does not say' })).toBeVisible();
	await expect(page.getByRole('main').getByText('Silence is not permission.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Unwise under good practice' })).toBeVisible();
	await page
		.getByRole('link', { name: /^Read good practice/ })
		.first()
		.click();
	await page.waitForURL(/\/policy\?of=good-practice#.+/);
	await expect(page.locator(':target')).toBeInViewport();
});

test('the safeguarding floor fails a situation even where the policy is silent', async ({
	page,
	be
}) => {
	await be('senior-leader', 'kingsley');
	await begin(page);
	await take(page, ['request', 'accept']);
	await expect(page.getByText('This fails the situation under every policy.')).toBeVisible();
	await goOn(page);
});

test('a clause is found by its words and by its force', async ({ page, be }) => {
	await be('new-teacher', 'the-grange');
	await page.goto('/policy');
	await expect(page.getByRole('status')).toHaveText(/^All \d+ clauses/);
	await page.getByLabel('Find words').fill('pupil');
	await page.getByLabel('Force').selectOption('Must not');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByRole('status')).toHaveText(/^\d+ of \d+ clauses/);
	for (const force of await page.getByRole('figure').locator('.force').allInnerTexts())
		expect(force).toMatch(/must not/i);
	await page.getByLabel('Find words').fill('zeppelin');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByRole('heading', { name: 'No clause with these words' })).toBeVisible();
	await page.getByRole('link', { name: 'Show all' }).click();
	await expect(page.getByRole('status')).toHaveText(/^All \d+ clauses/);
});
