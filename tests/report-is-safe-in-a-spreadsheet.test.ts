import { expect, test } from 'vitest';
import { systemClock } from '../src/server/clock.ts';
import { openLimits } from '../src/server/limits/limits.ts';
import { aPerson } from '../src/server/store/sample-records.ts';
import { trainingAt } from '../src/server/training/training.test-data.ts';
import { GET } from '../src/routes/(site)/reports/csv/+server.ts';

/** The downloaded table of a school where people have these names. */
async function tableWith(...names: string[]): Promise<Uint8Array> {
	const { training, school, person } = await trainingAt('beckstone');
	for (const [index, name] of names.entries())
		await training.store.people.add(aPerson({ id: `person-${index}`, school: school.id, name }));
	const asked = {
		locals: { training, school, person, clock: systemClock, limits: openLimits(), address: '' },
		url: new URL('http://localhost/reports/csv')
	};
	const answer = await GET(asked as unknown as Parameters<typeof GET>[0]);
	return new Uint8Array(await answer.arrayBuffer());
}

test('the table begins with the mark by which a spreadsheet knows UTF-8', async () => {
	const bytes = await tableWith('Zoë Łukasz');
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(new TextDecoder().decode(bytes)).toContain('Zoë Łukasz');
});

test('no cell of the table is one that a spreadsheet would run', async () => {
	const run = [
		'=HYPERLINK("https://elsewhere.example")',
		'+1+1',
		'-2+3',
		'@SUM(A1)',
		'\t=1+1',
		'\r=1+1',
		'＝1+1'
	];
	const text = new TextDecoder().decode(await tableWith(...run));
	for (const line of text.split(/\r\n/).slice(1)) expect(line).not.toMatch(/^"?[=+\-@\t\r＝]/);
	expect(text).toContain(`'+1+1`);
});

test('commas, quotes and line breaks in a name stay in their cell', async () => {
	const text = new TextDecoder().decode(await tableWith('Hale, Robin "Rob"\nThe Second'));
	expect(text).toContain('"Hale, Robin ""Rob""\nThe Second",');
});
