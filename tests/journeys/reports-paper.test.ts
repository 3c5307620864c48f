/**
 * The reports where there is little room, or only paper: no name gives way to what it names, and a table stays one.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './school.ts';

/** The cells whose own name does not stand on one line, or that are wider than the page. */
function squeezed(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const pen = document.createElement('canvas').getContext('2d');
		if (!pen) throw new Error('There is nothing to measure with.');
		return [...document.querySelectorAll<HTMLElement>('td[data-label]')].flatMap((cell) => {
			const name = getComputedStyle(cell, '::before');
			if (name.content === 'none' || cell.offsetWidth === 0) return [];
			pen.font = name.font;
			const { label = '' } = cell.dataset;
			const fits = Number.parseFloat(name.width) >= pen.measureText(label).width - 1;
			const inside = cell.getBoundingClientRect().right <= innerWidth;
			return fits && inside ? [] : [`${label}: ${cell.innerText}`];
		});
	});
}

/** How many pages there are on A4. */
async function pages(page: Page): Promise<number> {
	const pdf = await page.pdf({ format: 'A4' });
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('on a phone every cell has its name on one line', async ({ page, be }) => {
	await be('senior-leader', 'beckstone');
	for (const width of [320, 360])
		for (const address of ['/reports', '/reports/understanding', '/reports/governors']) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(address);
			expect(await page.locator('td[data-label]').count()).toBeGreaterThan(20);
			expect(await squeezed(page), `${address} at ${width}`).toEqual([]);
		}
});

test('on paper the report begins with its counts in words, and is a table with headings', async ({
	page,
	be
}) => {
	await be('senior-leader', 'beckstone');
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 700, height: 1000 });
	await page.goto('/reports');
	const status = page.getByRole('navigation', { name: 'Show people who are' });
	await expect(status).toContainText(/\d+\s*Overdue.*\d+\s*Complete/s);
	await expect(page.locator('.head')).toContainText('Harbour Lane Primary School');
	const table = page.getByRole('table').first();
	await expect(table.getByRole('columnheader', { name: 'Left to do' })).toBeVisible();
	expect(await table.evaluate((each) => getComputedStyle(each).display)).toBe('table');
	const heads = table.locator('thead');
	expect(await heads.evaluate((each) => getComputedStyle(each).display)).toBe('table-header-group');
	const tenth = await table.getByRole('row').nth(10).boundingBox();
	expect(tenth?.y).toBeLessThan(1000);
	for (const unpressed of ['form.tools', '.ways-on', '.bar', '.foot', '.button'])
		for (const each of await page.locator(unpressed).all()) await expect(each).toBeHidden();
	expect(await pages(page)).toBeLessThan(10);
});

test('on paper no report leaves its first page empty, and the forms of a person stay out', async ({
	page,
	be
}) => {
	await be('senior-leader', 'beckstone');
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 700, height: 1000 });
	for (const [address, first, most] of [
		['/reports/understanding', '.understood', 6],
		['/reports/questions', '.decision', 8],
		['/reports/governors', '.figures', 4],
		['/reports/people/staff-20', '.road', 2]
	] as const) {
		await page.goto(address);
		const card = page.locator('.card').first();
		expect(await card.evaluate((each) => getComputedStyle(each).breakInside)).toBe('auto');
		expect((await page.locator(first).first().boundingBox())?.y, address).toBeLessThan(500);
		for (const form of await page.locator('form, textarea').all()) await expect(form).toBeHidden();
		expect(await pages(page), address).toBeLessThanOrEqual(most);
	}
});

test('whoever is complete reads what comes next, and leavers have nothing that is due', async ({
	page,
	be
}) => {
	await be('senior-leader', 'beckstone');
	await page.goto('/reports?status=complete');
	const rows = page.getByRole('table').first().getByRole('rowgroup').last().getByRole('row');
	await expect(rows.first()).toContainText(/Nothing\s*Next: the refresher of 20\d\d/);
	await expect(rows.first().getByRole('cell').last()).toHaveText(/^Completed \d+ \w+ 20\d\d$/);
	await rows.first().getByRole('link').click();
	await expect(page.locator('.head')).toContainText(/Next: the refresher of 20\d\d/);
	await expect(page.getByRole('region', { name: 'Dates' })).toContainText('Next refresher due');

	await page.goto('/reports?status=leaver');
	await expect(rows.last()).toContainText('Nothing is asked of a leaver');
	await expect(rows.last()).toContainText('Nothing is due');
	await rows.last().getByRole('link').click();
	await expect(page.getByRole('region', { name: 'Dates' })).not.toContainText('Due');

	await page.goto('/reports/people/returning-assistant');
	await expect(page.getByRole('region', { name: 'Dates' })).toContainText(
		/Due\s*\w+day \d.*Moved from \w+day \d+ \w+ 20\d\d: days away do not count/s
	);
});
