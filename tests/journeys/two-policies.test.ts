/**
 * The same choice under two policies.
 */
import { begin, expect, goOn, stand, take, test } from './school.ts';
import { COURSE, endingOf, type Step } from './story.ts';

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

/** Takes an insult down before anybody knows, puts it back, and goes on by the book. */
const TAKEN_DOWN: readonly Step[] = [
	['insult', 'delete-first'],
	['gone', 'put-back'],
	['turns', 'save-and-tell'],
	['question', 'wait']
];

for (const { policy, judgement, walked, result } of [
	{
		policy: 'kingsley',
		judgement: 'Against your policy',
		walked: 'Against your policy',
		result: /^Not passed yet\./
	},
	{
		policy: 'merriott-haselbury',
		judgement: 'What your policy asks for',
		walked: 'Unwise under your policy',
		result: /^Passed\./
	}
] as const)
	test(`taking a comment down, and the same walk after it, as ${policy} judges them`, async ({
		page,
		be,
		baseURL
	}) => {
		const scenario = 'abusive-comment';
		await be('volunteer', policy);
		const end = await stand(page.request, baseURL ?? '', TAKEN_DOWN, { scenario });
		await page.goto(end);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('advice', scenario));
		await expect(page.getByText(result)).toBeVisible();
		await expect(
			page.getByRole('listitem').filter({ hasText: '1. The insult' }).first()
		).toContainText(walked);

		await begin(page, scenario);
		await take(page, ['insult', 'take-down'], scenario);
		await expect(page.getByRole('heading', { level: 2, name: judgement })).toBeVisible();
		await expect(page.getByRole('link', { name: /^Read it in the policy/ }).first()).toBeVisible();
	});

test('what the law may protect is judged, told with where to get advice, and counts neither way', async ({
	page,
	be,
	baseURL
}) => {
	const scenario = 'journalist-inquiry';
	const passing = COURSE.find((each) => each.scenario === scenario)?.passing ?? [];
	const steps: readonly Step[] = [...passing.slice(0, -1), ['worry', 'reporter']];
	await be('new-teacher', 'merriott-haselbury');
	const attempt = await stand(page.request, baseURL ?? '', steps, { scenario });
	await page.goto(`${attempt}?after=${steps.length - 1}`);
	await expect(page.getByText('This is not scored.')).toBeVisible();
	await page.goto(attempt);
	await expect(page.getByText('100%', { exact: true })).toBeVisible();
	await expect(page.getByText(/^Passed\./)).toBeVisible();
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
