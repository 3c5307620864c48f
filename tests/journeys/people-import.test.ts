/**
 * A staff list brought in from a file: its columns, its words, every row before anything is changed, and the way back.
 */
import type { Page } from '@playwright/test';
import { hold, holdAt } from './axe.ts';
import { asForm, expect, test } from './school.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const HEAD =
	'Staff Code;Legal Forename;Legal Surname;Work Email;Job Title;Date of Arrival;Line Manager;Key Stage\r\n';

/** Uploads a file and comes to its columns. */
async function upload(page: Page, text: string | Buffer, name = 'staff.csv'): Promise<void> {
	await page.goto('/people/import');
	await page.getByLabel('The file').setInputFiles({
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(text)
	});
	await page.getByRole('button', { name: 'Upload and look at the columns' }).click();
}

const tally = async (page: Page, name: string) =>
	Number(
		/\d+/.exec(
			await page
				.getByRole('navigation', { name: 'Show rows that are' })
				.getByRole('link', { name })
				.innerText()
		)?.[0]
	);

for (const javaScriptEnabled of [true, false])
	test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled, expected: [/status of 4(00|09)/] });

		test('a file goes through its four steps, is applied, and is undone', async ({ page, be }) => {
			await be('administrator', 'the-grange');
			const text =
				HEAD +
				'101;Ámara;"Lindqvist;Moss";amara@grange.example;Class Teacher;01/09/2026;;Years 3 and 4\r\n' +
				`102;${'Ünï'.repeat(60)};Long;;Owl keeper;1 Sep 2026;101\r\n` +
				'103;=cmd;Formula;x@grange.example;TA;01/09/26;102;Kye stage 2\r\n' +
				';;;;;;\r\n' +
				'104;Two;Same;same@grange.example;TA;01/09/2026;\r\n' +
				'105;Two;Same;SAME@grange.example;TA;29/02/2026;nobody\r\n' +
				'106;אבג;כהן 😀;;Teacher;;\r\n';
			await upload(page, Buffer.from(`\ufeff${text}`), 'from our system.csv');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which column is what?');
			await expect(page.getByLabel('Staff number')).toHaveValue('0');
			await expect(page.getByLabel('First name', { exact: true })).toHaveValue('1');
			await expect(page.getByLabel('E-mail')).toHaveValue('3');
			await page.getByLabel('E-mail').selectOption('0');
			await page.getByRole('button', { name: 'Continue' }).click();
			await expect(page.getByRole('alert')).toContainText('chosen twice');
			await page.getByLabel('E-mail').selectOption('3');
			await page.getByRole('button', { name: 'Continue' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Which staff group is that?'
			);
			await page.getByLabel('Owl keeper').selectOption('Site and kitchen');
			await page.getByRole('button', { name: 'Show what would change' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would change');
			expect(await tally(page, 'With a problem')).toBe(3);
			expect(await tally(page, 'New')).toBe(3);
			const problem = page.getByRole('row', { name: /cmd Formula/ });
			await expect(problem).toContainText('found “01/09/26”');
			await expect(problem).toContainText('four digits');
			await expect(problem).toContainText('Did you mean “Key stage 2”?');
			await expect(page.getByRole('row', { name: /^Ámara/ })).toContainText('Key stage 2');
			const csv = await page.request.get(
				(await page.getByRole('link', { name: /Download the problems/ }).getAttribute('href')) ?? ''
			);
			expect(await csv.text()).toContain("4,'=cmd Formula,Start date,01/09/26");

			await page.getByRole('button', { name: /^Import: 3 new/ }).click();
			await expect(page.getByRole('alert')).toContainText('Some rows have problems');
			await page.getByRole('checkbox', { name: /Leave out the 3 rows/ }).check();
			await page.getByRole('button', { name: /^Import: 3 new/ }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'The staff list is imported'
			);
			await expect(page.getByText('3 people were added')).toBeVisible();
			const done = page.url();
			await page.goto('/people?search=lindqvist');
			await expect(page.getByRole('rowheader')).toHaveCount(2);
			await expect(page.getByRole('rowheader').filter({ hasText: 'Ámara' })).toContainText(
				'Teacher · Key stage 2'
			);

			await upload(page, text);
			await page.getByRole('button', { name: 'Continue' }).click();
			expect(await tally(page, 'New')).toBe(0);
			expect(await tally(page, 'Unchanged')).toBe(3);
			await page.goto(done);
			await page.getByRole('button', { name: 'Undo this import' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('The import is undone');
			await page.goto('/people?search=lindqvist');
			await expect(page.getByRole('rowheader')).toHaveCount(1);
		});
	});

test.describe('what is refused', () => {
	test.use({ expected: [/status of 4(00|09)/] });

	test('a whole list proposes leavers, and keeps the administrator', async ({
		page,
		be,
		server
	}) => {
		await be('administrator', 'ashwicke-hall');
		await upload(page, 'Name,Group,Start\nHesper Lovelock,Senior leader,\n');
		await page.getByRole('checkbox', { name: /whole staff list/ }).check();
		await page.getByRole('button', { name: 'Continue' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter the last day');
		await page.getByLabel('Their last day').fill(TODAY);
		await page.getByRole('button', { name: 'Continue' }).click();
		expect(await tally(page, 'Leavers')).toBe(41);
		await page.getByText('Not in the file, and kept all the same: 1').click();
		await expect(page.getByText('Bryony Castellane: This is you.')).toBeVisible();
		await page.getByRole('button', { name: 'Import: 41 leavers' }).click();
		expect(server.record('ashwicke-hall', 'staff-01')).toMatchObject({ leftOn: TODAY });
		expect(server.record('ashwicke-hall', 'staff-01').attempts).not.toEqual([]);
	});

	test('a preview is refused when somebody changed the list meanwhile', async ({
		page,
		be,
		baseURL
	}) => {
		await be('administrator', 'good-practice');
		await upload(page, 'Name,Group,Start date\nImran Castellow,Office,\n');
		await page.getByRole('button', { name: 'Continue' }).click();
		await page.request.post('/people/staff-09?/leave', {
			form: { seen: await seenOf(page, 'staff-09'), leftOn: TODAY },
			headers: asForm(baseURL)
		});
		await page.getByRole('button', { name: 'Import: 1 changed' }).click();
		await expect(page.getByRole('alert')).toContainText('Nothing was imported');
		await expect(page.getByText('Changed meanwhile: Imran Castellow.')).toBeVisible();
		await page.getByRole('button', { name: 'Import: 1 changed' }).click();
		await expect(page.getByText('1 person was changed')).toBeVisible();
	});
});

async function seenOf(page: Page, person: string): Promise<string> {
	const text = await (await page.request.get(`/people/${person}`)).text();
	return /action="\?\/leave".*?name="seen" value="([^"]+)"/s.exec(text)?.[1] ?? '';
}

test('files that are no staff list are refused in words', async ({ page, be, baseURL }) => {
	test.slow();
	await be('administrator', 'beckstone');
	const files: readonly (readonly [string | Buffer, RegExp])[] = [
		['', /nothing in it/],
		[Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /Excel workbook/],
		[Buffer.from([1, 0, 2, 0]), /not a table of text/],
		['Name\n', /at least one row/],
		[`Name\n${'x\n'.repeat(5001)}`, /more than 5,000 rows/],
		['Name\n"open', /quotation mark/]
	];
	for (const [content, says] of files) {
		const answer = await page.request.post('/people/import?/upload', {
			multipart: { file: { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(content) } },
			headers: asForm(baseURL)
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toMatch(says);
	}
	const example = await page.request.get('/people/import/example');
	expect(await example.text()).toContain('Staff group');
});

test('five thousand rows in Windows-1252 are looked through page by page, and applied', async ({
	page,
	be
}) => {
	test.slow();
	await be('administrator', 'merriott-haselbury');
	const rows = Array.from(
		{ length: 5_000 },
		(_, at) => `${at};Zo\xeb ${at};z${at}@x.example;Teacher;01/09/2026;${at > 0 ? at - 1 : ''}`
	);
	const text = ['Staff number;Name;Email;Group;Start date;Line manager', ...rows].join('\r\n');
	await upload(page, Buffer.from(text, 'latin1'));
	await page.getByRole('button', { name: 'Continue' }).click();
	expect(await tally(page, 'New')).toBe(5_000);
	await expect(page.getByRole('rowheader')).toHaveCount(50);
	await expect(page.getByRole('rowheader').first()).toContainText('Zoë 0');
	expect((await page.content()).length).toBeLessThan(250_000);
	await page.getByRole('link', { name: 'Later' }).click();
	await expect(page.getByText('Page 2 of 100')).toBeVisible();
	await page.getByRole('button', { name: 'Import: 5000 new' }).click();
	await expect(page.getByText('5000 people were added')).toBeVisible({ timeout: 60_000 });
	await page.goto('/people?search=zoë 4999');
	await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('what a file does not have is folded away, and who has left already is left out unless wanted', async ({
	page,
	be
}) => {
	await be('administrator', 'kingsley');
	const file =
		'Name,Group,Start date,Last day\nOla Gone,Teacher,01/09/2020,31/08/2025\nKit Arden,Teacher,01/09/2026,\n';
	await upload(page, file);
	await expect(page.getByLabel('Last day', { exact: true })).toBeVisible();
	await expect(page.getByLabel('Phase')).toBeHidden();
	await page.getByText('8 more fields are not in this file').click();
	await expect(page.getByLabel('Phase')).toBeVisible();
	await page.getByRole('button', { name: 'Continue' }).click();
	expect(await tally(page, 'Left already')).toBe(1);
	expect(await tally(page, 'New')).toBe(1);
	await expect(page.getByRole('checkbox', { name: /person who has left already/ })).toBeChecked();
	await page.getByRole('button', { name: 'Import: 1 new' }).click();
	await expect(page.getByText('1 row was left out')).toBeVisible();

	await upload(page, file);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(
		page.getByRole('checkbox', { name: /person who has left already/ })
	).not.toBeChecked();
	await page.getByRole('button', { name: 'Import: 1 who has left already' }).click();
	await expect(page.getByText('1 person was added who had left already')).toBeVisible();
	await page.goto('/people?search=Ola');
	await expect(page.getByText('Left 31/08/2025')).toBeVisible();
});

test('the whole of an import can be done with the keyboard', async ({ page, be }) => {
	await be('administrator', 'beckstone');
	await upload(page, 'Name,Group,Start date\nKit Arden,Teacher,01/09/2026\n');
	const press = async (name: RegExp) => {
		const button = page.getByRole('button', { name });
		for (let at = 0; at < 60; at++) {
			if (await button.evaluate((each) => each === document.activeElement)) break;
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('Enter');
	};
	await press(/^Continue/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would change');
	await press(/^Import: 1 new/);
	await expect(page.getByText('1 person was added')).toBeVisible();
	await press(/^Undo this import/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The import is undone');
});

test('every step of an import is held by axe, light and dark, wide and narrow', async ({
	page,
	be
}) => {
	test.slow();
	await be('administrator', 'beckstone');
	await holdAt(page, '/people/import');
	await upload(page, `${HEAD}1;A;B;;Owl;01/09/26;\r\n2;${'x'.repeat(190)};D;;Owl;01/09/2026;1\r\n`);
	await hold(page, 'columns');
	await page.getByRole('checkbox', { name: /whole staff list/ }).check();
	await page.getByLabel('Their last day').fill(TODAY);
	await page.getByRole('button', { name: 'Continue' }).click();
	await hold(page, 'groups');
	await page.getByLabel('Owl').selectOption('Teacher');
	await page.getByRole('button', { name: 'Show what would change' }).click();
	await hold(page, 'preview');
	await page.getByRole('checkbox', { name: /Leave out/ }).check();
	await page.getByRole('button', { name: /^Import:/ }).click();
	await hold(page, 'done');
});
