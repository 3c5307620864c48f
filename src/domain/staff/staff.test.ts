import { expect, test } from 'vitest';
import { hasAccess, isLastAdministrator, type Listed } from './staff.ts';

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

test('[S5] the only administrator with access is the last one', () => {
	const gone = listed('gone', { leftOn: '2026-11-01' });
	const teacher = listed('teacher', { roles: ['learner'] });
	expect(isLastAdministrator('ada', [listed('ada'), gone, teacher], TODAY)).toBe(true);
	expect(isLastAdministrator('ada', [listed('ada'), listed('ben')], TODAY)).toBe(false);
	expect(isLastAdministrator('teacher', [listed('ada'), teacher], TODAY)).toBe(false);
	expect(isLastAdministrator('gone', [listed('ada'), gone], TODAY)).toBe(false);
	expect(isLastAdministrator('nobody', [listed('ada')], TODAY)).toBe(false);
});
