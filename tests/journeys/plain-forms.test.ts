/**
 * The whole course without JavaScript.
 */
import { asForm, begin, expect, passCourse, play, take, test } from './school.ts';
import { BY_HAND, choiceOf, endingOf, FAILING, headlineOf, PASSING } from './story.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript a new teacher plays, replays, passes and signs; the leader sees it', async ({
	page,
	be,
	baseURL,
	server
}) => {
	await be('new-teacher', 'ashwicke-hall');
	await passCourse(page.request, baseURL ?? '', BY_HAND);
	await page.goto('/');
	await page.getByLabel('It uses the policy of').selectOption('ashwicke-hall');
	await page.getByRole('button', { name: 'New teacher' }).click();
	await page.getByRole('link', { name: 'Start', exact: true }).click();
	await page.getByRole('button', { name: 'Begin' }).click();
	await play(page, FAILING.slice(0, 1));
	await play(page, FAILING.slice(1));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('formal-conversation'));

	await page.getByRole('button', { name: 'Replay from decision 2' }).click();
	await play(page, PASSING.slice(1));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
	const attempts = server
		.record('ashwicke-hall', 'new-teacher')
		.attempts.filter(({ scenario }) => scenario === BY_HAND);
	expect(attempts.map(({ chosen }) => chosen.map(({ scene, choice }) => [scene, choice]))).toEqual([
		FAILING,
		PASSING
	]);

	await page.goto('/declaration');
	await page.getByLabel('Your full name').fill('Marlow Tidewell');
	await page.getByRole('button', { name: 'Sign the declaration' }).click();
	await expect(page.getByText('Signed and saved.')).toBeVisible();

	await page.getByRole('link', { name: 'Be someone else' }).click();
	await page.getByRole('button', { name: 'Senior leader' }).click();
	await expect(page.getByRole('row', { name: /Marlow Tidewell/ })).toContainText('Complete');
});

test.describe('a stale form', () => {
	test.use({ expected: [/status of 409/] });

	test('is refused, and the page shows where things stand', async ({
		page,
		context,
		be,
		baseURL,
		server
	}) => {
		await be('new-teacher', 'kingsley');
		const attempt = await begin(page, BY_HAND, true);
		const other = await context.newPage();
		await other.goto(attempt);
		await take(page, ['grown-up', 'accept-daniel']);

		await other.getByRole('button', { name: choiceOf(['grown-up', 'ask-first']).text }).click();
		await expect(other.getByRole('alert')).toContainText('You went on somewhere else');
		await expect(other.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));

		// Sent once more, the same form is answered as before and kept once.
		const again = await page.request.post(`${attempt}?/choose`, {
			form: { at: '0', scene: 'grown-up', choice: 'accept-daniel' },
			headers: asForm(baseURL),
			maxRedirects: 0
		});
		expect(again.status()).toBe(303);
		expect(server.record('kingsley', 'new-teacher').attempts[0]?.chosen).toHaveLength(1);
	});
});
