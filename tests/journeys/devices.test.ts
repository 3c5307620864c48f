/**
 * More than one device, and no connection.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { begin, expect, goOn, passCourse, play, ready, take, test } from './school.ts';
import { BY_HAND, choiceOf, COURSE, headlineOf, PASSING, type Step } from './story.ts';

const [FIRST, SECOND, THIRD] = PASSING as [Step, Step, Step];
const SAVED = /^Saved at \d\d:\d\d$/;

test('a person goes on at the same scene on another device', async ({
	page,
	be,
	browser,
	baseURL
}) => {
	await be('new-teacher', 'beckstone');
	await passCourse(page.request, baseURL ?? '', BY_HAND);
	const attempt = await begin(page);
	await play(page, [FIRST]);
	await expect(page.getByText(SAVED)).toBeVisible();

	const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
	const tablet = await elsewhere.newPage();
	await be('new-teacher', 'beckstone', tablet.request);
	await tablet.goto('/course');
	await tablet.getByRole('link', { name: 'Continue at decision 2' }).click();
	await expect(tablet.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));
	expect(new URL(tablet.url()).pathname).toBe(attempt);
	await elsewhere.close();
});

test.describe('with two tabs', () => {
	test.use({ expected: [/status of 409/] });

	test('the one left behind is told so and shown where things stand', async ({
		page,
		context,
		be,
		server
	}) => {
		await be('new-teacher', 'merriott-haselbury');
		const attempt = await begin(page);
		const other = await context.newPage();
		await other.goto(attempt);
		await ready(other);
		await take(page, FIRST);
		await expect(page.getByText(SAVED)).toBeVisible();

		await other
			.getByRole('button', { name: choiceOf(['grown-up', 'ask-first']).text, exact: true })
			.click();
		await expect(other.getByText('You went on somewhere else.')).toBeVisible();
		await expect(other.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));
		await expect(other.getByRole('heading', { level: 1 })).toBeFocused();
		await take(other, SECOND);
		await expect(other.getByText(SAVED)).toBeVisible();
		expect(
			server
				.record('merriott-haselbury', 'new-teacher')
				.attempts[0]?.chosen.map(({ choice }) => choice)
		).toEqual([FIRST[1], SECOND[1]]);
	});
});

test('pressing twice saves once', async ({ page, be, server }) => {
	await be('new-teacher', 'kingsley');
	await begin(page);
	await page.getByRole('button', { name: choiceOf(FIRST).text, exact: true }).dblclick();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(choiceOf(FIRST).effect);
	await expect(page.getByText(SAVED)).toBeVisible();
	expect(server.record('kingsley', 'new-teacher').attempts[0]?.chosen).toHaveLength(1);
});

test.describe('without a connection', () => {
	test.use({ expected: [/ERR_FAILED|ERR_INTERNET_DISCONNECTED|status of 503/] });

	test('a person carries on, and everything is saved in order once it is back', async ({
		page,
		be,
		server
	}) => {
		await be('new-teacher', 'the-grange');
		await begin(page);
		await page.route('**/choices', (route) => route.abort());
		await take(page, FIRST);
		await expect(page.getByText('Not saved yet.', { exact: false }).first()).toBeVisible();
		await goOn(page);
		await take(page, SECOND);
		await expect(page.getByText('Not saved yet. Carry on: ', { exact: false })).toBeVisible();
		expect(server.record('the-grange', 'new-teacher').attempts[0]?.chosen).toEqual([]);

		await page.unroute('**/choices');
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		await expect(page.getByText(SAVED)).toBeVisible();
		const kept = server.record('the-grange', 'new-teacher').attempts[0]?.chosen ?? [];
		expect(kept.map(({ scene, choice }) => [scene, choice])).toEqual([FIRST, SECOND]);
		expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort());
	});

	test('what was not sent when the page was left is sent when it is opened again', async ({
		page,
		be,
		server
	}) => {
		await be('new-teacher', 'ashwicke-hall');
		await begin(page);
		await play(page, [FIRST]);
		await expect(page.getByText(SAVED)).toBeVisible();
		await page.route('**/choices', (route) => route.fulfill({ status: 503, body: 'later' }));
		await take(page, SECOND);
		await expect(page.getByText('Not saved yet. Carry on: ', { exact: false })).toBeVisible();
		page.on('dialog', (dialog) => void dialog.accept());
		await page.unroute('**/choices');
		await page.reload();
		await expect(page.getByText(SAVED)).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(headlineOf(THIRD[0]));
		expect(
			server.record('ashwicke-hall', 'new-teacher').attempts[0]?.chosen.map(({ choice }) => choice)
		).toEqual([FIRST[1], SECOND[1]]);
	});
});

test.describe('on a slow network', () => {
	test.use({ expected: [/ERR_FAILED/] });

	test('a choice lost on the way and an answer lost on the way back are each saved once, in order', async ({
		page,
		be,
		server
	}) => {
		const scenario = 'journalist-inquiry';
		const steps = COURSE.find((each) => each.scenario === scenario)?.passing ?? [];
		await be('new-teacher', 'beckstone');
		await begin(page, scenario);
		let sent = 0;
		let seen = () => {};
		const saving = new Promise<void>((done) => (seen = done));
		await page.route('**/choices', async (route) => {
			const nth = ++sent;
			await (nth === 1 ? saving : pause(900));
			if (nth === 2) return route.abort();
			if (nth !== 4) return route.continue();
			await route.fetch();
			await route.abort();
		});
		for (const [at, step] of steps.entries()) {
			await take(page, step, scenario);
			if (at === 0) {
				await expect(page.getByText('Saving…')).toBeVisible();
				seen();
			}
			if (at === 1)
				await expect(page.getByText('Not saved yet. Carry on: ', { exact: false })).toBeVisible();
			await goOn(page);
		}
		await expect(page.getByText('100%', { exact: true })).toBeVisible();
		await expect(page.getByText(SAVED)).toBeVisible({ timeout: 30_000 });
		expect(sent).toBe(steps.length + 2);
		const { attempts } = server.record('beckstone', 'new-teacher');
		expect(attempts).toHaveLength(1);
		const kept = attempts[0]?.chosen ?? [];
		expect(kept.map(({ scene, choice }) => [scene, choice])).toEqual(steps);
		expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort());
	});
});
