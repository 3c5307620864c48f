/**
 * Every page, and every kind of scene and feedback, as a machine for accessibility sees it.
 */
import { hold, holdAt } from './axe.ts';
import { expect, stand, test } from './school.ts';
import { FAILING, PASSING, type Step } from './story.ts';

test.slow();

test('the pages for anyone', async ({ page }) => {
	for (const address of ['/', '/how-it-judges', '/accessibility']) await holdAt(page, address);
});

test.describe('what cannot be shown', () => {
	test.use({ expected: [/status of 404/] });

	test('says so on a page of its own', async ({ page, be }) => {
		await be('new-teacher', 'beckstone');
		await holdAt(page, '/nowhere', 404);
	});
});

test('the pages of a learner, before and during', async ({ page, be }) => {
	await be('new-teacher', 'kingsley');
	await holdAt(page, '/course');
	await holdAt(page, '/course/pupil-follow');
	await holdAt(page, '/policy');
	await holdAt(page, '/declaration');
});

test.describe('the pages of a learner, at the end', () => {
	test.use({ expected: [/status of 400/] });

	test('not passed, passed, refused, signed', async ({ page, be, baseURL }) => {
		const origin = baseURL ?? '';
		await be('new-teacher', 'ashwicke-hall');
		await holdAt(page, await stand(page.request, origin, FAILING));
		await holdAt(page, await stand(page.request, origin, PASSING));
		await holdAt(page, '/course/pupil-follow');
		await holdAt(page, '/declaration');
		await page.getByRole('button', { name: 'Sign the declaration' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await hold(page, 'the declaration, refused');
		await page.getByLabel('Your full name').fill('Marlow Tidewell');
		await page.getByRole('button', { name: 'Sign the declaration' }).click();
		await expect(page.getByText('Signed and saved.')).toBeVisible();
		await hold(page, 'the signed copy');
		await holdAt(page, '/declaration');
		await holdAt(page, '/course');
	});
});

test('the report of a leader', async ({ page, be }) => {
	await be('senior-leader', 'merriott-haselbury');
	await holdAt(page, '/reports');
	await holdAt(page, '/reports?group=nobody');
	await holdAt(page, '/reports/people/staff-05');
});

test('the page for governors', async ({ page, be }) => {
	await be('senior-leader', 'merriott-haselbury');
	await holdAt(page, '/reports/governors');
});

const SCENES: readonly { medium: string; who: string; steps: readonly Step[] }[] = [
	{ medium: 'a follow request', who: 'current-pupil', steps: [] },
	{ medium: 'a friend request', who: 'former-pupil-19', steps: [] },
	{ medium: 'a direct message', who: 'former-pupil-15', steps: [] },
	{ medium: 'a feed', who: 'current-pupil', steps: [['request', 'accept']] },
	{ medium: 'a phone call', who: 'current-pupil', steps: [['request', 'decline']] },
	{ medium: 'a group chat', who: 'niece', steps: [['family', 'decline']] },
	{
		medium: 'a conversation',
		who: 'niece',
		steps: [
			['family', 'decline'],
			['kit', 'office']
		]
	},
	{
		medium: 'an email',
		who: 'former-pupil-19',
		steps: FAILING.slice(0, 3)
	}
];

for (const half of [0, 1])
	test(`the scene of each medium, part ${half + 1}`, async ({ page, be, baseURL }) => {
		await be('senior-leader', 'the-grange');
		for (const { medium, who, steps } of SCENES.filter((_, index) => index % 2 === half)) {
			await test.step(medium, async () => {
				await holdAt(page, await stand(page.request, baseURL ?? '', steps, who));
			});
		}
	});

const FEEDBACK = [
	{ policy: 'beckstone', choice: 'decline-and-tell', says: 'What your policy asks for' },
	{ policy: 'merriott-haselbury', choice: 'decline', says: 'In line with your policy' },
	{ policy: 'beckstone', choice: 'explain-in-class', says: 'Unwise under your policy' },
	{ policy: 'beckstone', choice: 'decline', says: 'Against your policy' },
	{ policy: 'beckstone', choice: 'write-back', says: 'Seriously against your policy' },
	{ policy: 'kingsley', choice: 'accept', says: 'This fails the situation under every policy' },
	{ policy: 'kingsley', choice: 'decline', says: 'Your policy does not say' }
] as const;

for (const half of [0, 1])
	test(`the feedback of each judgement, part ${half + 1}`, async ({ page, be, baseURL }) => {
		for (const { policy, choice, says } of FEEDBACK.filter((_, index) => index % 2 === half)) {
			await test.step(says, async () => {
				await be('senior-leader', policy, page.request);
				await page.request.post('/?/reset', {
					form: {},
					headers: { origin: baseURL ?? '', accept: 'text/html' },
					maxRedirects: 0
				});
				const attempt = await stand(
					page.request,
					baseURL ?? '',
					[['request', choice]],
					'current-pupil'
				);
				await holdAt(page, `${attempt}?after=0`);
				await expect(page.getByText(says).first()).toBeVisible();
			});
		}
	});
