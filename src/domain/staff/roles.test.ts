import { expect, test } from 'vitest';
import { isTrusted, ROLES } from './roles.ts';

test('[S1] [S2] a second factor goes with a role beyond the learner’s, not with a staff group', () => {
	expect(isTrusted([])).toBe(false);
	expect(isTrusted(['learner'])).toBe(false);
	for (const role of ROLES.filter((each) => each !== 'learner')) {
		expect(isTrusted([role])).toBe(true);
		expect(isTrusted(['learner', role])).toBe(true);
	}
});
