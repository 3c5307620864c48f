/**
 * The board of a real school: who has never signed in, one line manager's people, and actions whose day is past.
 */
import { addDays } from '../../src/domain/units.ts';
import { dayOf } from '../../src/server/clock.ts';
import { real } from './real-school.ts';
import { expect } from './school.ts';

const today = dayOf(new Date().toISOString());
const since = { startsOn: addDays(today, -60) };

real.use({
	starting: {
		secondFactor: 'off',
		more: [
			{ id: 'sal', name: 'Sal Sample', staffNumber: 'S-1', phase: 'key-stage-2', ...since },
			{ id: 'kim', name: 'Kim Sample', manager: 'teacher', phase: 'key-stage-1', ...since },
			{ id: 'noor', name: 'Noor Sample', manager: 'sal', ...since }
		],
		followUps: [
			{
				id: 'f-1',
				about: 'kim',
				by: 'leader',
				byName: 'Lee Sample',
				on: addDays(today, -14),
				due: addDays(today, -1),
				says: 'Two situations with the deputy.'
			}
		]
	}
});

real(
	'who has never signed in is said to have not, until they have',
	async ({ page, real: school, browser }) => {
		await school.enter(page.context(), 'leader');
		await page.goto('/reports');
		const midday = page.getByRole('row').filter({ hasText: 'Mel Sample' });
		await expect(midday).toContainText('Has never signed in.');
		await expect(page.getByRole('row').filter({ hasText: 'Toni Sample' })).not.toContainText(
			'Has never signed in.'
		);

		const other = await browser.newPage({ baseURL: school.origin });
		await other.goto('/sign-in');
		const form = other.getByRole('region', { name: 'With your staff number' });
		await form.getByLabel('Staff number').fill('M-17');
		await form.getByLabel(/PIN/).fill(school.code);
		await form.getByRole('button').click();
		await expect(other).toHaveURL(/\/account\/pin$/);
		await other.close();

		await page.reload();
		await expect(midday).toContainText('Not started yet');
		await expect(midday).not.toContainText('Has never signed in.');
	}
);

real(
	'a leader looks at one line manager’s people, in the list and in the table',
	async ({ page, real: school }) => {
		await school.enter(page.context(), 'leader');
		await page.goto('/reports');
		await page.getByLabel('Line manager').selectOption('Toni Sample');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await page.waitForURL(/manager=teacher/);
		const list = page.getByRole('table', { name: /^Everyone, managed by Toni Sample: 1/ });
		await expect(list.getByRole('rowheader')).toHaveText([/^Kim Sample/]);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('0 of 1 person is complete');
		await expect(page.getByLabel('Line manager')).toHaveValue('teacher');
		const csv = await page.getByRole('link', { name: /^Download this list/ }).getAttribute('href');
		const text = await (await page.request.get(csv ?? '')).text();
		expect(text).toContain('Kim Sample');
		expect(text).not.toContain('Noor Sample');
	}
);

real(
	'an action whose day is past stands at the top of the report until it is closed',
	async ({ page, real: school }) => {
		await school.enter(page.context(), 'leader');
		await page.goto('/reports/people/sal');
		await page.getByText('Set an action', { exact: true }).click();
		await page.getByLabel('What is to be done').fill('To be done by tonight.');
		await page.getByLabel('Due by the end of').fill(today);
		await page.getByRole('button', { name: 'Save the action' }).click();
		await expect(page.getByText('The action is noted.')).toBeVisible();

		await page.goto('/reports?group=office');
		const notice = page.getByRole('region', { name: '1 follow-up is overdue' });
		await expect(notice.getByRole('listitem')).toHaveText([
			/^Kim Sample: Two situations with the deputy\.\s+Was due on /
		]);
		await notice.getByRole('link', { name: 'Kim Sample' }).click();
		const followUp = page.getByRole('region', { name: 'Follow-up' });
		await expect(followUp).toContainText('Action, overdue');
		await followUp.getByRole('button', { name: /^Close/ }).click();
		await expect(page.getByText('It is closed.')).toBeVisible();
		await page.goto('/reports');
		await expect(page.getByText(/follow-ups? (is|are) overdue/)).toHaveCount(0);
		await page.goto('/reports/people/sal');
		await expect(followUp).toContainText('To be done by tonight.');
		await expect(followUp).not.toContainText('overdue');
	}
);
