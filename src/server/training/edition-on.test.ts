import { expect, test } from 'vitest';
import { adopt, choicesFor } from '../school/adopting.ts';
import { digestOf } from '../school/change.ts';
import type { SchoolRecord } from '../store/records.ts';
import { editionOn, schoolOn } from './edition-on.ts';
import { signDeclaration } from './declaring.ts';
import { memberOf, rowsOn } from './progress.ts';
import { done, passed, second, trainingAt } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

const TODAY = '2026-12-08';

/** Somebody who completed on 20 November, at a school that adopted another edition on 5 December. */
async function changed() {
	const at = await trainingAt('beckstone');
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.now(), 'Robin Hale', second(999)));
	const { training } = at;
	const lines = (school: SchoolRecord, on: string) => {
		const people = training.store.people.list(school.id);
		return rowsOn(on, TODAY, people, school, training.playing, new Map());
	};
	const weeks = (school: SchoolRecord) =>
		weeksOf(
			training.store.people.list(school.id),
			school,
			training.playing,
			TODAY,
			lines(school, TODAY),
			() => new Map()
		);
	const then = [lines(at.school, '2026-12-02'), weeks(at.school).slice(0, -1)];
	const to = choicesFor(training, at.school).find(({ policy }) => policy === 'kingsley');
	if (!to) throw new TypeError('Kingsley is not offered.');
	const when = '2026-12-05T09:00:00.000Z';
	const { after } = done(await adopt(training, at.school, to, digestOf(at.school), when));
	return { ...at, after, then, lines, weeks };
}

test('[Y9] [R14] a policy that changes alters neither the report of a day before nor the weeks', async () => {
	const { after, then, lines, weeks } = await changed();
	expect([lines(after, '2026-12-02'), weeks(after).slice(0, -1)]).toEqual(then);
	expect(lines(after, '2026-12-02')).toMatchObject([{ status: 'complete', light: 'green' }]);
	expect(lines(after, '2026-12-05')).toMatchObject([{ status: 'not-started', due: '2026-12-21' }]);
	expect(weeks(after).map(({ lights }) => lights.green)).toEqual([0, 0, 0, 0, 1, 1, 1, 0]);
});

test('[Y9] today and a day before a change are known beside each other, and worked out once', async () => {
	const { after, now, training } = await changed();
	const of = (on: string, past: boolean) => memberOf(now(), after, training.playing, on, past);
	const [today, then] = [of(TODAY, false), of('2026-12-02', true)];
	expect(then.progress.complete).toBe(true);
	expect(today.progress.complete).toBe(false);
	expect(of(TODAY, false)).toBe(today);
	expect(of('2026-12-02', true)).toBe(then);
});

test('[Y9] a school on a day is the very same each time, and the present one from its day on', async () => {
	const { after, school, training } = await changed();
	const on = (day: string) => schoolOn(after, training.playing, day);
	expect(on('2026-12-02')).toBe(on('2026-12-04'));
	expect(on('2026-12-02')).toMatchObject({ policy: 'beckstone', edition: school.edition });
	expect(on('2026-12-05')).toBe(after);
	expect(on('2020-01-01')).toBe(after);
	expect(editionOn(after, '2020-01-01')).toBeUndefined();
});
