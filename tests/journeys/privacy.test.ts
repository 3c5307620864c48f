/**
 * The school's log, what is held about oneself, and how records are kept and erased: with and without JavaScript.
 */
import type { Page } from '@playwright/test';
import { hold, holdAt } from './axe.ts';
import { asForm, expect, stand, test } from './school.ts';
import { choiceOf, PASSING } from './story.ts';

const HELD = 'What is held about you';

/** Records a decision on the page of a person's request. */
async function decide(page: Page, person: string, what: RegExp, why: string, until?: string) {
	await page.goto(`/privacy?person=${person}`);
	await page.getByRole('radio', { name: what }).check();
	if (until) await page.getByLabel('Kept until').fill(until);
	await page.getByLabel('Why?').fill(why);
	await page.getByRole('button', { name: 'Record the decision' }).click();
	await page.waitForURL(/done=/);
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled, expected: [/status of 400/] });

		test('a request to be erased is decided with a reason, carried out and logged', async ({
			page,
			be
		}) => {
			await be('administrator', 'beckstone');
			await page.goto('/privacy');
			await page.getByLabel('Name, e-mail or staff number').fill('abernethy');
			await page.getByRole('button', { name: 'Find' }).click();
			await page.getByRole('link', { name: 'Kit Abernethy-Shaw' }).click();
			await page.getByRole('button', { name: 'Record the decision' }).click();
			await expect(page.getByRole('alert')).toContainText('Choose whether the record is erased');
			await expect(page.getByRole('alert')).toContainText('Say why it is decided so.');

			await decide(page, 'staff-37', /^Erase now/, 'Asked for by letter; nothing is open.');
			await expect(page.getByText('The name is taken out')).toBeVisible();
			const decisions = page.getByRole('region', { name: 'Decisions so far' });
			await expect(decisions).toContainText('Asked for by letter; nothing is open.');
			await expect(decisions).toContainText('Former member of staff');
			await expect(page.locator('main')).not.toContainText('Abernethy');
			await page.goto('/audit');
			await expect(page.locator('main')).toContainText('Erase now. Reason: Asked for by letter');
			await expect(page.locator('main')).not.toContainText('Abernethy');
		});

		test('whoever works here is not erased; to keep a record until a day is', async ({
			page,
			be
		}) => {
			await be('administrator', 'the-grange');
			await page.goto('/privacy?person=new-teacher');
			await expect(page.getByRole('radio', { name: /^Erase now/ })).toBeDisabled();
			await expect(page.getByText('This person works at the school')).toBeVisible();
			await decide(page, 'new-teacher', /^Keep it/, 'A case is open.', '2040-07-31');
			await page.goto('/privacy?person=new-teacher');
			await expect(
				page.getByText('Keep until Tuesday 31 July 2040. A case is open.')
			).toBeVisible();
		});

		test('a shorter period that takes names out at once asks first', async ({ page, be }) => {
			await be('administrator', 'kingsley');
			await page.goto('/privacy');
			await expect(page.getByRole('region', { name: /next 90 days/ })).toContainText('Ishikawa');
			await page.getByText('Change the period').click();
			const period = page.getByLabel('Months after the last day');
			for (const wrong of ['', '0', 'six', '-1', '9999', '1.5']) {
				await period.fill(wrong);
				await page.getByRole('button', { name: 'Save the period' }).click();
				await expect(page.getByRole('alert')).toContainText('whole number from 1 to 600');
				await expect(page.getByRole('alert')).toContainText('Say why records are kept');
			}
			await period.fill('24');
			await page.getByLabel('Why this long?').fill('Advice of the authority.');
			await page.getByRole('button', { name: 'Save the period' }).click();
			await expect(page.getByRole('alert')).toContainText('1 record would lose its name at once');
			await expect(page.getByText('72 months (6 years)')).toBeVisible();
			await page.getByRole('checkbox', { name: /Take these names out/ }).check();
			await page.getByRole('button', { name: 'Save the period' }).click();
			await page.waitForURL(/done=retention/);
			await expect(page.getByText('24 months (2 years)')).toBeVisible();
			await expect(page.getByRole('region', { name: 'Decisions so far' })).toContainText(
				'From 72 to 24 months after the last day. Reason: Advice of the authority.'
			);
		});

		test('the log is filtered, and its download is in it', async ({ page, be }) => {
			await be('administrator', 'ashwicke-hall');
			await page.goto('/audit');
			await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible();
			await decide(page, 'staff-36', /^Keep it/, '=HYPERLINK("http://x") is open.', '2040-07-31');
			await be('senior-leader', 'ashwicke-hall');
			const table = await page.request.get('/audit/csv');
			expect(table.headers()['content-disposition']).toContain('attachment');
			const text = await table.text();
			expect(text.startsWith('\ufeffDay,Time,Who,What,About,In words\r\n')).toBe(true);
			expect(text).toContain('Bryony Castellane,Record kept for longer,Jessamy Rook,');
			await page.goto('/audit');
			await expect(page.locator('.log li')).toHaveCount(2);
			await page.getByLabel('What was done').selectOption({ label: 'Log downloaded (1)' });
			await page.getByRole('button', { name: 'Show' }).click();
			await expect(page.locator('.log li')).toHaveCount(1);
			await expect(page.locator('.log')).toContainText('The whole log was downloaded: 1 line.');
			await page.goto('/audit?person=staff-36');
			await expect(page.locator('.log li')).toHaveCount(1);
		});

		test('everybody reads what is held about them, down to each choice', async ({
			page,
			be,
			baseURL
		}) => {
			await be('new-teacher', 'merriott-haselbury');
			await stand(page.request, baseURL ?? '', PASSING);
			await page.goto('/course');
			await page.getByRole('link', { name: HELD }).click();
			await expect(page.getByRole('heading', { level: 1, name: HELD })).toBeVisible();
			await page.locator('summary', { hasText: 'A pupil wants to connect' }).click();
			await expect(page.locator('.decided li')).toHaveCount(PASSING.length);
			const answer = await page.request.get('/my-data/json');
			expect(answer.headers()['content-disposition']).toContain('attachment');
			const held = (await answer.json()) as {
				readonly version: number;
				readonly attempts: readonly {
					readonly decisions: readonly { readonly scene: string; readonly choice: string }[];
				}[];
			};
			expect(held.version).toBe(1);
			expect(held.attempts[0]?.decisions.map(({ scene, choice }) => [scene, choice])).toEqual(
				PASSING.map(([scene, choice]) => [scene, choice])
			);
		});
	});

test('starting the sample afresh clears its log, its decisions and its period', async ({
	page,
	be,
	baseURL
}) => {
	await be('administrator', 'good-practice');
	await page.goto('/privacy');
	const seen = await page.locator('[name=seen]').getAttribute('value');
	const form = { months: '84', because: 'The county says seven years.', seen: seen ?? '' };
	const headers = asForm(baseURL);
	expect((await page.request.post('/privacy?/retention', { form, headers })).status()).toBe(200);
	// What two administrators send at once is not written over: the second is shown what is kept now.
	const late = await page.request.post('/privacy?/retention', {
		form: { ...form, months: '96' },
		headers
	});
	expect(late.status()).toBe(409);
	expect(await late.text()).toMatch(
		/Somebody else has changed[\s\S]*84 months \(7 years\)[\s\S]*value="96"/
	);
	await page.goto('/audit?what=retention-changed');
	await expect(page.getByText(/From 72 to 84 months/)).toHaveCount(1);
	await expect(page.getByText(/96 months/)).toHaveCount(0);
	await decide(page, 'staff-37', /^Erase now/, 'Asked for.');
	await page.getByRole('button', { name: 'Start the sample afresh' }).click();
	await page.goto('/privacy');
	await expect(page.getByText('72 months (6 years)')).toBeVisible();
	await expect(page.getByText('None yet.')).toBeVisible();
	await page.goto('/audit');
	await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible();
	await page.goto('/privacy?find=abernethy');
	await expect(page.getByRole('link', { name: 'Kit Abernethy-Shaw' })).toBeVisible();
});

test.describe('for those without the role', () => {
	test.use({ expected: [/status of 404/] });

	test('neither the log nor the page on erasing is there', async ({ page, be, baseURL }) => {
		const headers = asForm(baseURL);
		await be('administrator', 'beckstone');
		await decide(page, 'staff-36', /^Keep it/, 'A secret reason.', '2040-07-31');
		for (const [who, closed] of [
			['new-teacher', ['/audit', '/audit/csv', '/privacy', '/privacy/__data.json']],
			['lms-admin', ['/audit', '/audit/csv', '/privacy']],
			['senior-leader', ['/privacy', '/privacy?person=staff-36']]
		] as const) {
			await be(who, 'beckstone');
			for (const address of closed) {
				const answer = await page.request.get(address);
				expect(await answer.text(), `${who} ${address}`).not.toContain('A secret reason');
				if (!address.includes('__data')) expect(answer.status(), `${who} ${address}`).toBe(404);
			}
			for (const action of ['retention', 'decide']) {
				const form = { person: 'staff-37', decision: 'erase', because: 'No.', months: '1' };
				const answer = await page.request.post(`/privacy?/${action}`, { form, headers });
				expect(answer.status(), `${who} ${action}`).toBe(404);
			}
		}
		await be('administrator', 'beckstone');
		await page.goto('/privacy?find=abernethy');
		await expect(page.getByRole('link', { name: 'Kit Abernethy-Shaw' })).toBeVisible();
	});
});

test.describe('bad input', () => {
	test.use({ expected: [/status of 400/] });

	test('is answered in words, and changes nothing', async ({ page, be, baseURL }) => {
		await be('administrator', 'beckstone');
		const headers = asForm(baseURL);
		const decideOn = {
			person: 'staff-36',
			decision: 'keep',
			until: '2040-01-01',
			because: 'Open.'
		};
		const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
			['decide', {}],
			['decide', { ...decideOn, person: '../staff-36' }],
			['decide', { ...decideOn, person: 'nobody-here' }],
			['decide', { ...decideOn, person: 'new-teacher', decision: 'erase' }],
			['decide', { ...decideOn, decision: 'forget' }],
			['decide', { ...decideOn, until: '2040-02-30' }],
			['decide', { ...decideOn, until: '2020-01-01' }],
			['decide', { ...decideOn, until: '9999-01-01' }],
			['decide', { ...decideOn, because: '   ' }],
			['decide', { ...decideOn, because: 'x'.repeat(601) }],
			['retention', { months: '12' }],
			['retention', { months: '1e3', because: 'Because.' }],
			['retention', { months: '601', because: 'Because.' }]
		];
		for (const [action, form] of forms) {
			const answer = await page.request.post(`/privacy?/${action}`, { form, headers });
			expect(answer.status(), JSON.stringify(form)).toBe(400);
			expect(await answer.text()).toContain('There is a problem');
		}
		// Days that are not in the calendar are not taken out of it, and the log has no line of it.
		const removed = await page.request.post('/school/year?/remove', {
			form: { stretch: '2026-10-26 2026-10-30 nothing' },
			headers
		});
		expect(await removed.text()).toContain('Nothing was changed, so nothing was saved.');
		for (const address of ['/privacy?person=../x', '/audit?page=-1&what=<script>&person=%00'])
			expect((await page.request.get(address)).status(), address).toBe(200);
		await page.goto('/audit');
		await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible();
	});
});

test.describe('as a machine for accessibility sees them', () => {
	test.slow();
	test.use({ expected: [/status of 400/] });

	test('the page on keeping and erasing', async ({ page, be }) => {
		await be('administrator', 'beckstone');
		await holdAt(page, '/privacy');
		await holdAt(page, '/privacy?find=a');
		await holdAt(page, '/privacy?person=new-teacher');
		await page.getByText('Change the period').click();
		await page.getByLabel('Months after the last day').fill('24');
		await page.getByLabel('Why this long?').fill('Advice.');
		await page.getByRole('button', { name: 'Save the period' }).click();
		await hold(page, 'the period, asked about');
		await page.goto('/privacy?person=staff-36');
		await page.getByRole('button', { name: 'Record the decision' }).click();
		await hold(page, 'the decision, refused');
		await decide(page, 'staff-37', /^Erase now/, 'Asked for.');
		await holdAt(page, '/privacy?person=staff-37');
	});

	test('the log, empty and with lines, and what is held about oneself', async ({ page, be }) => {
		await be('administrator', 'kingsley');
		await holdAt(page, '/audit');
		await decide(page, 'staff-36', /^Keep it/, 'Open.', '2040-07-31');
		await holdAt(page, '/audit');
		await holdAt(page, '/audit?what=set-up');
		await holdAt(page, '/my-data');
		await page.locator('summary').first().click();
		await hold(page, 'an attempt, unfolded');
		await be('new-teacher', 'kingsley');
		await holdAt(page, '/my-data');
	});
});

test('a leader’s report holds nobody’s single answer, on any of its pages', async ({
	page,
	be,
	baseURL
}) => {
	await be('new-teacher', 'beckstone');
	await stand(page.request, baseURL ?? '', PASSING);
	await be('senior-leader', 'beckstone');
	// What is misjudged is told of the whole school, with what is asked for; that is held to R6 to R9 elsewhere.
	for (const address of ['/reports/people/new-teacher', '/reports/csv', '/audit', '/audit/csv']) {
		const text = await (await page.request.get(address)).text();
		const told = PASSING.filter(
			(step) => text.includes(choiceOf(step).text) || text.includes(`"${step[1]}"`)
		);
		expect(told, address).toEqual([]);
	}
});
