import { expect, test } from 'vitest';
import { founderAs, FOUNDERS } from './founders.ts';
import { GROUPS } from './groups.ts';

test('[S1] the first administrator keeps the school, and has reports or packages only as what they say they are', () => {
	expect(Object.fromEntries(FOUNDERS.map((each) => [each, founderAs(each).roles]))).toEqual({
		office: ['learner', 'administrator'],
		leader: ['learner', 'leader', 'policy-owner', 'administrator'],
		'it-lms': ['learner', 'lms-admin', 'administrator'],
		teacher: ['learner', 'administrator']
	});
	for (const each of FOUNDERS) expect(GROUPS).toHaveProperty(founderAs(each).group);
});
