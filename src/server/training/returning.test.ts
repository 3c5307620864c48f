import { expect, test } from 'vitest';
import { CORE_ORDER } from '#domain/course/course.ts';
import { rowOf } from '#domain/report/report.ts';
import type { Edit, Entry } from '#domain/staff/entry.ts';
import { backFrom, newTime } from '#domain/staff/times.ts';
import { changePerson } from '../people/people.ts';
import { signDeclaration } from './declaring.ts';
import { memberOf, progressAt, rowsOn } from './progress.ts';
import { done, passed, played, second, trainingAt } from './training.test-data.ts';
import { weeksOf } from './weeks.ts';

type At = Awaited<ReturnType<typeof trainingAt>>;

/** Seconds from the morning of the tests to the morning of another day. */
const until = (day: string) => (Date.parse(day) - Date.parse('2026-11-20')) / 1000;

async function signedOn(at: At, day: string): Promise<void> {
	const now = second(until(day) + 999);
	done(await signDeclaration(at.training, at.school, at.now(), 'Robin Hale', now));
}

async function changed({ training, school, person }: At, edit: Edit | ((entry: Entry) => Edit)) {
	const by = {
		store: training.store,
		here: { person, school },
		now: second(0),
		cameIn: () => true
	};
	expect(await changePerson(by, person.id, edit)).toHaveProperty('changed');
}

/** Somebody who completed in November and left in December. */
async function left(): Promise<At> {
	const at = await trainingAt('beckstone');
	await passed(at);
	await signedOn(at, '2026-11-20');
	await changed(at, { leftOn: '2026-12-18' });
	return at;
}

/** The same, back from a day on. */
async function back(from: string): Promise<At> {
	const at = await left();
	await changed(at, (entry) => backFrom(entry, from));
	return at;
}

const progress = (at: At, on: string) => progressAt(at.now(), at.school, at.training.playing, on);

test('[Y8] whoever comes back owes the induction from then on, and nothing of before settles it', async () => {
	const at = await back('2027-10-04');
	const on = '2027-10-05';
	expect(progress(at, on)).toMatchObject({
		complete: false,
		started: false,
		owing: { owed: { kind: 'induction', opens: '2027-10-04', due: '2027-10-18' } }
	});
	expect(rowOf(memberOf(at.now(), at.school, at.training.playing, on), on)).toMatchObject({
		status: 'not-started',
		daysOver: 0
	});
	for (const [place, slug] of CORE_ORDER.entries())
		await played(at, 'pass', until(on) + place * 60, slug);
	await signedOn(at, on);
	expect(progress(at, on)).toMatchObject({ complete: true });
	expect(progress(at, on).owing.owed).toBeUndefined();
});

test('[Y8] what somebody passed before they left settles nothing, whether they had signed or not', async () => {
	const at = await trainingAt('beckstone');
	await passed(at);
	await changed(at, { leftOn: '2026-12-18' });
	await changed(at, (entry) => backFrom(entry, '2033-12-05'));
	expect(progress(at, '2033-12-06')).toMatchObject({ started: false, declarationState: 'locked' });
});

test('[S23] [Y8] a file that begins the next contract the day after the last is no break', async () => {
	const at = await trainingAt('beckstone');
	await passed(at);
	await signedOn(at, '2026-11-20');
	await changed(at, { leftOn: '2027-08-31' });
	const before = progress(at, '2027-08-31');
	await changed(at, (entry) => newTime(entry, '2027-09-01'));
	expect(at.now()).toMatchObject({ startsOn: '2027-09-01', earlier: [{ to: '2027-08-31' }] });
	expect(progress(at, '2027-08-31')).toMatchObject({ complete: before.complete });
	expect(progress(at, '2027-09-01').owing.owed).toMatchObject({
		kind: 'refresher',
		opens: '2027-09-01',
		due: '2027-11-01'
	});
});

test('[Y4] [Y8] whoever is taken back late has their time from then, and past reports stay', async () => {
	const at = await trainingAt('beckstone');
	await changed(at, { leftOn: '2026-12-18' });
	await changed(at, (entry) => backFrom(entry, '2027-01-04'));
	const line = (on: string) => rowOf(memberOf(at.now(), at.school, at.training.playing, on), on);
	const past = ['2026-12-01', '2026-12-18', '2026-12-19'].map(line);
	expect(line('2027-03-01')).toMatchObject({ status: 'overdue', due: '2027-01-18' });
	const { store } = at.training;
	await store.people.change(at.school.id, at.person.id, (record) => ({
		...record,
		relistedOn: '2027-02-24'
	}));
	expect(line('2027-03-01')).toMatchObject({ status: 'not-started', due: '2027-03-10' });
	expect(['2026-12-01', '2026-12-18', '2026-12-19'].map(line)).toEqual(past);
});

test('[Y8] whoever begins before the day they are back is not asked twice', async () => {
	const at = await back('2027-10-04');
	await played(at, 'pass', until('2027-10-02'));
	expect(progress(at, '2027-10-05').stages.map(({ state }) => state)).toContain('passed');
});

test('[Y8] whoever comes back owes nothing while what they completed still counts', async () => {
	const at = await back('2027-03-01');
	expect(progress(at, '2027-03-02')).toMatchObject({ complete: true });
	expect(progress(at, '2027-09-01').owing.owed).toMatchObject({ kind: 'refresher' });
});

test('[Y8] whoever never began is not overdue on the day they are back', async () => {
	const at = await trainingAt('beckstone');
	await changed(at, { leftOn: '2026-11-06' });
	await changed(at, (entry) => backFrom(entry, '2033-12-05'));
	const on = '2033-12-05';
	expect(rowOf(memberOf(at.now(), at.school, at.training.playing, on), on)).toMatchObject({
		status: 'not-started',
		due: '2033-12-19'
	});
});

test('[Y9] [S23] whoever comes back is in the reports of days before, as they stood then', async () => {
	const at = await left();
	const { playing, store } = at.training;
	const people = () => store.people.list(at.school.id);
	const lines = (on: string) => rowsOn(on, '2027-10-05', people(), at.school, playing, new Map());
	const weeks = () => weeksOf(people(), at.school, playing, '2026-12-31', [], () => new Map());
	const days = ['2026-11-10', '2026-12-01', '2026-12-18', '2026-12-19', '2027-10-03'];
	const then = [days.map(lines), weeks()];
	expect(days.map((on) => lines(on)[0]?.status)).toEqual([
		...['not-started', 'complete', 'complete', 'leaver', 'leaver']
	]);
	await changed(at, (entry) => backFrom(entry, '2027-10-04'));
	expect([days.map(lines), weeks()]).toEqual(then);
	expect(lines('2026-10-01')).toEqual([]);
	expect(lines('2027-10-04')).toMatchObject([{ status: 'not-started', due: '2027-10-18' }]);
});

test('[S23] whoever will come back is a leaver until then', async () => {
	const at = await back('2027-10-04');
	const on = '2027-10-01';
	const [row] = rowsOn(on, on, [at.now()], at.school, at.training.playing, new Map());
	expect(row).toMatchObject({ status: 'leaver' });
	expect(progress(at, on).owing.owed).toMatchObject({ opens: '2027-10-04' });
});
