import { describe, expect, test } from 'vitest';
import { made, NOW } from '../builders.test-data.ts';
import { standingsOf, type CourseLog } from './log.ts';
import { course, FIRST, ILL, stories, tried, WELL } from './package.test-data.ts';
import { Stories } from './stories.ts';
import { resumed } from './suspend.ts';
import { interactionOf, reportFrom } from './tell.ts';

const MADE = { at: NOW, offset: 0, seconds: 2 };
const SESSION = { interactions: [], location: 'story/one', seconds: 10 };
const told = (log: CourseLog, of = course()) =>
	reportFrom(of, log, standingsOf(of, log, stories()), stories(), SESSION);
const decided = (log: CourseLog, attempt: number, index: number, all = stories()) =>
	interactionOf(log, standingsOf(course(), log, all), all, attempt, index, MADE);

describe('a report', () => {
	test('[P2] tells no score before every situation has an ending', () => {
		const log = { tries: [tried('story', WELL)] };
		expect(told(log).reported).toEqual({ completion: 'incomplete', success: 'unknown' });
		expect(told(log).progress).toBe(1 / 3);
	});

	test('[P1] tells “passed” of what is passed and signed', () => {
		const tries = [tried('story', WELL), tried('other-story', WELL)];
		expect(told({ tries }).reported.success).toBe('unknown');
		const signed = told({ tries, signed: { name: 'Robin Hale', at: NOW } });
		expect(signed.reported).toMatchObject({ completion: 'completed', success: 'passed' });
		expect(signed.progress).toBe(1);
		expect(told({ tries }, course({ statements: [] })).progress).toBe(1);
	});

	test('[P5] keeps what still matters, and no more', () => {
		const many = { tries: [ILL, ILL, ILL, WELL].map((picks) => tried('story', picks)) };
		const kept = told(many).suspended.split('.')[2]?.split('-') ?? [];
		expect(kept.filter((each) => !each.includes('_'))).toHaveLength(2);
		expect(kept.filter((each) => each.includes('_'))).toEqual([expect.stringMatching(/_2$/)]);
	});

	test('of nothing says nothing is done', () => {
		expect(told({ tries: [] })).toMatchObject({ progress: 0, location: 'story/one', seconds: 10 });
		expect(told({ tries: [] }, course({ situations: [], statements: [] })).progress).toBe(0);
	});
});

describe('[lms I3] a decision', () => {
	const log = { tries: [tried('story', ILL), tried('other-story', WELL), tried('story', WELL)] };

	test('[lms J3] has a number of its own after another visit, though tries were left out between', () => {
		const first = { tries: [ILL, ILL, ILL, WELL].map((picks) => tried('story', picks)) };
		const visits = first.tries.map((_, attempt) => decided(first, attempt, 0)?.visit);
		const back = made(resumed(course(), told(first).suspended, stories()));
		const later = { ...back.log, tries: [...back.log.tries, tried('story', WELL)] };
		expect([...visits, decided(later, later.tries.length - 1, 0)?.visit]).toEqual([1, 2, 3, 4, 5]);
	});

	test('is counted by how often its scene has been decided', () => {
		expect(decided(log, 0, 0)?.visit).toBe(1);
		expect(decided(log, 1, 0)?.visit).toBe(1);
		expect(decided(log, 2, 0)?.visit).toBe(2);
	});

	test('has the place of its choice among the ids of the scene', () => {
		const first = decided(log, 0, 0);
		const scene = FIRST.scenario.scenes[first?.scene ?? ''];
		expect(Object.keys(scene?.choices ?? {}).sort()[first?.place ?? -1]).toBe(first?.choice);
	});

	test('that is not in the log is none', () => {
		expect(decided(log, 0, 99)).toBeUndefined();
		expect(decided(log, 9, 0)).toBeUndefined();
	});
});

test('[lms I10] a decision is told in one line of at most 250 characters, no character cut in two', () => {
	const long = new Stories();
	long.add({ ...FIRST, scenario: { ...FIRST.scenario, title: `{x\n${'🙂'.repeat(150)}` } });
	const says = decided({ tries: [tried('story', WELL)] }, 0, 0, long)?.says ?? '';
	expect(says).toMatch(/^\(x /);
	expect(says).not.toMatch(/\n/);
	expect(says.length).toBeLessThanOrEqual(250);
	expect(says).toMatch(/🙂…$/);
});
