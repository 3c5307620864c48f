import { expect, test } from 'vitest';
import { backOn, hasAccess, isLastAdministrator, type Listed } from './staff.ts';

const TODAY = '2026-11-20';
const listed = (id: string, more: Partial<Listed> = {}): Listed => ({
	id,
	roles: ['learner', 'administrator'],
	...more
});

test('[S4] access ends with the last day being recorded, not a night later', () => {
	expect(hasAccess({}, TODAY)).toBe(true);
	expect(hasAccess({ leftOn: '2026-11-21' }, TODAY)).toBe(true);
	expect(hasAccess({ leftOn: TODAY }, TODAY)).toBe(false);
	expect(hasAccess({ leftOn: '2026-11-19' }, TODAY)).toBe(false);
});

test('[S4] [S23] whoever comes back has access from the day they are back, and until they leave', () => {
	const earlier = [{ from: '2024-09-02', to: '2026-11-30' }];
	const back = { startsOn: '2027-01-04', earlier };
	const may = (day: string, entry = back) => hasAccess(entry, day);
	expect(['2026-11-29', '2026-11-30', '2027-01-03', '2027-01-04'].map((day) => may(day))).toEqual([
		true,
		false,
		false,
		true
	]);
	expect(may('2027-01-10', { ...back, leftOn: '2027-01-10' } as typeof back)).toBe(false);
	expect(backOn(back, '2027-01-03')).toBe('2027-01-04');
	expect(backOn(back, '2027-01-04')).toBeUndefined();
});

test('[S4] whoever is new has access before their first day', () => {
	expect(hasAccess({ startsOn: '2027-01-04' }, TODAY)).toBe(true);
	expect(backOn({ startsOn: '2027-01-04' }, TODAY)).toBeUndefined();
});

test('[S5] the only administrator with access is the last one', () => {
	const gone = listed('gone', { leftOn: '2026-11-01' });
	const teacher = listed('teacher', { roles: ['learner'] });
	expect(isLastAdministrator('ada', [listed('ada'), gone, teacher], TODAY)).toBe(true);
	expect(isLastAdministrator('ada', [listed('ada'), listed('ben')], TODAY)).toBe(false);
	expect(isLastAdministrator('teacher', [listed('ada'), teacher], TODAY)).toBe(false);
	expect(isLastAdministrator('gone', [listed('ada'), gone], TODAY)).toBe(false);
	expect(isLastAdministrator('nobody', [listed('ada')], TODAY)).toBe(false);
});
