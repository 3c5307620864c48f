/**
 * The leaders' report: who may open it, what it counts, how it is filtered; and the sample, made afresh.
 */
import { asForm, counted, expect, POLICIES, stand, test } from './school.ts';
import { PASSING } from './story.ts';

const STATUSES = ['Overdue', 'Under way', 'Not started', 'Complete', 'Leaver'];

test.describe('for anyone but a leader', () => {
	test.use({ expected: [/status of 404/] });

	test('the report is not there', async ({ page, be }) => {
		for (const who of ['new-teacher', 'midday-supervisor', 'volunteer', 'lms-admin'] as const) {
			await be(who, 'beckstone');
			for (const address of [
				'/reports',
				'/reports/csv',
				'/reports/governors',
				'/reports/people/staff-01',
				'/reports/__data.json',
				'/reports/people/staff-01/__data.json'
			]) {
				const answer = await page.request.get(address);
				expect(answer.status(), `${who} ${address}`).not.toBe(500);
				expect(await answer.text()).not.toContain('Lindqvist');
			}
			expect((await page.goto('/reports'))?.status()).toBe(404);
			await expect(page.getByRole('link', { name: 'Reports' })).toHaveCount(0);
		}
	});
});

test('the page for governors names nobody', async ({ page, be }) => {
	await be('senior-leader', 'beckstone');
	await page.goto('/reports');
	const names = await page.getByRole('rowheader').getByRole('link').allInnerTexts();
	expect(names.length).toBeGreaterThan(38);
	const answer = await page.request.get('/reports/governors');
	expect(answer.status()).toBe(200);
	const text = await answer.text();
	expect(names.filter((name) => name !== 'Thea Okonkwo-Bligh' && text.includes(name))).toEqual([]);
});

test('the report is filtered by status, staff group and day', async ({ page, be }) => {
	await be('senior-leader', 'merriott-haselbury');
	await page.goto('/reports');
	const rows = page.getByRole('table').first().getByRole('rowgroup').last().getByRole('row');
	const counts = await Promise.all(STATUSES.map((status) => counted(page, status)));
	expect(counts.every((count) => count > 0)).toBe(true);

	await page
		.getByRole('navigation', { name: 'Show people who are' })
		.getByRole('link', { name: 'Overdue' })
		.click();
	await expect(rows).toHaveCount(counts[0] ?? 0);
	for (const row of await rows.all()) {
		await expect(row).toContainText('Overdue');
		await expect(row).toContainText(/\d+ days? past the due date/);
	}

	await page.getByLabel('Staff group').selectOption('Midday supervisor');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await page.waitForURL(/group=midday-supervisor/);
	const overdue = await rows.count();
	expect(overdue).toBeGreaterThan(0);
	expect(overdue).toBeLessThan(counts[0] ?? 0);
	await expect(rows.filter({ hasText: 'Midday supervisor' })).toHaveCount(overdue);

	await page.goto('/reports');
	await page.getByLabel('Phase', { exact: true }).selectOption('Key stage 2');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await page.waitForURL(/phase=key-stage-2/);
	const inPhase = await rows.count();
	expect(inPhase).toBeGreaterThan(5);
	await expect(rows.filter({ hasText: '· Key stage 2' })).toHaveCount(inPhase);
	await expect(page.getByRole('table').first()).toHaveAccessibleName(/^Everyone, Key stage 2: \d+/);
	const table = await page
		.getByRole('link', { name: 'Download this list (CSV)' })
		.getAttribute('href');
	const csv = await (await page.request.get(table ?? '')).text();
	expect(csv.trim().split('\r\n')).toHaveLength(inPhase + 1);

	const later = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	await page.goto(`/reports?on=${later}`);
	expect(await Promise.all(STATUSES.map((status) => counted(page, status)))).toEqual(counts);
	await expect(page.getByRole('main')).toContainText(/As it stands today,\s.*is still to come/s);
	await page.goto('/reports?group=nobody');
	await expect(page.getByRole('heading', { name: 'Nobody here' })).toBeVisible();
});

test('what is most misjudged is told of the whole school, whatever the list is filtered by', async ({
	page,
	be
}) => {
	await be('senior-leader', 'the-grange');
	const misjudged = page.getByRole('region', { name: 'Most misjudged' });
	await page.goto('/reports');
	await expect(misjudged).toContainText('The filters above do not change it.');
	const told = await misjudged.textContent();
	expect(await misjudged.getByRole('listitem').count()).toBeGreaterThan(2);
	await expect(misjudged.getByRole('figure').first()).toBeVisible();
	const past = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	for (const asked of [
		'group=midday-supervisor',
		'group=nobody',
		'phase=key-stage-2',
		'phase=none&group=volunteer-agency',
		'status=complete',
		'status=overdue&group=teacher',
		`on=${past}`,
		`on=${past}&status=leaver`
	]) {
		await page.goto(`/reports?${asked}`);
		expect(await misjudged.textContent(), asked).toBe(told);
	}
});

test('the table can be filtered the same way', async ({ page, be }) => {
	await be('senior-leader', 'ashwicke-hall');
	const answer = await page.request.get('/reports/csv?status=leaver');
	expect(answer.headers()['content-type']).toContain('text/csv');
	expect(answer.headers()['content-disposition']).toContain('attachment');
	const lines = (await answer.text()).trim().split('\r\n');
	expect(lines.slice(1).every((line) => line.includes('Leaver'))).toBe(true);
	expect(lines.length).toBe(4);
});

test('a report asked for in a way nobody can read is the whole list', async ({ page, be }) => {
	await be('senior-leader', 'ashwicke-hall');
	for (const asked of [
		'on=2026-02-31',
		'on=yesterday',
		'status=perfect',
		'page=-1',
		'page=9999999999999999',
		`group=${'x'.repeat(500)}`,
		'group=<script>'
	]) {
		const answer = await page.request.get(`/reports?${asked}`);
		expect(answer.status(), asked).toBe(200);
		expect(await answer.text()).toContain('Lindqvist');
	}
});

test('one button brings the sample back to where it began', async ({
	page,
	be,
	baseURL,
	server
}) => {
	await be('senior-leader', 'good-practice');
	await page.goto('/reports');
	const before = await Promise.all(STATUSES.map((status) => counted(page, status)));

	await be('volunteer', 'good-practice');
	await stand(page.request, baseURL ?? '', [['helper', 'decline-and-mention']]);
	await be('senior-leader', 'good-practice');
	await page.goto('/reports');
	expect(await counted(page, 'Not started')).toBe((before[2] ?? 0) - 1);

	await page.getByRole('button', { name: 'Start the sample afresh' }).click();
	await page.waitForURL(/\/reports$/);
	expect(await Promise.all(STATUSES.map((status) => counted(page, status)))).toEqual(before);
	expect(server.record('good-practice', 'volunteer').attempts).toEqual([]);
});

test('starting one sample afresh leaves every other school alone', async ({
	page,
	be,
	baseURL,
	server
}) => {
	await be('new-teacher', 'kingsley');
	await stand(page.request, baseURL ?? '', PASSING);
	await be('new-teacher', 'the-grange');
	await page.request.post('/?/reset', { form: {}, headers: asForm(baseURL) });
	expect(server.record('kingsley', 'new-teacher').attempts).toHaveLength(1);
});

test('each policy has a school of its own, marked as a sample on every page', async ({
	page,
	be
}) => {
	for (const policy of POLICIES) {
		await be('senior-leader', policy);
		for (const address of ['/course', '/policy', '/declaration', '/reports', '/how-it-judges']) {
			await page.goto(address);
			await expect(page.getByRole('region', { name: 'Sample school' })).toBeVisible();
		}
	}
});
