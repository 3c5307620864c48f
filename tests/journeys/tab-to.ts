/**
 * The Tab key, pressed until something is reached.
 *
 * @module
 */
import type { Page } from '@playwright/test';
import { expect } from './school.ts';

/** Presses Tab until something with this name has the focus, and checks that the focus can be seen. */
export async function tabTo(page: Page, name: RegExp | string): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		if ((await focused.count()) === 0) continue;
		const words = await focused.evaluate((element) => {
			const field = element as Partial<HTMLInputElement>;
			const label = field.labels?.[0];
			const named = element.ariaLabel ?? (label ?? (element as HTMLElement)).innerText;
			return named.replace(/\s+/g, ' ').trim();
		});
		if (typeof name === 'string' ? words.includes(name) : name.test(words)) {
			// Where a field lies in its label, the label may have the outline.
			const isShown = await focused.evaluate((element) => {
				const label = (element as Partial<HTMLInputElement>).labels?.[0];
				const around = label?.contains(element) ? [label] : [];
				return (
					getComputedStyle(element).boxShadow !== 'none' ||
					[element, ...around].some((each) => {
						const { outlineStyle, outlineWidth } = getComputedStyle(each);
						return outlineStyle !== 'none' && outlineWidth !== '0px';
					})
				);
			});
			expect(isShown, `${words} shows that it has the focus`).toBe(true);
			return;
		}
	}
	throw new Error(`Nothing named ${String(name)} can be reached by Tab.`);
}
