import { describe, expect, test } from 'vitest';
import { standingOf, type Outcome } from '../attempt/standing.ts';
import { edition, made, NOW } from '../builders.test-data.ts';
import { DUTIES, standingOn } from '../cycle/duties.ts';
import { courseFor, progressOf, type Progress } from '../course/course.ts';
import { sign } from '../declaration/declaration.ts';
import { ratio } from '../units.ts';
import { countsOf, rowOf, rowsFor, type Member, type Row } from './report.ts';

const offered = (slug: string) => ({ slug, title: slug, minutes: 5, for: ['all-staff'] });
const COURSE = courseFor('teacher', [offered('Pupils'), offered('Press')], 'hash-1');

function outcome(n: number, passed: boolean, ended = true): Outcome {
	const why = passed ? 'passed' : 'below-pass-mark';
	return {
		attempt: `a${n}`,
		ended,
		grade: { score: ratio(n, 6), passed, why },
		startedAt: NOW,
		lastAt: NOW,
		decisions: 3
	};
}

const pass = standingOf([outcome(6, true)]);
const fail = standingOf([outcome(3, false)]);
const begun = standingOf([outcome(0, false, false)]);
const behind = [{ scenario: 'Pupils', attempt: 'a6', score: ratio(6, 6) }];
const declaration = made(
	sign(
		{ edition: edition(), editionHash: 'hash-1', school: 's', behind, signed: [] },
		'Ada Sample',
		NOW,
		'd-1'
	)
);

const NOTHING = progressOf(COURSE, {}, []);
const BEGUN = progressOf(COURSE, { Pupils: begun }, []);
const FAILED = progressOf(COURSE, { Pupils: pass, Press: fail }, []);
const HALF = progressOf(COURSE, { Pupils: pass }, []);
const UNSIGNED = progressOf(COURSE, { Pupils: pass, Press: pass }, []);
const COMPLETE = progressOf(COURSE, { Pupils: pass, Press: pass }, [declaration]);

/** A member of staff as they stand on a day; who is complete has completed on their last day before it. */
function member(progress: Progress, more: Partial<Member> = {}, on = '2026-11-20'): Member {
	const facts = { group: 'teacher', startsOn: '2026-11-02', absences: [], learns: true, ...more };
	const completions = progress.complete ? [more.completedOn ?? '2026-11-05'] : [];
	const { owed, next } = standingOn({ ...facts, completions }, DUTIES, [], on);
	return {
		id: 'person-1',
		name: 'Ada Sample',
		...facts,
		progress,
		...(owed ? { owed } : {}),
		next,
		...more
	};
}

describe('a line of the report', () => {
	test('[R1] leaves days away out, and nobody is overdue while they are away', () => {
		const away = (from: string, to?: string) =>
			member(NOTHING, { absences: [to === undefined ? { from } : { from, to }] });
		expect(rowOf(away('2026-11-10', '2026-11-12'), '2026-11-19')).toMatchObject({
			due: '2026-11-19',
			status: 'not-started'
		});
		expect(rowOf(away('2026-11-10', '2026-11-12'), '2026-11-20')).toMatchObject({
			status: 'overdue',
			daysOver: 1
		});
		expect(rowOf(away('2026-12-01'), '2026-12-20')).toMatchObject({
			due: '2026-11-16',
			status: 'not-started',
			light: 'amber',
			why: 'Not started yet; it was due before the time away. Away at the moment: the days away do not count.'
		});
	});

	test('[R4.1] says of who is away that it was due before, and only of whom it was', () => {
		const line = (progress: Progress, from: string, on: string, to?: string) =>
			rowOf(member(progress, { absences: [to === undefined ? { from } : { from, to }] }), on);
		expect(line(NOTHING, '2026-11-20', '2026-11-25')).toMatchObject({
			status: 'not-started',
			next: 'Was due on 16 November 2026, before the time away.'
		});
		expect(line(HALF, '2026-11-20', '2026-11-25')).toMatchObject({
			status: 'under-way',
			why: expect.stringMatching(/ It was due before the time away\. Away at the moment/) as string,
			next: 'Was due on 16 November 2026, before the time away.'
		});
		expect(line(NOTHING, '2026-11-10', '2026-11-25')).toMatchObject({
			why: expect.stringMatching(/still within the time given/) as string,
			next: expect.stringMatching(/^Due by the end of /) as string
		});
		// What a weekend would move into the time away is due after it (Y7).
		const moved = member(NOTHING, { startsOn: '2026-10-31', absences: [{ from: '2026-11-15' }] });
		expect(rowOf(moved, '2026-11-20')).toMatchObject({
			status: 'not-started',
			next: 'Due by the end of 23 November 2026.'
		});
		expect(line(NOTHING, '2026-11-20', '2026-11-25', '2026-11-24')).toMatchObject({
			status: 'overdue',
			next: 'Was due on 16 November 2026.'
		});
		expect(line(COMPLETE, '2026-11-20', '2026-11-25').why).not.toContain('due');
	});

	test('[R1] is due 14 days after the start, by the end of the day', () => {
		expect(rowOf(member(NOTHING), '2026-11-16')).toEqual({
			id: 'person-1',
			name: 'Ada Sample',
			group: 'teacher',
			status: 'not-started',
			due: '2026-11-16',
			daysOver: 0,
			why: 'Not started yet; due today.',
			left: '“Press”, “Pupils” and the declaration',
			next: 'Due by the end of 16 November 2026.',
			light: 'amber'
		});
	});

	test('[R1] is overdue the day after', () => {
		expect(rowOf(member(NOTHING), '2026-11-17')).toMatchObject({
			status: 'overdue',
			daysOver: 1,
			why: '1 day past the due date. Has not started.',
			next: 'Was due on 16 November 2026.',
			light: 'red'
		});
	});

	test('[R1] counts days across a leap day and the end of a year', () => {
		const leap = member(NOTHING, { startsOn: '2028-02-21' });
		expect(rowOf(leap, '2028-03-05').due).toBe('2028-03-06');
		expect(rowOf(member(NOTHING, { startsOn: '2026-12-25' }), '2027-01-18')).toMatchObject({
			due: '2027-01-08',
			daysOver: 10
		});
	});

	test('[R2] is a leaver from the day after the last day, whatever else holds', () => {
		const leftOn = '2026-11-20';
		expect(rowOf(member(NOTHING, { leftOn }), '2026-11-20').status).toBe('overdue');
		expect(rowOf(member(NOTHING, { leftOn }), '2026-11-21')).toMatchObject({
			status: 'leaver',
			daysOver: 0,
			why: 'Has left the school before completing. The record is kept.',
			left: '',
			next: ''
		});
		expect(rowOf(member(COMPLETE, { leftOn }), '2026-11-21')).toMatchObject({
			status: 'leaver',
			why: 'Has left the school; was complete. The record is kept.'
		});
	});

	test('[R23] is not asked to train without the learner role: no light, nothing due or left, whatever else holds', () => {
		const apart = member(NOTHING, { learns: false });
		expect(rowOf(apart, '2026-12-20')).toEqual({
			id: 'person-1',
			name: 'Ada Sample',
			group: 'teacher',
			status: 'not-asked',
			daysOver: 0,
			why: 'Is not asked to train: no learner role on the staff list. Is not complete, and owes nothing.',
			left: '',
			next: ''
		});
		expect(rowOf(member(COMPLETE, { learns: false }), '2026-11-10')).toMatchObject({
			status: 'not-asked',
			why: 'Is not asked to train: no learner role on the staff list. Is complete all the same.'
		});
		expect(rowOf(apart, '2026-12-20', { until: '2027-01-15' })).toEqual(rowOf(apart, '2026-12-20'));
	});

	test('[R2] [R23] whoever has left is a leaver, with the learner role or without', () => {
		const left = (learns: boolean) => member(NOTHING, { leftOn: '2026-11-20', learns });
		expect(rowOf(left(false), '2026-11-20').status).toBe('not-asked');
		expect(rowOf(left(false), '2026-11-21')).toEqual(rowOf(left(true), '2026-11-21'));
	});

	test('[R3] is complete when complete, however late', () => {
		const late = member(COMPLETE, { completedOn: '2026-12-24' }, '2026-12-25');
		expect(rowOf(late, '2026-12-25')).toMatchObject({
			status: 'complete',
			daysOver: 0,
			why: 'Every situation passed and the declaration signed.',
			left: '',
			next: 'Next: the refresher of 2027/28, from 1 September 2027 to 1 November 2027.',
			light: 'green',
			completedOn: '2026-12-24'
		});
	});

	test.each([
		['not-started', NOTHING, 'Not started yet; still within the time given.'],
		['under-way', BEGUN, 'Began “Pupils” and has not finished it.'],
		['under-way', FAILED, 'Tried “Press” and did not pass yet (best score 50%).'],
		['under-way', HALF, 'Passed 1 of 2 situations; the rest not started.'],
		['under-way', UNSIGNED, 'Every situation passed; the declaration is not signed.']
	])('[R3] [R4] before the due day is %s, and says why', (status, progress, why) => {
		expect(rowOf(member(progress), '2026-11-10')).toMatchObject({ status, why, daysOver: 0 });
	});

	test('[R3] [R4] past the due day is overdue, and says how far the person came', () => {
		expect(rowOf(member(UNSIGNED), '2026-11-20')).toMatchObject({
			status: 'overdue',
			daysOver: 4,
			why: '4 days past the due date. Every situation passed; the declaration is not signed.',
			left: 'the declaration'
		});
	});

	test('[R3] [R4] a refresher, or a policy that has changed, is named', () => {
		const cycle = { from: '2026-09-01', to: '2027-08-31', name: '2026/27' };
		const owed = { cycle, opens: '2026-09-01', due: '2026-10-30' };
		const line = (kind: 'refresher' | 'new-edition', progress: Progress) =>
			rowOf(member(progress, { owed: { ...owed, kind } }), '2026-11-02');
		expect(line('refresher', NOTHING)).toMatchObject({
			status: 'overdue',
			why: 'The refresher of 2026/27. 3 days past the due date. Has not started.'
		});
		expect(line('new-edition', HALF).why).toMatch(/^The policy has changed\. 3 days past/);
	});

	test('[R4] a refresher that is complete is named, with how much of the course was left out', () => {
		const line = (many: number) => {
			const skipped = Array.from({ length: many }, (_, index) => ({
				scenario: `s-${index}`,
				because: 'recent'
			}));
			const refreshed = { cycle: '2026/27', skipped };
			return rowOf(member(COMPLETE, { refreshed }), '2026-11-02').why;
		};
		const all = 'The refresher of 2026/27: all of it passed and the declaration signed.';
		expect(line(3)).toBe(`${all} 3 situations of the course left out.`);
		expect(line(1)).toBe(`${all} 1 situation of the course left out.`);
		expect(line(0)).toBe(all);
	});

	test('[R4] says what is left in words', () => {
		const left = (progress: Progress) => rowOf(member(progress), '2026-11-10').left;
		expect(left(HALF)).toBe('“Press” and the declaration');
		expect(left(COMPLETE)).toBe('');
	});

	test('[U6] [U7] whoever is exempt is neither overdue nor red; the line says until when, and nothing of why', () => {
		const exempt = { until: '2027-01-15', because: 'Long illness.' };
		expect(rowOf(member(HALF), '2026-12-20', exempt)).toMatchObject({
			status: 'under-way',
			light: 'amber',
			daysOver: 0,
			why: 'Exempt until 15 January 2027.',
			next: 'The exemption ends on 15 January 2027.',
			exempt: { until: '2027-01-15' }
		});
		expect(JSON.stringify(rowOf(member(HALF), '2026-12-20', exempt))).not.toContain('illness');
		expect(rowOf(member(NOTHING), '2026-12-20', exempt).status).toBe('not-started');
		expect(rowOf(member(NOTHING), '2027-01-16')).toMatchObject({ status: 'overdue', light: 'red' });
	});

	test('[U6] whoever is complete stays complete, and a leaver a leaver', () => {
		const exempt = { until: '2027-01-15', because: 'Long illness.' };
		for (const each of [member(COMPLETE), member(NOTHING, { leftOn: '2026-11-20' })])
			expect(rowOf(each, '2026-12-20', exempt)).toEqual(rowOf(each, '2026-12-20'));
	});

	test('[R6] holds no answers', () => {
		expect(Object.keys(rowOf(member(FAILED, { completedOn: '2026-11-02' }), '2026-11-10'))).toEqual(
			[
				...['id', 'name', 'group', 'status', 'due', 'daysOver', 'why', 'left', 'next'],
				...['light', 'completedOn']
			]
		);
	});
});

describe('the list', () => {
	const on = '2026-11-20';
	const row = (name: string, progress: Progress, more: Partial<Member> = {}): Row =>
		rowOf(member(progress, { id: name, name, ...more }), on);
	const ROWS = [
		row('Cleo', COMPLETE),
		row('Lev', NOTHING, { leftOn: '2026-11-01' }),
		row('Noa', NOTHING, { learns: false, startsOn: '2026-10-01' }),
		row('Ola', NOTHING, { startsOn: '2026-11-04' }),
		row('Old', NOTHING, { startsOn: '2026-10-01', group: 'support' }),
		row('Una', BEGUN, { startsOn: on }),
		row('Ben', NOTHING, { startsOn: on }),
		row('Abe', NOTHING, { startsOn: on, group: 'support', phase: 'key-stage-2' })
	];
	const names = (filter: Parameters<typeof rowsFor>[1]) =>
		rowsFor(ROWS, filter).map(({ name }) => name);

	test('[R5] is in order of urgency, the longest overdue first, then by name', () => {
		expect(names({})).toEqual(['Old', 'Ola', 'Una', 'Abe', 'Ben', 'Cleo', 'Noa', 'Lev']);
	});

	test('[R5] is filtered by staff group, phase and status without being changed', () => {
		const before = [...ROWS];
		expect(names({ group: 'support' })).toEqual(['Old', 'Abe']);
		expect(names({ group: 'support', status: 'not-started' })).toEqual(['Abe']);
		expect(names({ status: 'not-asked' })).toEqual(['Noa']);
		expect(names({ group: 'nobody' })).toEqual([]);
		expect(names({ phase: 'key-stage-2' })).toEqual(['Abe']);
		expect(names({ phase: 'none', group: 'support' })).toEqual(['Old']);
		expect(ROWS).toEqual(before);
	});

	test('[R2] [R23] counts people without leavers and whoever is not asked to train, who stand apart', () => {
		expect(countsOf(ROWS)).toEqual({
			people: 6,
			overdue: 2,
			'under-way': 1,
			'not-started': 2,
			complete: 1,
			'not-asked': 1,
			leaver: 1
		});
		expect(countsOf([])).toMatchObject({ people: 0, leaver: 0 });
	});
});
