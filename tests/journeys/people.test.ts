/**
 * The staff list: looked through, and changed one person at a time, with JavaScript and without.
 */
import { holdAt } from './axe.ts';
import { asForm, expect, test } from './school.ts';

const TODAY = new Date().toISOString().slice(0, 10);

test.describe('for anyone but an administrator', () => {
	test.use({ expected: [/status of 404/] });

	test('the staff list is not there', async ({ page, be }) => {
		await be('senior-leader', 'beckstone');
		for (const address of ['/people', '/people/staff-01', '/people/import', '/people/new'])
			expect((await page.goto(address))?.status(), address).toBe(404);
		await expect(page.getByRole('link', { name: 'Staff', exact: true })).toHaveCount(0);
	});

	test('and nobody is there whom the school does not have', async ({ page, be }) => {
		await be('administrator', 'beckstone');
		for (const address of [
			'/people/nobody',
			'/people/..%2f..%2fschool',
			'/people/import/0000/done'
		])
			expect((await page.goto(address))?.status(), address).toBe(404);
		await page.goto('/people/import/0000/preview');
		await expect(page).toHaveURL(/\/people\/import$/);
	});
});

test('the list is searched, narrowed and counted', async ({ page, be }) => {
	await be('administrator', 'beckstone');
	await page.goto('/course');
	await page.getByRole('link', { name: 'Staff', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('43 people work here');
	await page.getByRole('link', { name: /Left/ }).click();
	await expect(page.getByRole('row')).toHaveCount(4);
	await page.goto('/people');
	await page.getByLabel('Name, e-mail or staff number').fill('lindqvist AMARA');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('row')).toHaveCount(2);
	await page.goto('/people?role=administrator');
	await expect(page.getByRole('rowheader')).toHaveText(/Bryony Castellane\s\(you\)/);
	await page.goto('/people');
	await page.getByLabel('Phase').selectOption('Phase not given');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByRole('rowheader')).toHaveText([/^Everard Mistry/, /^Gwilym/]);
	await page.goto('/people?search=zzz');
	await expect(page.getByRole('heading', { name: 'Nobody fits that' })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
	test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled, expected: [/status of 4(00|09)/] });

		test('a person is added, mended, given a role, sent away, and marked as a leaver', async ({
			page,
			be
		}) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/new');
			await page.getByRole('button', { name: 'Add to the staff list' }).click();
			await expect(page).toHaveTitle(/^Error: /);
			const summary = page.getByRole('alert');
			await expect(summary).toContainText('Enter a name.');
			await expect(summary).toContainText('Choose a staff group.');
			await expect(summary).toBeFocused();
			await page.getByLabel('Name', { exact: true }).fill('  שרה   Æsa 🦉 ');
			await page.getByLabel('E-mail').fill('Sara@Kingsley.example');
			await page.getByLabel('Staff group').selectOption('School office');
			await page.getByLabel('Phase').selectOption('Whole school');
			await page.getByLabel('Line manager').fill('amara lindqvist');
			await page.getByRole('button', { name: 'Add to the staff list' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('שרה Æsa 🦉');
			await expect(page.getByLabel('E-mail')).toHaveValue('sara@kingsley.example');
			await expect(page.getByLabel('Line manager')).toHaveValue('Amara Lindqvist');

			await page.getByLabel('Line manager').fill('שרה Æsa 🦉');
			await page.getByRole('button', { name: 'Save the details' }).click();
			await expect(page.getByRole('alert')).toContainText('their own line manager');
			await expect(page.getByLabel('Line manager')).toHaveValue('שרה Æsa 🦉');
			await page.getByLabel('Line manager').fill('');
			await page.getByLabel('Phase').selectOption('Key stage 1');
			await page.getByRole('button', { name: 'Save the details' }).click();
			await expect(page.getByText('The details are saved.')).toBeVisible();

			await expect(page.getByLabel('Phase')).toHaveValue('key-stage-1');

			await page.getByRole('checkbox', { name: /^Leader/ }).check();
			await page.getByRole('button', { name: 'Save the roles' }).click();
			await expect(page.getByText('The roles are saved.')).toBeVisible();
			await expect(page.getByRole('checkbox', { name: /^Leader/ })).toBeChecked();

			await page.getByLabel('First day away').fill('2026-11-01');
			await page.getByRole('button', { name: 'Add a time away' }).click();
			await expect(page.getByText('From 01/11/2026').first()).toBeVisible();
			await page.getByRole('button', { name: 'End it' }).click();
			await expect(page.getByText(/01\/11\/2026 to/).first()).toBeVisible();
			await page.getByRole('button', { name: /Take out/ }).click();
			await expect(page.getByText('From 01/11/2026')).toHaveCount(0);

			await page.getByLabel('Last day at the school').fill(TODAY);
			await page.getByRole('button', { name: 'Mark as leaver' }).click();
			await expect(page.getByText(/^Last day: /)).toBeVisible();
			await page.getByRole('button', { name: 'Take back on the staff list' }).click();
			await expect(page.getByText('They are back on the staff list.')).toBeVisible();
			await expect(page.getByLabel('Last day at the school')).toBeVisible();
			await expect(page.getByText('Here before: ')).toHaveCount(0);
		});

		test('whoever has left is taken back from a day on, and the time before stays', async ({
			page,
			be
		}) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/new');
			await page.getByLabel('Name', { exact: true }).fill('Fenn Back');
			await page.getByLabel('Staff group').selectOption('School office');
			await page.getByLabel('Start date').fill('2020-09-01');
			await page.getByRole('button', { name: 'Add to the staff list' }).click();
			await page.getByLabel('Last day at the school').fill('2021-07-20');
			await page.getByRole('button', { name: 'Mark as leaver' }).click();

			const take = page.getByRole('button', { name: 'Take back on the staff list' });
			await expect(page.getByLabel('Back from')).toHaveValue(TODAY);
			await page.getByLabel('Back from').fill('');
			await take.click();
			await expect(page).toHaveTitle(/^Error: /);
			await expect(page.getByRole('alert')).toContainText('Enter the day they are back.');
			await page.getByLabel('Back from').fill('2021-07-19');
			await take.click();
			const because = 'They were here until 20/07/2021.';
			await expect(page.getByRole('alert')).toContainText(because);
			await page.getByRole('link', { name: because }).click();
			await expect(page.getByLabel('Back from')).toBeFocused();
			await expect(page.getByLabel('Back from')).toHaveValue('2021-07-19');
			await page.getByLabel('Back from').fill(TODAY);
			await take.click();
			await expect(page.getByText('They are back on the staff list.')).toBeVisible();
			await expect(page.getByText('Here before: 01/09/2020 to 20/07/2021.')).toBeVisible();
			await expect(page.getByLabel('Start date')).toHaveValue(TODAY);

			await page.getByLabel('Last day at the school').fill('2099-07-20');
			await page.getByRole('button', { name: 'Mark as leaver' }).click();
			await page.getByRole('button', { name: 'Take the last day away' }).click();
			await expect(page.getByText('The last day is taken away: they stay.')).toBeVisible();
			await page.getByLabel('Start date').fill('2020-09-01');
			await page.getByRole('button', { name: 'Save the details' }).click();
			await expect(page.getByText('The details are saved.')).toBeVisible();
			await expect(page.getByText('Here before: ')).toHaveCount(0);
			await page.getByRole('link', { name: 'What was changed here, and by whom' }).click();
			await expect(page.getByText(`Taken back on the staff list, from ${TODAY}.`)).toBeVisible();
		});

		test('whoever is taken back from a day to come can come in from then, and reports say when', async ({
			page,
			be
		}) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/new');
			await page.getByLabel('Name', { exact: true }).fill('Fenn Later');
			await page.getByLabel('Staff group').selectOption('School office');
			await page.getByLabel('Start date').fill('2020-09-01');
			await page.getByRole('button', { name: 'Add to the staff list' }).click();
			await page.getByLabel('Last day at the school').fill('2021-07-20');
			await page.getByRole('button', { name: 'Mark as leaver' }).click();
			await page.getByLabel('Back from').fill('2099-09-01');
			await page.getByRole('button', { name: 'Take back on the staff list' }).click();
			await expect(page.getByRole('status')).toContainText(
				'can come in from the day they are back'
			);
			await expect(page.getByText('Back 01/09/2099', { exact: true })).toBeVisible();
			await expect(page.getByText('they can come in, and be invited, from then')).toBeVisible();
			const [id = ''] = new URL(page.url()).pathname.split('/').slice(-1);
			await page.goto('/people?search=fenn+later');
			await expect(page.getByRole('cell', { name: 'Back 01/09/2099' }).first()).toBeVisible();

			await be('senior-leader', 'kingsley');
			await page.goto(`/reports/people/${id}`);
			const lead = 'from Tuesday 1 September 2020 to Tuesday 20 July 2021';
			await expect(page.getByText(`${lead}, and back from Tuesday 1 September 2099`)).toBeVisible();
			await expect(page.getByText('Has left the school before completing.')).toBeVisible();
		});

		test('whoever is no learner any more is not overdue: they stand apart, here and in the reports', async ({
			page,
			be
		}) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/new');
			await page.getByLabel('Name', { exact: true }).fill('Noor Apart');
			await page.getByLabel('Staff group').selectOption('School office');
			await page.getByLabel('Start date').fill('2020-09-01');
			await page.getByRole('button', { name: 'Add to the staff list' }).click();
			const [id = ''] = new URL(page.url()).pathname.split('/').slice(-1);
			const learner = page.getByRole('checkbox', { name: /^Learner/ });
			await expect(page.getByText('Not asked to train: no learner')).toHaveCount(0);
			await learner.uncheck();
			await page.getByRole('checkbox', { name: /^LMS admin/ }).check();
			await page.getByRole('button', { name: 'Save the roles' }).click();
			await expect(page.getByText('Not asked to train: no learner role.')).toBeVisible();
			await page.goto('/people?search=noor+apart');
			await expect(page.getByRole('rowheader')).toContainText('LMS admin · Not asked to train');

			await be('senior-leader', 'kingsley');
			await page.goto('/reports?on=2026-11-02');
			await expect(page.getByText('by the groups, phases and roles of today')).toBeVisible();
			await page.goto('/reports');
			await page.getByRole('link', { name: /Not asked to train/ }).click();
			const row = page.getByRole('row', { name: /Noor Apart/ });
			await expect(row).toContainText('no learner role on the staff list');
			await expect(row).toContainText('Nothing is due');
			await page.getByRole('link', { name: 'Noor Apart' }).click();
			await expect(page.getByText('They are not asked to train.')).toBeVisible();
			await page.goto('/reports/governors');
			await expect(
				page.getByText(/nor\s+\d+ (person who is|people who are) not asked to train/)
			).toBeVisible();

			await be('administrator', 'kingsley');
			await page.goto(`/people/${id}`);
			await learner.check();
			await page.getByRole('button', { name: 'Save the roles' }).click();
			await expect(page.getByText('Not asked to train: no learner')).toHaveCount(0);
		});

		test('the last administrator can neither lose the role nor leave', async ({ page, be }) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/administrator');
			await page.getByRole('checkbox', { name: /^School administrator/ }).uncheck();
			await page.getByRole('button', { name: 'Save the roles' }).click();
			await expect(page.getByRole('alert')).toContainText('only administrator of the school');
			await page.getByLabel('Last day at the school').fill('2027-07-20');
			await page.getByRole('button', { name: 'Mark as leaver' }).click();
			await expect(page.getByRole('alert')).toContainText('only administrator of the school');
		});

		test('two administrators who edit the same person see both versions', async ({
			page,
			be,
			baseURL,
			server
		}) => {
			await be('administrator', 'kingsley');
			await page.goto('/people/staff-02');
			const seen = await page.locator('#details input[name=seen]').inputValue();
			await page.getByLabel('Name', { exact: true }).fill('Benedict Oyelaran-Moss');
			const other = await page.request.post('/people/staff-02?/details', {
				form: {
					seen,
					name: 'Benedict Oyelaran',
					email: '',
					staffNumber: 'B2',
					group: 'leader',
					startsOn: '2026-09-01',
					manager: ''
				},
				headers: asForm(baseURL),
				maxRedirects: 0
			});
			expect(other.status()).toBe(303);
			const answer = page.waitForResponse((each) => each.request().method() === 'POST');
			await page.getByRole('button', { name: 'Save the details' }).click();
			expect((await answer).status()).toBe(409);
			const clash = page.getByRole('table', { name: /What you typed is still in the form/ });
			await expect(clash.getByRole('row', { name: /^Name/ })).toContainText('Oyelaran-Moss');
			await expect(clash.getByRole('row', { name: /^Staff group/ })).toContainText('Senior leader');
			await expect(clash.getByRole('row', { name: /^Staff group/ })).toContainText('meanwhile');
			await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Benedict Oyelaran-Moss');
			expect(server.record('kingsley', 'staff-02')).toMatchObject({ name: 'Benedict Oyelaran' });
			await page.getByRole('button', { name: 'Save the details' }).click();
			await expect(page.getByText('The details are saved.')).toBeVisible();
			expect(server.record('kingsley', 'staff-02')).toMatchObject({
				group: 'leader',
				name: 'Benedict Oyelaran-Moss'
			});
		});
	});

test('the list and a person are held by axe, light and dark, wide and narrow', async ({
	page,
	be
}) => {
	test.slow();
	await be('administrator', 'beckstone');
	for (const address of ['/people', '/people/new', '/people/staff-01']) await holdAt(page, address);
});
