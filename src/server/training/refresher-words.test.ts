import { describe, expect, test } from 'vitest';
import type { Part } from '#domain/course/parts.ts';
import type { TakenBecause } from '#domain/course/refresher.ts';
import { whyLong, whyTaken } from './refresher-words.ts';
import { emptyTraining } from './training.test-data.ts';

const { playing } = emptyTraining();
const scenario = { slug: 'pupil-follow', title: '', minutes: 6, for: [] };
const told = [{ scene: 'grown-up', choice: 'accept-daniel' }];
const part = (more: Partial<Part> = {}): Part => ({
	who: 'former-pupil-19',
	at: 'brother',
	told: [],
	minutes: 5,
	...more
});

describe('why a situation is in a refresher', () => {
	test('[F6] names the decision where the story begins, and says that it went wrong without blame', () => {
		const says = (because: TakenBecause, of: Part) =>
			whyTaken({ scenario, because, part: of }, playing);
		expect(says('misjudged', part({ told }))).toBe(
			'Last time “Jonah’s request” went wrong. The story starts again there.'
		);
		expect(says('changed', part({ told }))).toBe(
			'The policy has changed here. The story begins at “Jonah’s request”, where it first matters.'
		);
		expect(says('sample', part({ told }))).toBe(
			'To keep it fresh. The story begins at “Jonah’s request”.'
		);
		for (const because of ['misjudged', 'changed', 'sample'] as const)
			expect(says(because, part())).not.toContain('Jonah');
	});

	test('[F4] more than ten minutes says that the policy has changed in so much', () => {
		const taken = (many: number) =>
			Array.from({ length: many }, () => ({ scenario, because: 'changed' as const, part: part() }));
		expect(whyLong({ taken: taken(2), skipped: [], minutes: 10 })).toBeUndefined();
		expect(whyLong({ taken: taken(2), skipped: [], minutes: 12.1 })).toBe(
			'It is longer than ten minutes, as the policy has changed in 2 situations.'
		);
		expect(whyLong({ taken: taken(1), skipped: [], minutes: 13 })).toMatch(/in one situation\.$/);
	});
});
