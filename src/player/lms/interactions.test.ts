import { expect, test } from 'vitest';
import { decision } from '../../../tests/lms/learner.ts';
import { localOf } from './interactions.ts';

test('[lms I9] [lms F4] a decision has the time of the place where it was made', () => {
	const local = (at: string, offset: number) => localOf(decision({ at, offset }));
	expect(local('2026-11-20T09:30:05.000Z', 0)).toBe('2026-11-20T09:30:05');
	expect(local('2026-06-20T23:30:05.000Z', 60)).toBe('2026-06-21T00:30:05');
	expect(local('2026-01-01T00:10:00.000Z', -570)).toBe('2025-12-31T14:40:00');
	expect(local('2026-12-31T23:30:00.000Z', 330)).toBe('2027-01-01T05:00:00');
});

test('a time that cannot be told is left out', () => {
	expect(localOf(decision({ at: 'yesterday' }))).toBe('');
	expect(localOf(decision({ offset: NaN }))).toBe('');
	expect(localOf(decision({ offset: 1e300 }))).toBe('');
});
