import { describe, expect, test } from 'vitest';
import { rowOf } from '#domain/report/report.ts';
import type { SchoolRecord } from '../store/records.ts';
import { memberOf, progressAt } from './progress.ts';
import { library, played, second, trainingAt } from './training.test-data.ts';

type At = Awaited<ReturnType<typeof trainingAt>>;

/** Seconds from the morning of the tests to the morning of another day. */
const until = (day: string) => (Date.parse(day) - Date.parse('2026-11-20')) / 1000;

/** The school, with another policy since a day. */
async function changedOn(at: At, day: string) {
	const other = library.editions['kingsley'];
	if (!other) throw new TypeError('There is no kingsley.');
	await at.training.store.archive.keep(other.hash, other.text);
	return { ...at.school, edition: other.hash, editionSince: second(until(day)) };
}

/** Somebody who started on 16 November, so has until the end of the month, and what they owe where the policy changes. */
async function starter(begun: boolean) {
	const at = await trainingAt('beckstone');
	await at.training.store.people.change(at.school.id, at.person.id, (person) => ({
		...person,
		startsOn: '2026-11-16'
	}));
	if (begun) await played(at, 'pass', 0, 'pupil-follow');
	return at;
}

async function dueIn(at: At, adopted: string, on: string, more: Partial<SchoolRecord> = {}) {
	const school = { ...(await changedOn(at, adopted)), ...more };
	return progressAt(at.now(), school, at.training.playing, on).owing.owed?.due;
}

describe('a policy that changes while the training is under way', () => {
	test('[Y11] gives whoever had begun two weeks: nobody is overdue the next day for what they had passed', async () => {
		const at = await starter(true);
		expect(await dueIn(at, '2026-11-29', '2026-11-28')).toBe('2026-11-30');
		expect(await dueIn(at, '2026-11-29', '2026-12-01')).toBe('2026-12-14');
		const school = await changedOn(at, '2026-11-29');
		const row = rowOf(memberOf(at.now(), school, at.training.playing, '2026-12-01'), '2026-12-01');
		expect(row).toMatchObject({ due: '2026-12-14', daysOver: 0 });
	});

	test('[Y11] gives no time to who had not begun, nor to who was overdue on that day already', async () => {
		expect(await dueIn(await starter(false), '2026-11-29', '2026-12-01')).toBe('2026-11-30');
		expect(await dueIn(await starter(true), '2026-12-02', '2026-12-03')).toBe('2026-11-30');
		const same = await starter(true);
		const { edition } = same.school;
		expect(await dueIn(same, '2026-11-29', '2026-12-01', { edition })).toBe('2026-11-30');
	});

	test('[Y11] takes no time away where the two weeks end sooner, and days away do not count in them', async () => {
		const at = await starter(true);
		const duties = { ...at.school.duties, induction: 'one-month' as const };
		expect(await dueIn(at, '2026-11-21', '2026-11-22', { duties })).toBe('2026-12-16');
		await at.training.store.people.change(at.school.id, at.person.id, (person) => ({
			...person,
			absences: [{ from: '2026-11-23', to: '2027-01-03' }]
		}));
		expect(await dueIn(at, '2026-11-22', '2027-01-05')).toBe('2027-01-18');
	});
});
