import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TOGETHER } from './misjudged.ts';
import { groupsTold } from './groups.ts';
import { STATUSES, type Row, type Status } from './report.ts';

const row = (group: string, status: Status = 'complete'): Row => ({
	id: 'somebody',
	name: 'Somebody',
	group,
	status,
	due: '2026-10-01',
	daysOver: 0,
	why: '',
	left: '',
	next: ''
});
const many = (count: number, group: string, status?: Status) =>
	Array.from({ length: count }, () => row(group, status));
const told = (rows: readonly Row[]) =>
	groupsTold(rows).map(({ group, counts }) => [group, counts.people]);

describe('staff groups', () => {
	test('[R20] of five or more stand apart, the largest first; smaller ones stand together', () => {
		const rows = [
			...many(5, 'office'),
			...many(8, 'teacher'),
			...many(2, 'site'),
			...many(3, 'leader')
		];
		expect(told(rows)).toEqual([
			['teacher', 8],
			['office', 5],
			[undefined, 5]
		]);
	});

	test('[R20] take another with them where fewer than five would be left', () => {
		expect(told([...many(9, 'teacher'), ...many(6, 'office'), ...many(1, 'site')])).toEqual([
			['teacher', 9],
			[undefined, 7]
		]);
		expect(told([...many(6, 'office'), ...many(1, 'site')])).toEqual([[undefined, 7]]);
	});

	test('[R20] are not told of four people', () => {
		expect(told(many(4, 'office'))).toEqual([]);
	});

	test('[R2] [R20] do not count leavers', () => {
		expect(told([...many(4, 'office'), ...many(3, 'office', 'leaver')])).toEqual([]);
	});

	test('[R20] tell of everybody once, never of fewer than five, whatever the school', () => {
		const rows = fc.array(
			fc.record({
				group: fc.constantFrom('a', 'b', 'c', 'd'),
				status: fc.constantFrom(...STATUSES)
			}),
			{ maxLength: 40 }
		);
		fc.assert(
			fc.property(rows, (some) => {
				const here = some.filter(({ status }) => status !== 'leaver').length;
				const all = groupsTold(some.map(({ group, status }) => row(group, status)));
				const people = all.map(({ counts }) => counts.people);
				expect(people.every((count) => count >= TOGETHER)).toBe(true);
				expect(people.reduce((sum, count) => sum + count, 0)).toBe(here >= TOGETHER ? here : 0);
			})
		);
	});
});
