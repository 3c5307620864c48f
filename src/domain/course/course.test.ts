import { describe, expect, test } from 'vitest';
import type { Outcome, Standing } from '../attempt/standing.ts';
import { standingOf } from '../attempt/standing.ts';
import { edition, made, NOW } from '../builders.test-data.ts';
import { sign } from '../declaration/declaration.ts';
import { ratio } from '../units.ts';
import { CORE_ORDER, courseFor, progressOf, type Offered } from './course.ts';
import { drawnWayIn, wayInFor } from './ways-in.ts';

const offered = (slug: string, ...groups: readonly string[]): Offered => ({
	slug,
	title: `About ${slug}`,
	minutes: 5,
	for: groups
});
const ALL = offered('all', 'all-staff');
const LEADERS = offered('leaders', 'leader', 'account-moderator');
const COURSE = courseFor('leader', [LEADERS, ALL], 'hash-1');

function outcome(n: number, passed: boolean, ended = true): Outcome {
	const why = passed ? 'passed' : 'below-pass-mark';
	return {
		attempt: `attempt-${n}`,
		ended,
		grade: { score: ratio(n, 6), passed, why },
		startedAt: NOW,
		lastAt: NOW,
		decisions: 3
	};
}

function signed(editionHash: string) {
	const behind = [{ scenario: 'all', attempt: 'attempt-6', score: ratio(6, 6) }];
	const what = { edition: edition(), editionHash, school: 's', behind, signed: [] };
	return made(sign(what, 'Ada Sample', NOW, 'declaration-1'));
}

const stood = (...outcomes: readonly Outcome[]): Standing => standingOf(outcomes);
const PASSED = { all: stood(outcome(6, true)), leaders: stood(outcome(5, true)) };

describe('the course of a staff group', () => {
	test('[C4] begins with the core course in its own order, whatever order it is given in', () => {
		const slugs = ['all', ...[...CORE_ORDER].reverse()];
		const given = slugs.map((slug) => offered(slug, 'all-staff'));
		expect(courseFor('teacher', given, 'hash-1').scenarios.map(({ slug }) => slug)).toEqual([
			...CORE_ORDER,
			'all'
		]);
	});

	test('[C4] holds what is for all staff and what is for the group, by name', () => {
		const slugs = (group: string) =>
			courseFor(group, [LEADERS, ALL], 'hash-1').scenarios.map(({ slug }) => slug);
		expect(slugs('leader')).toEqual(['all', 'leaders']);
		expect(slugs('teacher')).toEqual(['all']);
		expect(slugs('account-moderator')).toEqual(['all', 'leaders']);
	});
});

describe('progress', () => {
	test('[C5] with nothing played, nothing has started and the declaration is locked', () => {
		expect(progressOf(COURSE, {}, [])).toEqual({
			stages: [
				{ scenario: ALL, standing: { passed: false, attempts: 0 }, state: 'not-started' },
				{ scenario: LEADERS, standing: { passed: false, attempts: 0 }, state: 'not-started' }
			],
			declarationState: 'locked',
			complete: false,
			started: false
		});
	});

	test.each([
		['under-way', stood(outcome(0, false, false))],
		['under-way', stood(outcome(2, false), outcome(0, false, false))],
		['not-passed', stood(outcome(2, false))],
		['passed', stood(outcome(2, false), outcome(5, true))],
		['passed', stood(outcome(5, true), outcome(0, false), outcome(0, false, false))]
	])('[C5] a scenario is %s', (state, all) => {
		expect(progressOf(courseFor('teacher', [ALL], 'h'), { all }, []).stages[0]?.state).toBe(state);
	});

	test('[C2] every scenario passed makes the declaration ready, not the course complete', () => {
		const progress = progressOf(COURSE, PASSED, []);
		expect(progress).toMatchObject({ declarationState: 'ready', complete: false, started: true });
	});

	test('[C2] every scenario passed and the declaration signed is complete', () => {
		const declaration = signed('hash-1');
		const progress = progressOf(COURSE, PASSED, [declaration]);
		expect(progress).toMatchObject({ declaration, declarationState: 'signed', complete: true });
	});

	test('[C2] a course that asks for no declaration is complete without one', () => {
		const course = { ...COURSE, needsDeclaration: false };
		expect(progressOf(course, PASSED, [])).toMatchObject({
			declarationState: 'not-needed',
			complete: true
		});
	});

	test('[C2] a declaration alone completes nothing', () => {
		const { all } = PASSED;
		const progress = progressOf(COURSE, { all }, [signed('hash-1')]);
		expect(progress).toMatchObject({ declarationState: 'signed', complete: false });
	});

	test('[C2] a course without scenarios is never complete', () => {
		const empty = courseFor('teacher', [], 'hash-1');
		for (const course of [empty, { ...empty, needsDeclaration: false }])
			expect(progressOf(course, {}, [signed('hash-1')]).complete).toBe(false);
	});

	test('[C1] a declaration under another edition does not count', () => {
		const progress = progressOf(COURSE, PASSED, [signed('hash-0')]);
		expect(progress).toMatchObject({ declarationState: 'ready', complete: false });
		expect(progress).not.toHaveProperty('declaration');
	});

	test('[C1] the score is the exact mean of the best scores, once each scenario has one', () => {
		expect(progressOf(COURSE, PASSED, []).score).toEqual(ratio(11, 12));
		const { all } = PASSED;
		expect(progressOf(COURSE, { all }, [])).not.toHaveProperty('score');
		const failed = stood(outcome(2, false), outcome(1, false));
		expect(progressOf(COURSE, { all, leaders: failed }, []).score).toEqual(ratio(2, 3));
	});
});

describe('the way in', () => {
	const WAYS = ['pupil', 'niece', 'former'];

	test('[C3] is drawn the same every time, whatever the order of the file', () => {
		const drawn = drawnWayIn(WAYS, 'person-1', 'story');
		expect(drawnWayIn([...WAYS].reverse(), 'person-1', 'story')).toBe(drawn);
		expect(WAYS).toContain(drawn);
	});

	test('[C3] falls on each way in about equally often', () => {
		const often = new Map<string, number>();
		for (let person = 0; person < 3000; person++) {
			const way = drawnWayIn(WAYS, `person-${person}`, 'story');
			often.set(way, (often.get(way) ?? 0) + 1);
		}
		for (const way of WAYS) expect(Math.abs((often.get(way) ?? 0) - 1000)).toBeLessThan(120);
	});

	test('[C3] is the drawn one until an attempt has ended, then any', () => {
		expect(wayInFor(WAYS, 'niece', undefined, false)).toBe('niece');
		expect(wayInFor(WAYS, 'niece', 'niece', false)).toBe('niece');
		expect(wayInFor(WAYS, 'niece', 'pupil', false)).toMatchObject({ refused: 'way-in-later' });
		expect(wayInFor(WAYS, 'niece', 'pupil', true)).toBe('pupil');
	});

	test('[C3] that does not exist is refused, and a scenario without one is a fault', () => {
		for (const hasEnded of [true, false])
			expect(wayInFor(WAYS, 'niece', 'stranger', hasEnded)).toMatchObject({
				refused: 'way-in-unknown'
			});
		expect(() => drawnWayIn([], 'person-1', 'story')).toThrow('has no way in');
	});
});
