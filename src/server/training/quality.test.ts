import { expect, test } from 'vitest';
import { sampleSchool } from '../sample/sample-school.ts';
import { qualityAt } from './quality.ts';
import { emptyTraining, second } from './training.test-data.ts';

test('[R15] each situation tells of its decisions that enough people have taken, and counts the others', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	const school = await sampleSchool(training, 'kingsley', second(0));
	const people = store.people.list(school.id);
	const told = qualityAt(people, school, playing);
	expect(told).toHaveLength(5);
	const decisions = told.flatMap((each) => each.decisions);
	expect(decisions.length).toBeGreaterThan(10);
	for (const { of, seconds, headline } of decisions) {
		expect(of % 5).toBe(0);
		expect(seconds).toBeGreaterThanOrEqual(20);
		expect(seconds).toBeLessThanOrEqual(45);
		expect(headline).not.toBe('');
	}
	for (const { decisions: all, tooFew } of qualityAt([], school, playing)) {
		expect(all).toEqual([]);
		expect(tooFew).toBeGreaterThan(2);
	}
});
