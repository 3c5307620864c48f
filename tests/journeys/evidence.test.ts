/**
 * Certificates, the page that checks them, and evidence that is checked away from the server.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { hold, holdAt } from './axe.ts';
import { asForm, expect, passCourse, test } from './school.ts';

/** Signs as the new teacher, without a page; answers with the address of the signed copy. */
async function signed(page: Page, origin: string, name: string): Promise<string> {
	await passCourse(page.request, origin);
	const answer = await page.request.post('/declaration?/sign', {
		form: { name },
		headers: asForm(origin),
		maxRedirects: 0
	});
	return (answer.headers()['location'] ?? '').replace('?signed', '');
}

/** The words of a PDF, and the code that is printed on it. */
async function read(pdf: Buffer): Promise<{ readonly words: string; readonly code: string }> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { text } = await extractText(document, { mergePages: true });
	const words = text.replace(/\s+/g, ' ');
	const found = /(sample-[a-z-]+\.\d+\.[0-9a-f.\s]+)/.exec(words)?.[1] ?? '';
	return { words, code: found.replace(/\s/g, '') };
}

async function downloaded(page: Page, name: string, at: string): Promise<string> {
	const [download]: [Download, void] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name }).click()
	]);
	await download.saveAs(at);
	return at;
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled, expected: [/status of 404/] });

		test('a certificate is taken away, and checked by anybody', async ({
			page,
			be,
			baseURL
		}, info) => {
			await be('new-teacher', 'beckstone');
			await page.goto(await signed(page, baseURL ?? '', 'Žofia Łuczak 王小明'));
			const at = info.outputPath('certificate.pdf');
			await downloaded(page, 'Download your certificate (PDF)', at);
			const { words, code } = await read(readFileSync(at));
			expect(words).toContain('Žofia Łuczak 王小明');
			expect(words).toContain('Harbour Lane Primary School');
			await page.getByRole('link', { name: 'Transcript of what was covered' }).click();
			await expect(page.getByRole('row', { name: /A pupil wants to connect/ })).toContainText(
				'1, the first'
			);
			const beside = info.outputPath('transcript.pdf');
			await downloaded(page, 'Download it (PDF)', beside);
			const transcript = await read(readFileSync(beside));
			expect(transcript.words).toContain('Transcript of what was covered');
			expect(transcript.words).toContain('Žofia Łuczak 王小明');
			expect(transcript.code).toBe(code);
			await page.context().clearCookies();
			await page.goto(`/verify?certificate=${code}`);
			await expect(page.getByText('This certificate is valid.')).toBeVisible();
			await expect(page.getByText('Žofia Łuczak')).toBeVisible();
			await expect(page.getByText('the school and its staff are invented')).toBeVisible();
			await page.getByLabel(/^The code on the certificate/).fill(`${code.slice(0, -1)}x`);
			await page.getByRole('button', { name: 'Check the certificate' }).click();
			await expect(page.getByRole('alert')).toContainText('not the whole code');
			const last = code.endsWith('0') ? '1' : '0';
			await page.getByLabel(/^The code on the certificate/).fill(code.slice(0, -1) + last);
			await page.getByRole('button', { name: 'Check the certificate' }).click();
			await expect(page.getByText('This certificate does not match.')).toBeVisible();
			await expect(page.getByText('Žofia')).toHaveCount(0);
		});

		test('nobody takes another’s certificate, but a leader of the school', async ({
			page,
			be,
			baseURL
		}) => {
			await be('new-teacher', 'beckstone');
			const copy = await signed(page, baseURL ?? '', 'Marlow Tidewell');
			await be('volunteer', 'beckstone');
			for (const what of ['certificate.pdf', 'transcript', 'transcript.pdf'])
				expect((await page.request.get(`${copy}/${what}`)).status(), what).toBe(404);
			const leaders = '/reports/people/new-teacher/certificate.pdf';
			const transcript = '/reports/people/new-teacher/transcript.pdf';
			for (const at of [leaders, transcript])
				expect((await page.request.get(at)).status(), at).toBe(404);
			await be('senior-leader', 'beckstone');
			const answer = await page.request.get(leaders);
			expect(answer.headers()['content-type']).toBe('application/pdf');
			expect((await read(await answer.body())).words).toContain('Marlow Tidewell');
			const beside = await page.request.get(transcript);
			expect((await read(await beside.body())).words).toContain('What was signed');
			const none = await page.request.get('/reports/people/volunteer/certificate.pdf');
			expect(none.status()).toBe(404);
			await page.goto('/reports/people/new-teacher');
			await expect(page.getByText(/Evidence: link \d+, head ([0-9a-f]{4} ?){4}/)).toBeVisible();
		});
	});

for (const javaScriptEnabled of [true, false])
	test.describe(`a pack, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled });

		test('is taken away for an inspector and for governors, and is in the log', async ({
			page,
			be
		}, info) => {
			await be('senior-leader', 'merriott-haselbury');
			const take = async () => {
				const [download] = await Promise.all([
					page.waitForEvent('download'),
					page.getByRole('button', { name: 'Download the evidence pack' }).click()
				]);
				const at = info.outputPath(download.suggestedFilename());
				await download.saveAs(at);
				return { name: download.suggestedFilename(), files: unzipSync(readFileSync(at)) };
			};
			await page.goto('/reports/evidence');
			const inspector = await take();
			expect(inspector.name).toMatch(/^evidence-sample-merriott-haselbury-\d{4}-\d\d-\d\d\.zip$/);
			expect(Object.keys(inspector.files)).toContain('evidence.json');
			const { words } = await read(Buffer.from(inspector.files['summary.pdf'] ?? []));
			expect(words).toMatch(/\d+ of \d+ people are complete on \d+ [A-Z][a-z]+ \d{4}\./);
			await page.getByRole('radio', { name: /^Governors/ }).check();
			const governors = await take();
			expect(governors.name).toMatch(/-without-names\.zip$/);
			expect(Object.keys(governors.files)).not.toContain('evidence.json');
			const certificates = await page.request.get('/reports/evidence/certificates');
			expect(certificates.headers()['content-type']).toBe('application/zip');
			expect(Object.keys(unzipSync(await certificates.body())).length).toBeGreaterThan(5);
			await page.goto('/audit');
			await expect(
				page.getByText(/The evidence pack of .* was downloaded, without names\./)
			).toBeVisible();
			await expect(
				page.getByText(/The certificates and transcripts of \d+ people were downloaded\./)
			).toBeVisible();
		});
	});

test.describe('away from the server', () => {
	test.use({ expected: [/request: (file|blob):/] });

	test('the verifier tells evidence that is whole from evidence that was changed', async ({
		page,
		be,
		context
	}, info) => {
		await be('senior-leader', 'kingsley');
		await page.goto('/reports/governors');
		await expect(page.getByText(/Evidence: link \d+, head/)).toBeVisible();
		await page.goto('/reports/evidence');
		const said = await page.getByText(/^link \d+, head/).innerText();
		const [, number = '', head = ''] = /link (\d+), head ([0-9a-f ]+)/.exec(said) ?? [];
		const file = await downloaded(page, 'Download the evidence (JSON)', info.outputPath('e.json'));
		const verifier = await downloaded(page, 'Download the verifier', info.outputPath('v.html'));
		const pack = await (await page.request.get('/reports/evidence/pack?names=yes')).body();

		await context.setOffline(true);
		await page.goto(pathToFileURL(path.resolve(verifier)).href);
		const check = async (at: string, link = '', digits = '') => {
			await page.getByLabel('Evidence pack').setInputFiles(at);
			await page.getByLabel('Link', { exact: true }).fill(link);
			await page.getByLabel('Head, at least eight digits').fill(digits);
			await page.getByRole('button', { name: 'Check' }).click();
		};
		const result = page.locator('#result');
		await check(file);
		await expect(result).toContainText('The chain is whole in itself.');
		await expect(result).toContainText('No head was typed in.');
		await check(file, number, head);
		await expect(result).toContainText('The chain is whole, and fits the head you typed in.');
		await hold(page, 'the verifier');
		await check(file, '9999', head);
		await expect(result).toContainText('links are missing at the end');
		await check(file, number, '0000 0000');
		await expect(result).toContainText('is not the one you wrote down');
		await check(file, 'x', 'y');
		await expect(result).toContainText('Type the number of the link');

		const whole = info.outputPath('pack.zip');
		writeFileSync(whole, pack);
		await check(whole, number, head);
		await expect(result).toContainText('No file was changed. The chain is whole, and fits');
		await hold(page, 'the verifier, of a pack');
		const parts = unzipSync(pack);
		const staff = strFromU8(parts['staff.csv'] ?? new Uint8Array());
		const forged = { ...parts, 'staff.csv': strToU8(staff.replace('Overdue', 'Complete')) };
		writeFileSync(whole, zipSync(forged));
		await check(whole, number, head);
		await expect(result).toContainText('This pack was changed.');
		await expect(result).toContainText('staff.csv is not as it was when the pack was made.');

		const changed = info.outputPath('changed.json');
		writeFileSync(changed, readFileSync(file, 'utf8').replace('Thea Okonkwo', 'Thea Okonkwu'));
		await check(changed, number, head);
		await expect(result).toContainText('This evidence was changed.');
		await expect(result).toContainText('fits no link');
		writeFileSync(changed, 'x');
		await check(changed);
		await expect(result).toContainText('This file cannot be read');
	});
});

test.describe('as a machine for accessibility sees them', () => {
	test.slow();

	test('the page of evidence, and of a certificate', async ({ page, be, baseURL }) => {
		await be('senior-leader', 'the-grange');
		await holdAt(page, '/reports/evidence');
		await holdAt(page, '/reports/people/senior-leader');
		await be('new-teacher', 'the-grange');
		await holdAt(page, await signed(page, baseURL ?? '', 'Marlow Tidewell'));
		const copy = new URL(page.url()).pathname;
		const answer = await page.request.get(`${copy}/certificate.pdf`);
		const { code } = await read(await answer.body());
		await holdAt(page, `${copy}/transcript`);
		await holdAt(page, `/verify?certificate=${code}`);
		await holdAt(page, '/verify?certificate=no');
	});
});
