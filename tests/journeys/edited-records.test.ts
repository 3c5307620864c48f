/**
 * Records that somebody edited on the server's disk, without its keys: the leader is told, nobody is complete for them, no
 * certificate is made, and whoever it is of can sign again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Evidence } from '../../src/server/evidence/evidence.ts';
import { readKeys } from '../../src/server/evidence/keys.ts';
import { readLibrary } from '../../src/server/library/library.ts';
import { sampleSchool } from '../../src/server/sample/sample-school.ts';
import { openLowdb } from '../../src/server/store/lowdb.ts';
import type { PersonRecord } from '../../src/server/store/records.ts';
import { Playing } from '../../src/server/training/playing.ts';
import { asForm, expect, test as site } from './school.ts';
import { dataFolder, startServer, type Server } from './server.ts';

/** Somebody complete, whose day of signing is put forward; and somebody who has not started, with a colleague's declaration. */
const [SIGNED, NOT_STARTED] = ['staff-07', 'staff-08'];
/** Somebody complete whose day of signing is put forward, and a leader who played at another time than the record says. */
const [OFFICE, LEADER] = ['administrator', 'senior-leader'];

const test = site.extend<object, { readonly policy: string; readonly server: Server }>({
	policy: ['beckstone', { option: true, scope: 'worker' }],
	server: [
		async ({ policy }, use) => {
			const data = dataFolder();
			await edited(data, policy);
			const server = await startServer({ data });
			await use(server);
			await server.close();
		},
		{ scope: 'worker', timeout: 180_000 }
	]
});

async function edited(data: string, policy: string): Promise<void> {
	const store = await openLowdb(data);
	const { library } = readLibrary('.');
	const now = new Date().toISOString();
	const evidence = new Evidence(store, readKeys(data, now));
	await sampleSchool(
		{ store, playing: new Playing(library, store, evidence), evidence },
		policy,
		now
	);
	await store.close();
	const file = (id: string) => path.join(data, `sample-${policy}`, 'people', `${id}.json`);
	const read = (id: string) => JSON.parse(readFileSync(file(id), 'utf8')) as PersonRecord;
	const signed = read(SIGNED);
	for (const id of [SIGNED, OFFICE]) {
		const { declarations: own, ...record } = read(id);
		const sooner = own.map((each) => ({ ...each, at: '2026-09-01T08:00:00.000Z' }));
		writeFileSync(file(id), JSON.stringify({ ...record, declarations: sooner }));
	}
	const leader = read(LEADER);
	const [first, ...others] = leader.attempts;
	if (!first) throw new Error('The leader has played nothing.');
	const moved = { ...first, startedAt: '2026-09-01T08:00:00.000Z' };
	writeFileSync(file(LEADER), JSON.stringify({ ...leader, attempts: [moved, ...others] }));
	const { declarations, attempts, evidence: tied } = signed;
	const forged = { ...read(NOT_STARTED), declarations, attempts, evidence: tied };
	writeFileSync(file(NOT_STARTED), JSON.stringify(forged));
}

/** Becomes one of the people of the sample. */
async function enter(page: Page, baseURL: string | undefined, policy: string, person: string) {
	const form = { policy, person };
	const headers = asForm(baseURL);
	await page.request.post('/?/enter', { form, headers, maxRedirects: 0 });
}

test('a leader is told of them at the top of the report and in the list, and none has a certificate', async ({
	page,
	baseURL,
	policy,
	server
}) => {
	// Soon after the start whoever looks after the server is told.
	await expect
		.poll(() => server.said())
		.toContain('3 of the declarations in the records fit no link of the chain of evidence');
	await enter(page, baseURL, policy, LEADER);
	await page.goto('/reports?status=complete');
	const told = page.locator('.notice', { hasText: 'no link of the chain of evidence' });
	await expect(told).toContainText('3 declarations fit no link');
	await expect(told).toContainText('Nobody stands here as complete for it');
	const played = page.locator('.notice', { hasText: 'What was played for 1 declaration' });
	await expect(played).toContainText('is not as it was when it was signed');
	for (const id of [SIGNED, NOT_STARTED, OFFICE, LEADER])
		await expect(page.locator(`a[href="/reports/people/${id}"]`)).toHaveCount(0);
	await told.getByRole('link', { name: 'See which' }).click();
	await expect(page.getByText(/fits no link: it was changed or added/)).toHaveCount(3);
	await expect(page.getByText(/2 declarations that the chain knows are not there/)).toBeVisible();
	await expect(page.getByText(/^The attempt .* is not as it was when that was signed/)).toHaveCount(
		1
	);
	for (const id of [SIGNED, NOT_STARTED, OFFICE, LEADER]) {
		const answer = await page.request.get(`/reports/people/${id}/certificate.pdf`);
		expect(answer.ok(), id).toBe(false);
		expect(await answer.text(), id).toContain('by something else than this program');
		await page.goto(`/reports/people/${id}`);
		await expect(page.locator('main'), id).toContainText(
			id === LEADER
				? 'What they played for their declaration is not as it was when they signed'
				: 'What stands as their declaration was not signed here as it stands'
		);
	}
	const table = await (await page.request.get('/reports/csv')).text();
	expect(table.match(/was not signed here as it stands/g)).toHaveLength(3);
});

test('what was played and changed since is to be played again', async ({
	page,
	baseURL,
	policy
}) => {
	await enter(page, baseURL, policy, LEADER);
	await page.goto('/course');
	const told = page.locator('.notice', { hasText: 'Please play what is left, and sign again.' });
	await expect(told).toContainText('it was changed by something else than this program');
	await expect(page.getByText('You are done')).toHaveCount(0);
	await expect(page.getByText('4 of 5 situations passed')).toBeVisible();
});

test('whoever it is of is told on their own page, and signs again, with a certificate', async ({
	page,
	baseURL,
	policy
}) => {
	await enter(page, baseURL, policy, OFFICE);
	await page.goto('/course');
	const told = page.locator('.notice', { hasText: 'Please sign your declaration again.' });
	await expect(told).toContainText('It does not count. It is kept, and your leaders see this too.');
	await page.getByRole('link', { name: 'Sign your declaration' }).first().click();
	await expect(page.getByText('was not signed here as it stands')).toBeVisible();
	await page.getByLabel('Your full name').fill('Somebody at the office');
	await page.getByRole('button', { name: 'Sign the declaration' }).click();
	await expect(page.getByText('Signed and saved.')).toBeVisible();
	// Once the page's own script runs, it is safe to go on.
	await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
	const answer = await page.request.get(`${new URL(page.url()).pathname}/certificate.pdf`);
	expect(answer.headers()['content-type']).toBe('application/pdf');
	await page.goto('/course');
	await expect(page.getByText('You are done')).toBeVisible();
	await expect(told).toHaveCount(0);
	await enter(page, baseURL, policy, LEADER);
	await page.goto('/reports?status=complete');
	await expect(page.locator(`a[href="/reports/people/${OFFICE}"]`).first()).toBeVisible();
	await page.goto('/reports/evidence');
	await expect(page.getByText(/fits no link: it was changed or added/)).toHaveCount(3);
});
