import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PHASE } from '../staff/phases.ts';
import { TOGETHER } from './misjudged.ts';
import { groupsTold, phasesTold } from './groups.ts';
import { isCounted, STATUSES, type Row, type Status } from './report.ts';

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

	test('[R2] [R20] [R23] do not count leavers, nor whoever is not asked to train', () => {
		expect(told([...many(4, 'office'), ...many(3, 'office', 'leaver')])).toEqual([]);
		expect(told([...many(4, 'office'), ...many(3, 'office', 'not-asked')])).toEqual([]);
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
				const here = some.filter(({ status }) => isCounted(status)).length;
				const all = groupsTold(some.map(({ group, status }) => row(group, status)));
				const people = all.map(({ counts }) => counts.people);
				expect(people.every((count) => count >= TOGETHER)).toBe(true);
				expect(people.reduce((sum, count) => sum + count, 0)).toBe(here >= TOGETHER ? here : 0);
			})
		);
	});
});

describe('phases', () => {
	const at = (count: number, group: string, phase?: string): readonly Row[] =>
		many(count, group).map((each) => ({ ...each, ...(phase !== undefined && { phase }) }));
	const toldOf = (rows: readonly Row[]) =>
		phasesTold(rows).map(({ phases, counts }) => [phases.toSorted().join(), counts.people]);

	test('[R21] of five or more are told apart where no difference to a staff group is of fewer', () => {
		expect(
			toldOf([
				...at(6, 'teacher', 'key-stage-1'),
				...at(7, 'teacher', 'key-stage-2'),
				...at(5, 'office', 'whole-school'),
				...at(5, 'teacher')
			])
		).toEqual([
			['key-stage-2', 7],
			['key-stage-1', 6],
			[NO_PHASE, 5],
			['whole-school', 5]
		]);
	});

	test('[R21] are joined where the two tables together would tell of one person', () => {
		// All 6 teachers but one are in key stage 1, and so is nobody else: 6 less 5 would be that one.
		const rows = [
			...at(5, 'teacher', 'key-stage-1'),
			...at(1, 'teacher', 'key-stage-2'),
			...at(9, 'support', 'key-stage-2'),
			...at(8, 'office', 'whole-school')
		];
		expect(toldOf(rows)).toEqual([
			['key-stage-1,key-stage-2', 15],
			['whole-school', 8]
		]);
	});

	test('[R21] are not told where only one would be left', () => {
		expect(
			toldOf([...at(5, 'teacher', 'key-stage-1'), ...at(4, 'teacher', 'key-stage-2')])
		).toEqual([]);
		expect(
			toldOf([
				...at(6, 'teacher', 'key-stage-1'),
				...at(1, 'office', 'key-stage-1'),
				...at(6, 'office', 'key-stage-2')
			])
		).toEqual([]);
		expect(toldOf(at(12, 'teacher'))).toEqual([]);
		expect(toldOf(many(9, 'teacher', 'leaver'))).toEqual([]);
	});

	test('[R20] [R21] with staff groups never tell of one to four people, however they are added up', () => {
		const place = fc.record({
			group: fc.constantFrom('a', 'b', 'c', 'd'),
			phase: fc.constantFrom('p', 'q', 'r', 's'),
			times: fc.integer({ min: 1, max: 7 })
		});
		fc.assert(
			fc.property(fc.array(place, { maxLength: 10 }), (places) => {
				const rows = places.flatMap(({ times, group, phase }) => at(times, group, phase));
				const groups = groupsTold(rows);
				const phases = phasesTold(rows);
				expect(phases.every(({ counts }) => counts.people >= TOGETHER)).toBe(true);
				const named = new Set(groups.flatMap(({ group }) => group ?? []));
				const inGroup = (row: Row) =>
					groups.findIndex(({ group }) => (named.has(row.group) ? group === row.group : !group));
				const inPhase = (row: Row) =>
					phases.findIndex(({ phases: some }) => some.includes(row.phase ?? NO_PHASE));
				if (phases.length === 0) return;
				for (let some = 0; some < 1 << (groups.length + phases.length); some++) {
					const left = rows.filter(
						(row) => ((some >> inGroup(row)) & 1) !== ((some >> (groups.length + inPhase(row))) & 1)
					).length;
					expect(left === 0 || left >= TOGETHER).toBe(true);
				}
			})
		);
	});
});
