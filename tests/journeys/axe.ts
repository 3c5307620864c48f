/**
 * Looks at a page as a machine for accessibility does: light and dark, wide and narrow.
 *
 * @module
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './school.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320];
const SCHEMES = ['light', 'dark'] as const;

/** Opens an address and holds the page there against {@link hold}. */
export async function holdAt(page: Page, address: string, status = 200): Promise<void> {
	const answer = await page.goto(address);
	expect(answer?.status(), address).toBe(status);
	const policy = answer?.headers()['content-security-policy'] ?? '';
	expect(policy, address).toContain("default-src 'self'");
	expect(policy, address).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
	await hold(page, address);
}

/**
 * Holds what is shown: axe finds nothing, and nothing has to be scrolled sideways.
 *
 * @param but a part that is a page of its own, and looked at elsewhere
 */
export async function hold(page: Page, name: string, but?: string): Promise<void> {
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 900 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide, `${name} fits ${width} pixels`).toBeLessThanOrEqual(width);
		for (const colorScheme of SCHEMES) {
			await page.emulateMedia({ colorScheme });
			// A colour on its way from one scheme to the other is neither.
			await page.evaluate(() => {
				for (const each of document.getAnimations()) each.finish();
			});
			const machine = new AxeBuilder({ page }).withTags(TAGS);
			if (but !== undefined) machine.exclude(but);
			const { violations } = await machine.analyze();
			expect(
				violations.flatMap(({ id, nodes }) =>
					nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary }))
				),
				`${name}, ${width} pixels, ${colorScheme}`
			).toEqual([]);
		}
	}
}
