import { expect, test } from 'vitest';
import { NOW } from '../builders.test-data.ts';
import { ratio } from '../units.ts';
import { standingOf, type Outcome } from './standing.ts';

function outcome(attempt: string, n: number, passed: boolean, ended = true): Outcome {
	return {
		attempt,
		ended,
		grade: { score: ratio(n, 6), passed, why: passed ? 'passed' : 'below-pass-mark' },
		startedAt: NOW,
		lastAt: NOW,
		decisions: 3
	};
}

test('[G6] no attempts stand for nothing', () => {
	expect(standingOf([])).toEqual({ passed: false, attempts: 0 });
});

test('[G6] the first that ended and the best are both kept', () => {
	const open = outcome('a', 0, false, false);
	const low = outcome('b', 2, false);
	const high = outcome('c', 6, true);
	const lower = outcome('d', 5, true);
	expect(standingOf([open, low, high, lower])).toEqual({
		first: low,
		best: high,
		open,
		passed: true,
		attempts: 4
	});
});

test('[G6] a worse attempt after a pass takes nothing away', () => {
	const pass = outcome('a', 5, true);
	const fail = outcome('b', 0, false);
	expect(standingOf([pass, fail])).toEqual({ first: pass, best: pass, passed: true, attempts: 2 });
});

test('[G6.1] a pass is better than any score without one', () => {
	const full = outcome('a', 6, false);
	const pass = outcome('b', 5, true);
	expect(standingOf([full, pass]).best).toEqual(pass);
	expect(standingOf([pass, full]).best).toEqual(pass);
});

test('[G6.1] among equals the earlier is the best', () => {
	const one = outcome('a', 5, true);
	const two = outcome('b', 5, true);
	expect(standingOf([one, two]).best).toBe(one);
});

test('[G6] of several that have not ended, the latest is the one to go on with', () => {
	const early = outcome('a', 0, false, false);
	const late = outcome('b', 0, false, false);
	expect(standingOf([early, late])).toEqual({ open: late, passed: false, attempts: 2 });
});
