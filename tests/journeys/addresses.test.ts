/**
 * What goes with an e-mail address that is changed, and the way in again for an administrator who has none.
 *
 * @module
 */
import { expect } from './school.ts';
import { emailOf, PASSWORD, real as test, startRealSchool } from './real-school.ts';

// A school of its own: accounts end here with which others sign in.
test.use({ starting: { more: [] } });

test('whoever changes an address is told what ends with it, and nobody ends their own account', async ({
	page,
	context,
	real,
	expected
}) => {
	expected.push(/status of 400/);
	await real.enter(context, 'administrator');
	await page.goto('/people');
	await page.getByRole('link', { name: 'Ash Sample', exact: true }).click();
	await expect(page.getByText('only another administrator can change it')).toBeVisible();
	await page.getByLabel('E-mail').fill('elsewhere@lime-street.example');
	await page.getByRole('button', { name: 'Save the details' }).click();
	await expect(page.getByRole('main')).toContainText('the only administrator who is staying');
	await page.goto('/people/teacher');
	await expect(page.getByText('ends their account')).toBeVisible();
	await page.getByLabel('E-mail').fill('toni.new@lime-street.example');
	await page.getByRole('button', { name: 'Save the details' }).click();
	await expect(page.getByText('they have to be invited again.')).toBeVisible();

	await page.goto('/people/lms-admin');
	await page.getByLabel('Staff number').fill('L-9');
	await page.getByRole('button', { name: 'Save the details' }).click();
	await expect(page.getByText('The details are saved.', { exact: true })).toBeVisible();

	// The same in a file: counted before, and said again where it is undone.
	await page.goto('/people/import');
	await page.getByLabel('The file').setInputFiles({
		name: 'staff.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Name,Staff number,Email\nLou Sample,L-9,lou.new@lime-street.example\n')
	});
	await page.getByRole('button', { name: 'Upload and look at the columns' }).click();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByText('1 account ends with the old e-mail address.')).toBeVisible();
	await page.getByRole('button', { name: /^Import/ }).click();
	await expect(page.getByText('Accounts do not come back')).toBeVisible();
	await page.getByRole('button', { name: 'Undo this import' }).click();
	await expect(page.getByText('1 e-mail address went back.')).toBeVisible();
});

test('an administrator who cannot sign in is let in by whoever starts the server', async ({
	page
}) => {
	const school = await startRealSchool({ settings: { LET_IN: emailOf('administrator') } });
	try {
		const link = () => /http:\S+\/sign-in\/choose-password\?token=\S+/.exec(school.server.said());
		await expect.poll(link).not.toBeNull();
		// The link is for the server of this test; the page is watched for the other.
		const answer = await page.request.get(link()?.[0] ?? '');
		expect(await answer.text()).toContain(emailOf('administrator'));
		const chosen = await page.request.post(`${school.origin}/sign-in/choose-password`, {
			form: {
				token: new URL(link()?.[0] ?? '').searchParams.get('token') ?? '',
				password: `${PASSWORD} again`
			},
			headers: { origin: school.origin, accept: 'text/html' },
			maxRedirects: 0
		});
		expect([chosen.status(), chosen.headers()['location']]).toEqual([303, '/sign-in/done']);
	} finally {
		await school.close();
	}
});
