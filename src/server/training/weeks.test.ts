import { expect, test } from 'vitest';
import { lightsOf } from '#domain/report/board.ts';
import { sampleSchool } from '../sample/sample-school.ts';
import { rowsOn } from './progress.ts';
import { emptyTraining, second } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

test('[R14] each week is what the report of its last day says, today’s among them', async () => {
	const training = emptyTraining();
	const { store, playing } = training;
	const school = await sampleSchool(training, 'beckstone', second(0));
	const people = store.people.list(school.id);
	const weeks = weeksOf(people, school, playing, '2026-11-20');
	expect(weeks).toHaveLength(8);
	for (const { on, lights } of [...weeks, ...weeksOf(people, school, playing, '2026-11-20')])
		expect(lights, on).toEqual(
			lightsOf(rowsOn(on, '2026-11-20', people, school, playing).map(({ light }) => light))
		);
	expect(weeks.at(-1)?.lights.green).toBeGreaterThan(weeks[0]?.lights.green ?? 0);
	expect(weeksOf([], school, playing, '2026-11-20').at(-1)?.lights.red).toBe(0);
});
