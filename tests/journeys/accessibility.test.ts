/**
 * Every page, and every kind of scene and feedback, as a machine for accessibility sees it.
 */
import { hold, holdAt } from './axe.ts';
import { expect, passCourse, stand, test, type Policy } from './school.ts';
import {
	BY_HAND,
	COURSE,
	FAILING,
	headlineOf,
	mediaOf,
	mediumOf,
	PASSING,
	type Step
} from './story.ts';

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
		await passCourse(page.request, origin, BY_HAND);
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

interface Shown {
	readonly scene: string;
	readonly who: string;
	readonly scenario?: string;
	/** What leads to the scene. */
	readonly steps?: readonly Step[];
}

/** A scene of each medium there is, and of those that look different from one situation to the next. */
const SCENES: readonly Shown[] = [
	{ scene: 'request', who: 'current-pupil' },
	{ scene: 'grown-up', who: 'former-pupil-19' },
	{ scene: 'old-pupil', who: 'former-pupil-15' },
	{ scene: 'linked', who: 'current-pupil', steps: [['request', 'accept']] },
	{ scene: 'parent-call', who: 'current-pupil', steps: [['request', 'decline']] },
	{ scene: 'kit', who: 'niece', steps: [['family', 'decline']] },
	{
		scene: 'video',
		who: 'niece',
		steps: [
			['family', 'decline'],
			['kit', 'office']
		]
	},
	{ scene: 'leader-asks', who: 'former-pupil-19', steps: FAILING.slice(0, 3) },
	{ scenario: 'parent-friend-request', scene: 'playground', who: 'volunteer-parent' },
	{ scenario: 'journalist-inquiry', scene: 'inbox', who: 'by-email' },
	{ scenario: 'journalist-inquiry', scene: 'call', who: 'by-phone' },
	{ scenario: 'abusive-comment', scene: 'insult', who: 'insult' },
	{ scenario: 'abuse-of-staff', scene: 'posts', who: 'about-you' },
	{ scenario: 'abuse-of-staff', scene: 'staff-chat', who: 'by-a-colleague' }
];

test('a scene of every medium is looked at', () => {
	const looked = SCENES.map(({ scene, scenario }) => mediumOf(scene, scenario));
	const used = COURSE.flatMap(({ scenario }) => mediaOf(scenario));
	expect(new Set(looked)).toEqual(new Set(used));
});

for (const third of [0, 1, 2])
	test(`the scene of each medium, part ${third + 1}`, async ({ page, be, baseURL }) => {
		await be('senior-leader', 'the-grange');
		for (const { scene, scenario = BY_HAND, who, steps = [] } of SCENES.filter(
			(_, index) => index % 3 === third
		))
			await test.step(`${mediumOf(scene, scenario)} in ${scenario}`, async () => {
				const at = await stand(page.request, baseURL ?? '', steps, { scenario, who });
				await holdAt(page, at);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(
					headlineOf(scene, scenario)
				);
			});
	});

interface Told {
	readonly policy: Policy;
	readonly says: string;
	/** What leads to the choice and the choice itself. */
	readonly steps: readonly Step[];
	readonly scenario?: string;
	readonly who?: string;
}

const asked = (policy: Policy, choice: string, says: string): Told => ({
	policy,
	says,
	steps: [['request', choice]]
});

const FEEDBACK: readonly Told[] = [
	asked('beckstone', 'decline-and-tell', 'What your policy asks for'),
	asked('merriott-haselbury', 'decline', 'In line with your policy'),
	asked('beckstone', 'explain-in-class', 'Unwise under your policy'),
	asked('beckstone', 'decline', 'Against your policy'),
	asked('beckstone', 'write-back', 'Seriously against your policy'),
	asked('kingsley', 'accept', 'This fails the situation under every policy'),
	asked('kingsley', 'decline', 'Your policy does not say'),
	{
		policy: 'ashwicke-hall',
		says: 'This is not scored.',
		scenario: 'journalist-inquiry',
		who: 'own-blog',
		steps: [
			['message', 'hold'],
			['thread', 'hold'],
			['background', 'hold'],
			['worry', 'reporter']
		]
	}
];

for (const half of [0, 1])
	test(`the feedback of each judgement, part ${half + 1}`, async ({ page, be, baseURL }) => {
		for (const {
			policy,
			says,
			steps,
			scenario = BY_HAND,
			who = 'current-pupil'
		} of FEEDBACK.filter((_, index) => index % 2 === half)) {
			await test.step(says, async () => {
				await be('senior-leader', policy, page.request);
				await page.request.post('/?/reset', {
					form: {},
					headers: { origin: baseURL ?? '', accept: 'text/html' },
					maxRedirects: 0
				});
				const attempt = await stand(page.request, baseURL ?? '', steps, { scenario, who });
				await holdAt(page, `${attempt}?after=${steps.length - 1}`);
				await expect(page.getByText(says).first()).toBeVisible();
			});
		}
	});
