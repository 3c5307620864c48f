import { expect, test } from 'vitest';
import { sampleSchool } from '../sample/sample-school.ts';
import { misjudgedAt } from './misjudged.ts';
import { ALL_COUNTS } from '../evidence/all-counts.test-data.ts';
import { Playing } from './playing.ts';
import { emptyTraining, library, second } from './training.test-data.ts';

test('[R9] what is remembered of a ranking is what a fresh one says, whoever it is of', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	const school = await sampleSchool(training, 'beckstone', second(0));
	const other = await sampleSchool(training, 'kingsley', second(0));
	const people = store.people.list(school.id);
	const fewer = people.slice(0, 20);
	const unplayed = people.map((person, index) =>
		index === 3 ? { ...person, attempts: [] } : person
	);
	for (const [asked, at] of [
		[people, school],
		[people, school],
		[fewer, school],
		[store.people.list(other.id), other],
		[unplayed, school],
		[[...people].reverse(), school],
		[[...people], { ...school, edition: other.edition }],
		[[], school],
		[people, school]
	] as const) {
		const fresh = new Playing(library, store, ALL_COUNTS);
		expect(misjudgedAt(asked, at, playing, 99)).toEqual(misjudgedAt(asked, at, fresh, 99));
	}
	expect(misjudgedAt(people, school, playing, 99).length).toBeGreaterThan(3);
	expect(misjudgedAt(people, school, playing, 2)).toHaveLength(2);
});
