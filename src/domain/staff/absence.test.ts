import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../units.ts';
import { awayOn, backAtWork, dueAfter } from './absence.ts';

const due = (absences: Parameters<typeof dueAfter>[2], on = '2026-09-30') =>
	dueAfter('2026-09-01', 14, absences, on);

test('[S3] days away do not count towards a due date', () => {
	expect(due([])).toBe('2026-09-15');
	expect(due([{ from: '2026-09-05', to: '2026-09-07' }])).toBe('2026-09-18');
});

test('[S3] times away that overlap count once, in whatever order they are listed', () => {
	const [one, other] = [
		{ from: '2026-09-05', to: '2026-09-08' },
		{ from: '2026-09-07', to: '2026-09-10' }
	];
	expect(due([one, other])).toBe('2026-09-21');
	expect(due([other, one])).toBe('2026-09-21');
});

test('[S3] a time away that begins in the days gained moves the date again', () => {
	expect(
		due([
			{ from: '2026-09-10', to: '2026-09-12' },
			{ from: '2026-09-17', to: '2026-09-18' }
		])
	).toBe('2026-09-20');
});

test('[S3] time away before the start, or after the date, changes nothing', () => {
	expect(due([{ from: '2026-08-01', to: '2026-09-01' }])).toBe('2026-09-15');
	expect(due([{ from: '2026-09-16', to: '2026-10-16' }])).toBe('2026-09-15');
});

test('[S3] an absence without an end moves the date on day by day', () => {
	expect(due([{ from: '2026-09-10' }], '2026-09-20')).toBe('2026-09-26');
	expect(due([{ from: '2026-09-10' }], '2026-09-21')).toBe('2026-09-27');
});

test('[S3] a date that is the start itself waits for whoever is away then', () => {
	const first = (absences: Parameters<typeof dueAfter>[2], on: string) =>
		dueAfter('2026-09-01', 0, absences, on);
	expect(first([{ from: '2026-08-20', to: '2026-09-11' }], '2026-09-12')).toBe('2026-09-12');
	expect(first([{ from: '2026-08-20' }], '2026-09-05')).toBe('2026-09-06');
	expect(first([{ from: '2026-09-02', to: '2026-09-11' }], '2026-09-12')).toBe('2026-09-01');
});

test('[S3] somebody is back at work after times away that follow each other', () => {
	const absences = [
		{ from: '2026-09-08', to: '2026-09-10' },
		{ from: '2026-09-05', to: '2026-09-07' }
	];
	expect(backAtWork('2026-09-06', absences, '2026-09-30')).toBe('2026-09-11');
	expect(backAtWork('2026-09-04', absences, '2026-09-30')).toBe('2026-09-04');
});

test('[S3] the due date never comes earlier by an absence', () => {
	const day = fc.integer({ min: -20, max: 60 }).map((by) => addDays('2026-09-01', by));
	const absence = fc
		.tuple(day, fc.integer({ min: 0, max: 20 }))
		.map(([from, length]) => ({ from, to: addDays(from, length) }));
	fc.assert(
		fc.property(fc.array(absence, { maxLength: 5 }), absence, (some, more) => {
			expect(due([...some, more]) >= due(some)).toBe(true);
			expect(due([...some, ...some])).toBe(due(some));
			expect(awayOn(some, due(some))).toBe(false);
			expect(awayOn(some, dueAfter('2026-09-01', 0, some, '2026-09-30'))).toBe(false);
		})
	);
});

test('[S3] somebody is away from the first day to the last', () => {
	const absences = [{ from: '2026-09-05', to: '2026-09-07' }];
	expect(
		['2026-09-04', '2026-09-05', '2026-09-07', '2026-09-08'].map((d) => awayOn(absences, d))
	).toEqual([false, true, true, false]);
	expect(awayOn([{ from: '2026-09-05' }], '2027-09-05')).toBe(true);
});
