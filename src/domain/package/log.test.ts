import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW, made } from '../builders.test-data.ts';
import type { Outcome } from '../attempt/standing.ts';
import { isRefusal } from '../refusal.ts';
import { ratio } from '../units.ts';
import { keptTries, LogFault, NOTHING_DONE, standingsOf, type CourseLog } from './log.ts';
import { course, ILL, stories, tried, WELL } from './package.test-data.ts';
import { reportedFor, type Reporting } from './reporting.ts';
import { declarationOf } from './signing.ts';

const at = (log: CourseLog, of = course()) => standingsOf(of, log, stories());
const openIn = ({ tries }: CourseLog, open: Outcome | undefined) =>
	open && tries[Number(open.attempt) - 1];
const PASSED: CourseLog = { tries: [tried('story', WELL), tried('other-story', WELL)] };
const SIGNED: CourseLog = { ...PASSED, signed: { name: 'Robin Hale', at: NOW } };

/** Any log: tries at either story, at either way in, however far, signed or not. */
const logs = fc.record(
	{
		tries: fc.array(
			fc
				.tuple(
					fc.constantFrom('story', 'other-story'),
					fc.array(fc.nat(2), { maxLength: 5 }),
					fc.constantFrom('someone', 'later')
				)
				.map(([scenario, picks, who]) => tried(scenario, picks, who)),
			{ maxLength: 6 }
		),
		signed: fc.constant({ name: 'Robin Hale', at: NOW })
	},
	{ requiredKeys: ['tries'] }
) as fc.Arbitrary<CourseLog>;

/** Names as platforms might give them back: of anything, of nothing to see, and too long. */
const names = fc.oneof(
	...[fc.constant('Robin Hale'), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })],
	...[fc.constant(' \u202e'), fc.constant('—'), fc.constant('x'.repeat(201))]
);

const reportings: fc.Arbitrary<Reporting> = fc.record({
	onPass: fc.constantFrom('passed', 'completed'),
	onFail: fc.constantFrom('incomplete', 'failed'),
	onUndeclared: fc.constantFrom('incomplete', 'failed'),
	capScore: fc.boolean()
});

describe('a course in a package', () => {
	test('[P3] is under way until every situation has reached an ending', () => {
		expect(at(NOTHING_DONE).stand).toBe('under-way');
		expect(at({ tries: [tried('story', ILL)] }).stand).toBe('under-way');
		expect(at({ tries: [tried('story', WELL), tried('other-story', [1, 1])] }).stand).toBe(
			'under-way'
		);
	});

	test('[P3] is then not passed, undeclared or complete', () => {
		const oneFailed = { tries: [tried('story', WELL), tried('other-story', ILL)] };
		expect(at(oneFailed).stand).toBe('not-passed');
		expect(at(PASSED).stand).toBe('undeclared');
		expect(at(SIGNED).stand).toBe('complete');
		expect(at(PASSED, course({ statements: [] })).stand).toBe('complete');
	});

	test('[P3] [lms D8] every ending of every story settles it: the good one and the bad one', () => {
		for (const picks of [WELL, ILL, [0, 0, 0], [2, 0, 2, 2], [1, 2, 1]])
			expect(at({ tries: [tried('story', picks), tried('other-story', WELL)] }).stand).toMatch(
				/^(not-passed|undeclared)$/
			);
	});

	test('[P3] what was passed stays passed while it is tried again', () => {
		expect(at({ ...SIGNED, tries: [...SIGNED.tries, tried('story', ILL)] }).stand).toBe('complete');
		expect(at({ ...SIGNED, tries: [...SIGNED.tries, tried('story', [2])] }).stand).toBe('complete');
	});

	test('[P1] a course without situations is never complete', () => {
		const none = course({ situations: [], statements: [] });
		expect(standingsOf(none, NOTHING_DONE, stories()).stand).not.toBe('complete');
	});

	test('a declaration is not signed before everything is passed', () => {
		const sign = (log: CourseLog) => declarationOf(course(), log, stories(), 'Robin Hale', NOW);
		expect(sign(NOTHING_DONE)).toMatchObject({ refused: 'not-passed' });
		expect(made(sign(PASSED))).toMatchObject({
			name: 'Robin Hale',
			statements: ['I have read it.'],
			attempts: [{ scenario: 'story' }, { scenario: 'other-story' }]
		});
	});

	test('a name signed before everything was passed completes nothing', () => {
		expect(at({ tries: [tried('story', WELL)], signed: { name: 'Robin', at: NOW } }).stand).toBe(
			'under-way'
		);
	});

	test('a course stands as signed exactly while its declaration could be signed anew', () => {
		fc.assert(
			fc.property(logs, fc.boolean(), names, (any, passed, typed) => {
				const signed = any.signed && { name: typed, at: NOW };
				const log = { ...(passed ? PASSED : any), ...(signed && { signed }) };
				const { name, at: when } = signed ?? { name: '', at: NOW };
				const anew = declarationOf(course(), log, stories(), name, when);
				expect(at(log).progress.declaration !== undefined).toBe(!isRefusal(anew));
			}),
			{ seed: 20261120 }
		);
	});

	test('a log that no story can replay is a fault', () => {
		const wrong = { tries: [{ scenario: 'story', who: 'someone', choices: ['fly'] }] };
		expect(() => at(wrong)).toThrow(LogFault);
		expect(() => at({ tries: [{ scenario: 'missing', who: 'x', choices: [] }] })).toThrow(LogFault);
	});

	test('[P5] what is dropped changes neither score nor passes nor where it goes on', () => {
		fc.assert(
			fc.property(logs, (log) => {
				const before = at(log);
				const kept = keptTries(log, before);
				const after = at(kept);
				expect(after.stand).toBe(before.stand);
				expect(after.progress.score).toEqual(before.progress.score);
				expect(after.progress.stages.map(({ state }) => state)).toEqual(
					before.progress.stages.map(({ state }) => state)
				);
				expect(after.progress.stages.map(({ standing }) => standing.first?.grade)).toEqual(
					before.progress.stages.map(({ standing }) => standing.first?.grade)
				);
				expect(after.progress.stages.map(({ standing }) => openIn(kept, standing.open))).toEqual(
					before.progress.stages.map(({ standing }) => openIn(log, standing.open))
				);
				expect(kept.tries.length).toBeLessThanOrEqual(3 * course().situations.length);
			}),
			{ seed: 20261120 }
		);
	});
});

describe('a platform', () => {
	test('[P1] is never told “passed”, nor “completed” in its place, of a course that is not complete', () => {
		fc.assert(
			fc.property(logs, reportings, (log, reporting) => {
				const { stand, progress } = at(log);
				const told = reportedFor(stand, progress.score, ratio(4, 5), reporting);
				const saysDone = told.success === 'passed' || told.completion === 'completed';
				expect(saysDone).toBe(progress.complete);
				if (progress.complete) {
					expect(progress.stages.every(({ standing }) => standing.passed)).toBe(true);
					expect(log.signed).toBeDefined();
				}
			}),
			{ seed: 20261120 }
		);
	});

	test('[P2] a score is told when every situation has an ending, rounded down once', () => {
		const told = (stand: 'under-way' | 'not-passed' | 'undeclared' | 'complete', n: number) =>
			reportedFor(stand, ratio(n, 1000), ratio(4, 5), {
				onPass: 'passed',
				onFail: 'failed',
				onUndeclared: 'incomplete',
				capScore: false
			});
		expect(told('under-way', 900)).toEqual({ completion: 'incomplete', success: 'unknown' });
		expect(told('not-passed', 799)).toEqual({
			completion: 'incomplete',
			success: 'failed',
			score: 79
		});
		expect(told('undeclared', 999)).toEqual({
			completion: 'incomplete',
			success: 'unknown',
			score: 99
		});
		expect(told('complete', 800)).toEqual({
			completion: 'completed',
			success: 'passed',
			score: 80
		});
	});

	test('[P2] a capped score stays below the pass mark until the course is complete, and is never raised', () => {
		const capped = {
			onPass: 'passed',
			onFail: 'incomplete',
			onUndeclared: 'incomplete',
			capScore: true
		} as const;
		const told = (stand: 'not-passed' | 'undeclared' | 'complete', n: number) =>
			reportedFor(stand, ratio(n, 100), ratio(4, 5), capped).score;
		expect(told('not-passed', 95)).toBe(79);
		expect(told('undeclared', 80)).toBe(79);
		expect(told('undeclared', 40)).toBe(40);
		expect(told('complete', 95)).toBe(95);
	});
});
