/**
 * What may come is drawn while the scene is read, and nobody meets it before they have chosen.
 */
import type { Page } from '@playwright/test';
import { beginIn, test as packaged } from './package.ts';
import { expect, ready, test as atSchool } from './school.ts';
import { BY_HAND, choiceOf, headlineOf, PASSING } from './story.ts';

const [FIRST = ['', '']] = PASSING;

/** What a screen reader is told of the page. */
async function told(page: Page): Promise<readonly string[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? ''));
}

/** Whether the browser’s own search finds words on the page. */
const found = (page: Page, words: string) =>
	page.evaluate((each) => {
		getSelection()?.removeAllRanges();
		return (window as unknown as { find(words: string): boolean }).find(each);
	}, words);

async function meetsNothingAhead(page: Page): Promise<void> {
	const ahead = page.locator('.ahead h1');
	await expect(ahead).not.toHaveCount(0);
	const effects = await ahead.allTextContents();
	expect(effects).toContain(choiceOf(FIRST).effect);
	expect(effects.length).toBe(await page.locator('.choice').count());

	const scene = headlineOf(FIRST[0]);
	expect(await told(page)).toContain(scene);
	expect(await found(page, scene)).toBe(true);
	for (const effect of effects) {
		expect(await told(page)).not.toContain(effect);
		expect(await found(page, effect)).toBe(false);
	}

	for (let press = 0; press < 30; press++) {
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('.ahead') ?? null)).toBeNull();
	}

	// Pressed with another at the same moment, the first counts, and is what is shown.
	const shown = await page.evaluate((choice) => {
		const pressed = document.querySelector<HTMLElement>(`.choice[value="${choice}"]`);
		const another = document.querySelector<HTMLElement>(`.choice:not([value="${choice}"])`);
		pressed?.click();
		another?.click();
		return new Promise<readonly (string | null)[]>((then) =>
			requestAnimationFrame(() => {
				const answers = document.querySelectorAll('main.feedback .answer:not(.ahead) h1');
				then([...answers].map(({ textContent }) => textContent));
			})
		);
	}, FIRST[1]);
	expect(shown).toEqual([choiceOf(FIRST).effect]);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(choiceOf(FIRST).effect);
	await expect(ahead).toHaveCount(0);
	expect(await told(page)).toContain(choiceOf(FIRST).effect);
	expect(await found(page, choiceOf(FIRST).effect)).toBe(true);
}

atSchool('on the website, nothing of it is told, found or reached', async ({ page, be }) => {
	await be('new-teacher', 'the-grange');
	await page.goto(`/course/${BY_HAND}`);
	await page.getByRole('button', { name: 'Begin' }).click();
	await ready(page);
	await meetsNothingAhead(page);
});

packaged(
	'in a package, nothing of it is told, found or reached',
	async ({ page, platform, learner }) => {
		const course = platform.package('beckstone', 'scorm12', { scenarios: [BY_HAND] });
		await page.goto(platform.launch(course, learner, 'opener'));
		const popup = page.waitForEvent('popup');
		await page.getByRole('button', { name: 'Open the course' }).click();
		const stage = await popup;
		await beginIn(stage);
		await meetsNothingAhead(stage);
	}
);
