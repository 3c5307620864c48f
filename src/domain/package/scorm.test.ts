import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import type { Interaction } from './interaction.ts';
import { SCORM12 } from './scorm12.ts';
import { SCORM2004 } from './scorm2004.ts';
import type { Dialect, Pair } from './scorm.ts';

function decision(more: Partial<Interaction> = {}): Interaction {
	return {
		scenario: 'pupil-follow',
		scene: 'next-day',
		visit: 1,
		says: 'A pupil wants to connect: you refuse.',
		choice: 'refuse-and-tell',
		place: 2,
		points: 2,
		of: 2,
		counted: true,
		at: NOW,
		offset: 60,
		seconds: 12.7,
		objectives: ['beckstone/4.terms.7'],
		...more
	};
}

/** The pairs by the last word of their element. */
function of(
	dialect: Dialect,
	more: Partial<Interaction> = {},
	local = '2026-11-20T10:30:00'
): Record<string, string> {
	const pairs = dialect.interaction(decision(more), 3, local);
	return Object.fromEntries(
		pairs.map(([element, value]) => [element.replace('cmi.interactions.3.', ''), value])
	);
}

const BOTH = [
	['SCORM 1.2', SCORM12],
	['SCORM 2004', SCORM2004]
] as const;
const seconds = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -1, 1e21, 0));

describe('a status', () => {
	test('[lms D5] SCORM 1.2 has one word, and never the unknown one', () => {
		const told = (
			completion: 'incomplete' | 'completed',
			success: 'unknown' | 'passed' | 'failed'
		) => SCORM12.status({ completion, success }).map(([, value]) => value);
		expect(told('incomplete', 'unknown')).toEqual(['incomplete']);
		expect(told('completed', 'unknown')).toEqual(['completed']);
		expect(told('completed', 'passed')).toEqual(['passed']);
		expect(told('completed', 'failed')).toEqual(['failed']);
	});

	test('[lms D4] [lms D5] [lms M5] SCORM 2004 has two, and leaves success unsaid until it is known', () => {
		expect(SCORM2004.status({ completion: 'completed', success: 'unknown' })).toEqual([
			['cmi.completion_status', 'completed']
		]);
		expect(SCORM2004.status({ completion: 'completed', success: 'passed' })).toEqual([
			['cmi.completion_status', 'completed'],
			['cmi.success_status', 'passed']
		]);
	});

	test('[lms D1] what is no status of a course under way is taken for a new one', () => {
		for (const value of ['not attempted', '', 'unknown', 'browsed', 'null', '7'])
			expect(SCORM12.was([value])).toBe('new');
		expect(SCORM2004.was(['not attempted', 'unknown'])).toBe('new');
		expect(SCORM2004.was(['unknown', 'passed'])).toBe('passed');
		expect(SCORM2004.was(['completed', 'unknown'])).toBe('completed');
	});
});

describe('a score', () => {
	test('[lms E1] [lms M4] in SCORM 1.2 is a percentage with its range', () => {
		expect(SCORM12.score(79)).toEqual([
			['cmi.core.score.min', '0'],
			['cmi.core.score.max', '100'],
			['cmi.core.score.raw', '79']
		]);
	});

	test('[lms E2] in SCORM 2004 comes with its part of the whole', () => {
		expect(SCORM2004.score(29)).toEqual([
			['cmi.score.min', '0'],
			['cmi.score.max', '100'],
			['cmi.score.raw', '29'],
			['cmi.score.scaled', '0.29']
		]);
	});

	test.each(BOTH)(
		'[lms E3] [lms E6] [lms C8] in %s is never out of range, nor rounded up',
		(_, dialect) => {
			const raw = (score: number) =>
				dialect.score(score).find(([element]) => element.endsWith('.raw'))?.[1];
			expect([-5, 0, 59.6, 79.99, 100, 140, NaN].map(raw)).toEqual(
				['0', '0', '59', '79', '100', '100', '0'] // prettier-ignore
			);
		}
	);

	test('every whole per cent has a part of two places', () => {
		for (let score = 0; score <= 100; score++) {
			const scaled = SCORM2004.score(score).at(-1)?.[1] ?? '';
			expect(scaled).toMatch(/^[01](\.\d{1,2})?$/);
			expect(Math.round(Number(scaled) * 100)).toBe(score);
		}
	});
});

describe('time', () => {
	const value = ([, text]: Pair) => text;

	test('[lms F1] in SCORM 1.2 is hours with two to four figures, minutes and seconds', () => {
		expect(value(SCORM12.time(0))).toBe('0000:00:00');
		expect(value(SCORM12.time(3_725.9))).toBe('0001:02:05');
		expect(value(SCORM12.time(1e12))).toBe('9999:59:59');
	});

	test('[lms F1] in SCORM 2004 is a period with all its parts, and no weeks', () => {
		expect(value(SCORM2004.time(0))).toBe('PT0H0M0S');
		expect(value(SCORM2004.time(3_725.9))).toBe('PT1H2M5S');
	});

	test('[lms F1] [lms C8] is legal whatever a clock says', () => {
		fc.assert(
			fc.property(seconds, (each) => {
				expect(value(SCORM12.time(each))).toMatch(/^\d{4}:[0-5]\d:[0-5]\d$/);
				expect(value(SCORM2004.time(each))).toMatch(/^PT\d{1,4}H[0-5]?\dM[0-5]?\dS$/);
			}),
			{ seed: 20261120 }
		);
	});

	test('[lms F4] [lms M8] a decision in SCORM 1.2 has the time of day where the learner is', () => {
		expect(of(SCORM12)['time']).toBe('10:30:00');
		expect(of(SCORM12, {}, '')['time']).toBeUndefined();
	});

	test('[lms F3] [lms M6] [lms I9] in SCORM 2004 it has day, time and zone, to the hundredth', () => {
		const stamp = (offset: number, local?: string) => of(SCORM2004, { offset }, local)['timestamp'];
		expect(stamp(60)).toBe('2026-11-20T10:30:00.00+01:00');
		expect(stamp(0)).toBe('2026-11-20T10:30:00.00+00:00');
		expect(stamp(-570)).toBe('2026-11-20T10:30:00.00-09:30');
		expect(stamp(330)).toBe('2026-11-20T10:30:00.00+05:30');
	});

	test('[lms F3] a time no platform takes is left out', () => {
		for (const local of ['2039-01-01T00:00:00', '1969-12-31T23:59:59', '+010000-01-01T00:0', ''])
			expect(of(SCORM2004, {}, local)['timestamp']).toBeUndefined();
	});

	test('[lms F5] how long a choice took is in the form of the version', () => {
		expect(of(SCORM12)['latency']).toBe('0000:00:12');
		expect(of(SCORM2004)['latency']).toBe('PT0H0M12S');
	});
});

describe('a decision', () => {
	test.each(BOTH)('[lms I2] in %s begins with its id, then its type', (_, dialect) => {
		const elements = dialect.interaction(decision(), 7, '').map(([element]) => element);
		expect(elements.slice(0, 3)).toEqual([
			'cmi.interactions.7.id',
			'cmi.interactions.7.type',
			'cmi.interactions.7.objectives.0.id'
		]);
		expect(of(dialect)['type']).toBe('choice');
	});

	test.each(BOTH)(
		'[lms I3] [lms J3] in %s has an id of its own at every visit, always the same',
		(_, dialect) => {
			expect(of(dialect)['id']).toBe('pupil_follow__next_day');
			expect(of(dialect, { visit: 2 })['id']).toBe('pupil_follow__next_day_v2');
			const long = of(dialect, { scenario: 'ä'.repeat(300), scene: 'x'.repeat(300), visit: 12 })[
				'id'
			];
			expect(long).toMatch(/^\w{1,200}$/);
		}
	);

	test('[lms I4] [lms I5] in SCORM 1.2 answers with one letter, the place of the choice', () => {
		const letter = (place: number) => of(SCORM12, { place })['student_response'];
		expect([0, 2, 25, 26, 35, 36, 99, -1, NaN].map(letter)).toEqual(
			['a', 'c', 'z', '0', '9', '9', '9', 'a', 'a'] // prettier-ignore
		);
	});

	test('[lms I6] [lms M7] in SCORM 2004 answers with the choice as a token without hyphens', () => {
		expect(of(SCORM2004)['learner_response']).toBe('refuse_and_tell');
		expect(of(SCORM2004, { choice: 'añb:c' })['learner_response']).toBe('a_b_c');
	});

	test.each(BOTH)(
		'[lms I7] in %s claims no correct response: the policy judges, not a key',
		(_, dialect) => {
			expect(Object.keys(of(dialect)).filter((each) => each.includes('correct'))).toEqual([]);
		}
	);

	test('[lms I8] [lms M8] has a result in the words of the version, or its part of the points', () => {
		const results = (dialect: Dialect) =>
			[2, 1, 0].map((points) => of(dialect, { points })['result']);
		expect(results(SCORM12)).toEqual(['correct', '0.5', 'wrong']);
		expect(results(SCORM2004)).toEqual(['correct', '0.5', 'incorrect']);
		expect(of(SCORM12, { counted: false })['result']).toBe('neutral');
		expect(of(SCORM2004, { points: 0, of: 0 })['result']).toBe('neutral');
	});

	test.each(BOTH)(
		'[lms I9] in %s weighs what it is worth, and nothing when it counts neither way',
		(_, dialect) => {
			expect(of(dialect)['weighting']).toBe('2');
			expect(of(dialect, { counted: false })['weighting']).toBe('0');
		}
	);

	test('[lms I10] [lms M7] in SCORM 2004 is told in one line of at most 250 characters', () => {
		const told = (says: string) => of(SCORM2004, { says })['description'];
		expect(told('A line\r\nand  another\u2028one')).toBe('A line and another one');
		expect(told('{lang=en}x')).toBe('lang=en}x');
		expect(told(' { {')).toBeUndefined();
		expect(told('x'.repeat(250))).toHaveLength(250);
		expect(told('x'.repeat(251))).toBe(`${'x'.repeat(249)}…`);
		expect(told(`${'x'.repeat(248)}😀😀`)).toBe(`${'x'.repeat(248)}…`);
	});

	test('[lms I10] SCORM 1.2 has no place for a line', () => {
		expect(of(SCORM12)['description']).toBeUndefined();
	});

	test.each(BOTH)('[lms I11] in %s names the clauses it was judged by, each once', (_, dialect) => {
		const objectives = ['a/1', 'a/1', 'a.1', 'b/2', 'c/3', 'd/4'];
		const told = of(dialect, { objectives });
		expect(Object.entries(told).filter(([name]) => name.startsWith('objectives'))).toEqual([
			['objectives.0.id', 'a_1'],
			['objectives.1.id', 'b_2'],
			['objectives.2.id', 'c_3']
		]);
	});

	test.each(BOTH)(
		'[lms I13] in %s answers in a token of the story, nothing a person could type',
		(_, dialect) => {
			const told = of(dialect);
			expect(told['type']).toBe('choice');
			expect(told['student_response'] ?? told['learner_response']).toMatch(/^(c|refuse_and_tell)$/);
		}
	);
});

describe('progress', () => {
	test('is told in SCORM 2004 alone, and is never the whole before the course is complete', () => {
		const under = { completion: 'incomplete', success: 'unknown' } as const;
		expect(SCORM12.progress(0.5, under)).toEqual([]);
		const told = (part: number) => SCORM2004.progress(part, under)[0]?.[1];
		expect([0, 0.333, 1, 7, -1, NaN].map(told)).toEqual(['0', '0.33', '0.99', '0.99', '0', '0']);
		expect(SCORM2004.progress(0.2, { completion: 'completed', success: 'passed' })[0]?.[1]).toBe(
			'1'
		);
	});
});
