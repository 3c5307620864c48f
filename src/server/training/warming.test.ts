import { expect, test, vi } from 'vitest';
import { Pace } from '../pace.ts';
import { aPerson } from '../store/sample-records.ts';
import { second, trainingAt } from './training.test-data.ts';
import { warm } from './warming.ts';

const clock = { now: () => second(60) };

test('everybody is looked at, and nobody twice by the report that follows', async () => {
	const { training, school } = await trainingAt('beckstone');
	for (let n = 0; n < 300; n++) await training.store.people.add(aPerson({ id: `person-${n}` }));
	const read = vi.spyOn(training.store.people, 'read');
	await warm(training, clock, new Pace());
	const seen = new Set(read.mock.calls.map(([, id]) => id));
	expect(seen.size).toBe(training.store.people.list(school.id).length);
});

test('it lets others in between, and ends when it is stopped', async () => {
	const { training } = await trainingAt('beckstone');
	for (let n = 0; n < 2_000; n++) await training.store.people.add(aPerson({ id: `person-${n}` }));
	const read = vi.spyOn(training.store.people, 'read');
	const pace = new Pace();
	const warming = warm(training, clock, pace);
	await new Promise((done) => setTimeout(done, 25));
	pace.stop();
	await warming;
	expect(read.mock.calls.length).toBeLessThan(2_000);
});
