/**
 * The four packages, unpacked from their zips, played in the browser.
 */
import { pathToFileURL } from 'node:url';
import { definedVerb, object } from '../lms/cmi5-rules.ts';
import { Lrs } from '../lms/lrs.ts';
import {
	beginIn,
	clauseIn,
	courseIn,
	expect,
	gradeOf,
	idsOf,
	playIn,
	test as base
} from './package.ts';
import { BY_HAND, endingOf, FAILING, headlineOf, PASSING, titleOf } from './story.ts';

const ALONE = { scenarios: [BY_HAND], declaration: false };

for (const [format, policy] of [
	['scorm12', 'beckstone'],
	['scorm2004-3', 'kingsley'],
	['scorm2004-4', 'ashwicke-hall']
] as const)
	base(
		`a situation is failed, and then passed, in ${format}; the platform is told just that`,
		async ({ page, platform, learner }) => {
			const old = format === 'scorm12';
			const course = platform.package(policy, format, { ...ALONE, preset: 'fail-is-final' });
			await page.goto(platform.launch(course, learner));
			const stage = courseIn(page);
			const held = (element: string) => platform.of(learner).held[element];
			const status = () =>
				old
					? held('cmi.core.lesson_status')
					: `${held('cmi.completion_status')} ${held('cmi.success_status')}`;
			const raw = () => Number(held(old ? 'cmi.core.score.raw' : 'cmi.score.raw'));

			await beginIn(stage);
			await playIn(stage, idsOf(FAILING));
			await expect(stage.getByRole('heading', { level: 1 })).toHaveText(
				endingOf('formal-conversation')
			);
			expect(gradeOf(policy, FAILING).passed).toBe(false);
			expect(status()).toBe(old ? 'failed' : 'incomplete failed');
			expect(raw()).toBe(gradeOf(policy, FAILING).score);

			await stage.getByRole('button', { name: 'Replay from decision 2' }).click();
			await playIn(stage, idsOf(PASSING.slice(1)));
			await expect(stage.getByRole('heading', { level: 1 })).toHaveText(endingOf('settled'));
			expect(gradeOf(policy, PASSING).passed).toBe(true);
			expect(status()).toBe(old ? 'passed' : 'completed passed');
			expect(raw()).toBe(gradeOf(policy, PASSING).score);
			const suspended = held('cmi.suspend_data') ?? '';
			expect(suspended).toMatch(/^[A-Za-z0-9._~-]{1,1000}$/);

			const count = FAILING.length + PASSING.length - 1;
			for (let index = 0; index < count; index++) {
				const at = `cmi.interactions.${index}.`;
				const [scene] = [...FAILING, ...PASSING.slice(1)][index] ?? [];
				expect(held(`${at}id`), `decision ${index + 1}`).toContain(scene?.replaceAll('-', '_'));
				expect(held(`${at}type`)).toBe('choice');
				expect(held(`${at}${old ? 'student' : 'learner'}_response`)).toBeTruthy();
				expect(held(`${at}result`)).toBeTruthy();
				expect(held(`${at}latency`)).toMatch(old ? /^\d{4}:\d\d:\d\d/ : /^PT/);
				expect(held(`${at}objectives.0.id`)).toBeTruthy();
				if (!old) expect(held(`${at}description`)).toContain(titleOf(BY_HAND));
			}
			expect(held(`cmi.interactions.${count}.id`)).toBeUndefined();

			await stage.getByRole('link', { name: 'See your result' }).first().click();
			await expect(stage.getByRole('heading', { level: 1 })).toHaveText(
				'You have completed the course'
			);
			await stage.getByRole('button', { name: 'Save and finish' }).click();
			await expect(stage.getByRole('heading', { level: 1 })).toHaveText(
				'You may close this window'
			);
			expect(platform.of(learner).state).toBe('over');
			expect(status()).toBe(old ? 'passed' : 'completed passed');
			expect(platform.refusedTo(learner)).toEqual([]);
		}
	);

const test = base.extend<{ readonly lrs: Lrs }>({
	lrs: async ({ browserName: _ }, use) => {
		const lrs = await Lrs.open();
		await use(lrs);
		await lrs.close();
	},
	// The store of a cmi5 platform is at an address of its own; asked for what it has not, it says 404.
	expected: async ({ lrs }, use) =>
		use([new RegExp(`^request: ${lrs.address}/`), /status of 404 .*Not Found/])
});

test('cmi5 over HTTP: begun, closed, taken up where it was, passed, completed and terminated', async ({
	page,
	platform,
	lrs
}) => {
	const course = platform.package('the-grange', 'cmi5', ALONE);
	const stage = page;
	await page.goto(lrs.launch({}, platform.content(course)));
	await beginIn(stage);
	await playIn(stage, idsOf(PASSING.slice(0, 1)));
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));
	await page.goto('about:blank');
	await expect.poll(() => lrs.verbs).toEqual(['initialized', 'terminated']);

	await page.goto(
		lrs.launch({ returnURL: `${platform.origins[0]}/lms/elsewhere` }, platform.content(course))
	);
	await stage.getByRole('button', { name: 'Go on at decision 2' }).click();
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText(headlineOf('brother'));
	await playIn(stage, idsOf(PASSING.slice(1)));
	await stage.getByRole('link', { name: 'See your result' }).first().click();
	await stage.getByRole('button', { name: 'Save and finish' }).click();
	await expect(stage.getByRole('heading', { level: 1 })).toHaveText('You may close this window');
	// The heading stands while the last of it is on its way.
	await expect
		.poll(() => lrs.verbs.slice(2))
		.toEqual(['initialized', 'passed', 'completed', 'terminated']);
	const passed = lrs.statements.find((each) => definedVerb(each) === 'passed');
	expect(object(object(object(passed)['result'])['score'])['raw']).toBe(
		gradeOf('the-grange', PASSING).score
	);
	const answered = lrs.statements.filter(({ verb }) =>
		String(object(verb)['id']).endsWith('/answered')
	);
	expect(answered).toHaveLength(PASSING.length);
	expect(lrs.refused).toEqual([]);
	await stage.getByRole('link', { name: 'Back to your platform' }).click();
	await expect(page).toHaveTitle('Elsewhere');
});

base(
	'from a folder, without a platform: the whole course plays, and says that nothing is recorded',
	async ({ page, platform }) => {
		const course = platform.package('kingsley', 'scorm12', {
			scenarios: ['parent-friend-request', BY_HAND]
		});
		await page.goto(pathToFileURL(`${course.folder}/index.html`).href);
		await expect(page.getByText('Nothing is recorded here.')).toBeVisible();
		await expect(page.getByText('Not recorded', { exact: true })).toBeVisible();
		await beginIn(page);
		await playIn(page, ['no-thanks', 'walk-in', 'office', 'goodnight']);
		await page
			.getByRole('link', { name: `Next: ${titleOf(BY_HAND)}` })
			.first()
			.click();
		await expect(page.getByText('Nothing is recorded this time.')).toBeVisible();
		await page.getByRole('button', { name: 'Begin', exact: true }).click();
		await playIn(page, ['decline-and-tell', 'tell-head', 'tell']);
		await page.getByRole('link', { name: 'Sign your declaration' }).first().click();
		await page.getByLabel('Your full name').fill('Marlow Tidewell');
		await page.getByRole('button', { name: 'Sign the declaration' }).click();
		await expect(page.getByText('Nothing is recorded this time: print this page')).toBeVisible();
		await page.getByRole('link', { name: 'See your result' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'You have completed the course'
		);
		await expect(page.getByText('100%').first()).toBeVisible();
		await page.goto(pathToFileURL(`${course.folder}/truth-table.html`).href);
		await page.getByRole('link', { name: 'To the course' }).click();
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
	}
);

base(
	'five situations: three requests until the first choices, and the rest when wanted',
	async ({ page, platform, learner }) => {
		const course = platform.package('the-grange', 'scorm12');
		const asked: string[] = [];
		page.on('request', (request) => {
			const [, file] = request.url().split(`/${course.name}/`);
			if (file) asked.push(file);
		});
		await page.goto(platform.launch(course, learner));
		const stage = courseIn(page);
		await beginIn(stage);
		expect(asked.slice(0, 3).sort()).toEqual(['index.html', 'player.css', 'player.js']);
		await expect.poll(() => asked.slice(3)).toEqual(['more.js']);
		await stage.getByRole('link', { name: 'Your training' }).click();
		await stage.getByRole('link', { name: titleOf(BY_HAND) }).click();
		await expect(stage.getByRole('button', { name: 'Begin', exact: true })).toBeVisible();
		expect(asked.slice(4)).toEqual(['situations.js']);
	}
);

base.describe('a situation that does not arrive', () => {
	base.use({ expected: [/ERR_FAILED/] });

	base('says so, and comes when asked for again', async ({ page, platform, learner }) => {
		const course = platform.package('the-grange', 'scorm12');
		await page.route('**/situations.js', (route) => route.abort());
		await page.goto(platform.launch(course, learner));
		const stage = courseIn(page);
		await beginIn(stage);
		await stage.getByRole('link', { name: 'Your training' }).click();
		await stage.getByRole('link', { name: titleOf(BY_HAND) }).click();
		const heading = stage.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText('This situation could not be loaded');
		await page.unroute('**/situations.js');
		await stage.getByRole('button', { name: 'Try again' }).click();
		await expect(heading).toHaveText(titleOf(BY_HAND));
	});
});

base.describe('the rest of the player that does not arrive', () => {
	base.use({ expected: [/ERR_FAILED/] });

	base(
		'says so where it is wanted, loses nothing, and comes when asked for again',
		async ({ page, platform, learner }) => {
			const course = platform.package('beckstone', 'scorm12', ALONE);
			await page.route('**/more.js', (route) => route.abort());
			await page.goto(platform.launch(course, learner));
			const stage = courseIn(page);
			const heading = stage.getByRole('heading', { level: 1 });
			await stage.getByRole('link', { name: 'Read the policy' }).click();
			await expect(heading).toHaveText('This page could not be loaded');
			await expect(heading).toBeFocused();
			await stage.getByRole('link', { name: 'First page' }).click();
			await beginIn(stage);
			const [first = '', ...rest] = idsOf(PASSING);
			await stage.locator(`.choice[value="${first}"]`).click();
			await expect(heading).toHaveText('This page could not be loaded');
			await expect(heading).toBeFocused();
			expect(platform.of(learner).held['cmi.interactions.0.student_response']).toMatch(/^[a-e]$/);
			await page.unroute('**/more.js');
			await stage.getByRole('button', { name: 'Try again' }).click();
			await expect(clauseIn(stage)).toBeVisible();
			await expect(heading).toBeFocused();
			await stage.getByRole('link', { name: /^Continue to decision/ }).click();
			await playIn(stage, rest);
			expect(platform.of(learner).held['cmi.core.lesson_status']).toBe('passed');
			expect(Number(platform.of(learner).held['cmi.core.score.raw'])).toBe(
				gradeOf('beckstone', PASSING).score
			);
			await expect(heading).toHaveText(endingOf('settled'));
			await expect(heading).toBeFocused();
		}
	);
});
