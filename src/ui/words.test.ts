import { describe, expect, test } from 'vitest';
import { FORCES, JUDGEMENTS } from '#domain/policy/policy.ts';
import {
	addressee,
	count,
	dayWords,
	forceWords,
	judgementWords,
	minuteWords,
	momentWords,
	timeWords,
	toneOf
} from './words.ts';

describe('judgements', () => {
	test('the school judges, in the words of the look', () => {
		expect(JUDGEMENTS.map((each) => judgementWords(each))).toEqual([
			'What your policy asks for',
			'In line with your policy',
			'Unwise under your policy',
			'Against your policy',
			'Seriously against your policy',
			'Your policy does not say'
		]);
	});

	test('good practice never passes itself off as the policy', () => {
		for (const each of JUDGEMENTS)
			expect(judgementWords(each, 'good-practice')).not.toContain('your policy');
		expect(judgementWords('risky', 'good-practice')).toBe('Unwise under good practice');
	});

	test('every judgement has a shape of its own', () => {
		expect(new Set(JUDGEMENTS.map(toneOf)).size).toBe(JUDGEMENTS.length);
	});
});

describe('forces', () => {
	const staff = ['all staff'];

	test('a clause for staff says so in each of its forces', () => {
		expect(FORCES.map((force) => forceWords({ force, binds: staff }))).toEqual([
			'Staff must',
			'Staff must not',
			'Staff should',
			'Staff should not',
			'Advised against',
			'Staff may',
			'The school commits to',
			'What may follow',
			'For information'
		]);
	});

	test.each([
		['must-not', ['pupils'], 'Pupils must not'],
		['must', ['SLT'], 'Senior leaders must'],
		['should', ['headteacher'], 'The Headteacher should'],
		['must', ['account users'], 'Account users must'],
		['advised-against', ['parents'], 'Parents are advised against'],
		['advised-against', ['headteacher'], 'The Headteacher is advised against'],
		['school-commitment', ['school'], 'The school commits to'],
		['school-commitment', ['SLT'], 'Senior leaders commit to'],
		['must', ['all staff', 'pupils'], 'Staff and pupils must'],
		['should', ['bloggers', 'headteacher'], 'Bloggers and the Headteacher should']
	] as const)('%s, addressed to %j, reads “%s…”', (force, binds, words) => {
		expect(forceWords({ force, binds })).toBe(words);
	});

	test('an addressee nobody foresaw is still named', () => {
		expect(addressee(['lunchtime clubs'])).toBe('Lunchtime clubs');
		expect(addressee(['governors', 'whole community'])).toBe(
			'Governors and everyone at the school'
		);
	});
});

describe('days and times', () => {
	test('a day has its weekday, a month stays a month, words stay words', () => {
		expect(dayWords('2026-12-18')).toBe('Friday 18 December 2026');
		expect(dayWords('2023-04')).toBe('April 2023');
		expect(dayWords('unknown')).toBe('not stated');
		expect(dayWords('every two years')).toBe('every two years');
	});

	test('times are those of the schools, summer and winter', () => {
		expect(timeWords('2026-11-20T20:14:00.000Z')).toBe('20:14');
		expect(timeWords('2026-06-20T20:14:00.000Z')).toBe('21:14');
		expect(momentWords('2026-06-20T23:30:00.000Z')).toBe('Sunday 21 June 2026 at 00:30');
	});

	test('one is one and the rest are many', () => {
		expect([0, 1, 2].map((many) => count(many, 'decision'))).toEqual([
			'0 decisions',
			'1 decision',
			'2 decisions'
		]);
	});
});

test('a measured time is told to the nearest half minute', () => {
	expect([0.1, 0.6, 1, 1.3, 2, 4.6, 5.8].map(minuteWords)).toEqual([
		'½ minute',
		'½ minute',
		'1 minute',
		'1½ minutes',
		'2 minutes',
		'4½ minutes',
		'6 minutes'
	]);
});
