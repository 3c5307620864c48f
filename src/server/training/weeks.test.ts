import { expect, test } from 'vitest';
import { lightsOf } from '#domain/report/board.ts';
import type { Day } from '#domain/units.ts';
import { sampleSchool } from '../sample/sample-school.ts';
import { rowsOn } from './progress.ts';
import { emptyTraining, second } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

const TODAY = '2026-11-20';

async function sample() {
	const training = emptyTraining();
	const { store, playing } = training;
	const school = await sampleSchool(training, 'beckstone', second(0));
	const people = store.people.list(school.id);
	const exempt = new Map(
		people.slice(0, 30).map(({ id }) => [id, { until: '2026-12-18', because: 'Ill.' }])
	);
	const rows = (on: Day, isExempt: boolean) =>
		rowsOn(on, TODAY, people, school, playing, isExempt ? exempt : new Map());
	const weeks = (isExempt: boolean) =>
		weeksOf(people, school, playing, TODAY, rows(TODAY, isExempt), () =>
			isExempt ? exempt : new Map<string, never>()
		);
	return { rows, weeks };
}

test('[R14] each week is what the report of its last day says, today’s among them', async () => {
	const { rows, weeks } = await sample();
	expect(weeks(false)).toHaveLength(8);
	for (const isExempt of [false, true])
		for (const { on, lights } of [...weeks(isExempt), ...weeks(isExempt)])
			expect(lights, on).toEqual(lightsOf(rows(on, isExempt).map(({ light }) => light)));
	expect(weeks(false).at(-1)?.lights.green).toBeGreaterThan(weeks(false)[0]?.lights.green ?? 0);
});

test('[U6] whoever was exempt was not red', async () => {
	const { weeks } = await sample();
	const red = (isExempt: boolean) => weeks(isExempt).at(-1)?.lights.red ?? 0;
	expect(red(false)).toBeGreaterThan(red(true));
});
