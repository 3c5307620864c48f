import { expect, test } from 'vitest';
import { lightsBy, lightsInWords, lightsOf, weeksTo } from './board.ts';

test('[R14] each staff group has its lights, the most in red first, and leavers have none', () => {
	const rows: readonly { group: string; light?: 'red' | 'amber' | 'green' }[] = [
		{ group: 'teacher', light: 'green' },
		{ group: 'teacher', light: 'red' },
		{ group: 'teacher' },
		{ group: 'office', light: 'amber' },
		{ group: 'site', light: 'red' },
		{ group: 'volunteer-agency' }
	];
	const byGroup = lightsBy(rows, ({ group }) => group);
	expect(byGroup).toEqual([
		{ of: 'site', lights: { red: 1, amber: 0, green: 0 } },
		{ of: 'teacher', lights: { red: 1, amber: 0, green: 1 } },
		{ of: 'office', lights: { red: 0, amber: 1, green: 0 } }
	]);
	expect(lightsOf([])).toEqual({ red: 0, amber: 0, green: 0 });
});

test('[R14] the weeks end on the day asked about, and none is before the cycle', () => {
	expect(weeksTo('2026-11-20', '2026-09-01', 3)).toEqual([
		'2026-11-06',
		'2026-11-13',
		'2026-11-20'
	]);
	expect(weeksTo('2026-11-21', '2026-09-01', 2)).toEqual(['2026-11-20', '2026-11-21']);
	expect(weeksTo('2026-09-08', '2026-09-01', 8)).toEqual(['2026-09-04', '2026-09-08']);
	expect(weeksTo('2026-09-01', '2026-09-01', 8)).toEqual(['2026-09-01']);
	expect(weeksTo('2028-03-02', '2027-09-01', 2)).toEqual(['2028-02-25', '2028-03-02']);
});

test('lights are said in words', () => {
	expect(lightsInWords({ red: 2, amber: 0, green: 24 })).toBe('24 complete, 2 overdue');
	expect(lightsInWords({ red: 0, amber: 0, green: 0 })).toBe('nobody');
});
