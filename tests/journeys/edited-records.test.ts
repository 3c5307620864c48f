/**
 * Records that somebody edited on the server's disk, without its keys: the leader is told, and no certificate is made.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
		{ scope: 'worker' }
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
	const sooner = signed.declarations.map((each) => ({ ...each, at: '2026-09-01T08:00:00.000Z' }));
	writeFileSync(file(SIGNED), JSON.stringify({ ...signed, declarations: sooner }));
	const { declarations, attempts, evidence: tied } = signed;
	const forged = { ...read(NOT_STARTED), declarations, attempts, evidence: tied };
	writeFileSync(file(NOT_STARTED), JSON.stringify(forged));
}

test('a leader is told of both at the top of the report, and neither has a certificate', async ({
	page,
	baseURL,
	policy
}) => {
	const headers = asForm(baseURL);
	const form = { policy, person: 'senior-leader' };
	await page.request.post('/?/enter', { form, headers, maxRedirects: 0 });
	await page.goto('/reports');
	const told = page.locator('.notice', { hasText: 'no link of the chain of evidence' });
	await expect(told).toContainText('2 declarations fit no link');
	await told.getByRole('link', { name: 'See which' }).click();
	await expect(page.getByText(/fits no link: it was changed or added/)).toHaveCount(2);
	await expect(page.getByText(/that the chain knows is not there any more/)).toBeVisible();
	for (const id of [SIGNED, NOT_STARTED]) {
		const answer = await page.request.get(`/reports/people/${id}/certificate.pdf`);
		expect(answer.ok(), id).toBe(false);
		expect(await answer.text(), id).toContain('by something else than this program');
	}
});
