import { expect, test } from 'vitest';
import { DUTIES } from '../cycle/duties.ts';
import { dutiesInWords } from './words.ts';

test('when the course is due is said as the school has decided it, with the groups that differ', () => {
	expect(dutiesInWords(DUTIES)).toMatch(
		/^Whoever is new completes the course within two weeks of the start date\. A refresher is due by 31 October; /
	);
	const said = dutiesInWords({
		...DUTIES,
		induction: 'one-month',
		inductions: { 'volunteer-agency': 'before-contact', teacher: 'one-month', gone: 'one-week' },
		refresher: { opens: '01-01', due: '02-29' }
	});
	expect(said).toContain(
		'within a month of the start date; Volunteer or agency: on the first day, before any contact with pupils. A refresher is due by 29 February;'
	);
});
