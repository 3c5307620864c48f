import { beforeAll, describe, expect, test } from 'vitest';
import { CORE_ORDER } from '#domain/course/course.ts';
import { STATUSES, countsOf, rowOf } from '#domain/report/report.ts';
import type { Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { memberOf, progressAt } from '../training/progress.ts';
import { emptyTraining, library, second } from '../training/training.test-data.ts';
import { PLAYABLE, STAFF } from './names.ts';
import { resetSample, SAMPLE_NAME, sampleId, sampleSchool } from './sample-school.ts';

const NOW = second(0);
/** Who completed last school year. */
const RETURNING = 'returning-assistant';
const EVERYBODY = STAFF.length + PLAYABLE.length;

/** A sample school with everything there is to know about its people. */
async function made(policy: string, training = emptyTraining()) {
	const school = await sampleSchool(training, policy, NOW);
	const people = training.store.people.list(school.id);
	const members = people.map((person) => memberOf(person, school, training.playing, dayOf(NOW)));
	const rows = members.map((member) => rowOf(member, dayOf(NOW)));
	return { training, school, people, members, rows, counts: countsOf(rows) };
}

describe.each(Object.keys(library.editions))('the sample school under %s', (policy) => {
	let sample: Awaited<ReturnType<typeof made>>;
	beforeAll(async () => {
		sample = await made(policy);
	});

	test('has about forty staff, in every state', () => {
		const { rows, members, counts } = sample;
		expect(rows.length).toBeGreaterThanOrEqual(38);
		expect(rows.length).toBeLessThanOrEqual(46);
		for (const status of STATUSES)
			if (status === 'not-asked') expect(counts[status]).toBe(1);
			else expect(counts[status], status).toBeGreaterThan(1);

		const stages = members.flatMap(({ progress }) => progress.stages);
		expect(stages.some(({ state }) => state === 'not-started')).toBe(true);
		expect(stages.some(({ state }) => state === 'under-way')).toBe(true);
		expect(stages.some(({ state }) => state === 'not-passed')).toBe(true);
		const second = stages.filter(({ standing }) => standing.passed && standing.attempts > 1);
		expect(second.length).toBeGreaterThan(0);
		expect(second.every(({ standing }) => !standing.first?.grade.passed)).toBe(true);
		expect(members.some(({ progress }) => progress.declarationState === 'ready')).toBe(true);
		const left = members.filter(({ leftOn }) => leftOn);
		expect(new Set(left.map(({ progress }) => progress.complete))).toEqual(new Set([true, false]));
	});

	test('signed nothing before its edition was in use', () => {
		const signed = sample.people.flatMap(({ declarations }) => declarations.map(({ at }) => at));
		const played = sample.people.flatMap(({ attempts }) => attempts.map((each) => each.startedAt));
		expect(signed.length).toBeGreaterThan(15);
		for (const at of [...signed, ...played]) expect(at > sample.school.editionSince).toBe(true);
		expect(sample.school.createdAt).toBe(NOW);
	});

	test('[G5] holds nobody complete who has not passed and signed by the real rules', () => {
		const { training, school, people } = sample;
		for (const person of people) {
			const { complete, stages } = progressAt(person, school, training.playing, dayOf(NOW));
			const slugs = stages.map(({ scenario }) => scenario.slug);
			if (person.id === RETURNING) expect(CORE_ORDER).toEqual(expect.arrayContaining(slugs));
			else expect(slugs).toEqual(CORE_ORDER);
			const passed = stages.every(({ standing }) => standing.best?.grade.passed);
			expect(complete, person.name).toBe(passed && person.declarations.length === 1);
			for (const declaration of person.declarations) {
				expect(declaration.attempts.map(({ scenario }) => scenario)).toEqual(CORE_ORDER);
				for (const { attempt } of declaration.attempts)
					expect(person.attempts.map(({ id }) => id)).toContain(attempt);
			}
		}
	});

	test('holds no time to come, and every log in order', () => {
		const { people } = sample;
		for (const { name, startsOn, attempts, declarations } of people) {
			expect(startsOn <= dayOf(NOW), name).toBe(true);
			for (const { startedAt, chosen } of attempts) {
				const times = [startedAt, ...chosen.map(({ at }) => at)];
				expect(times, name).toEqual(times.toSorted());
				expect((times.at(-1) ?? '') <= NOW, name).toBe(true);
				expect(dayOf(startedAt) >= startsOn, name).toBe(true);
			}
			for (const { at } of declarations) {
				expect(at <= NOW, name).toBe(true);
				expect(
					attempts.every(({ chosen }) => (chosen.at(-1)?.at ?? '') <= at),
					name
				).toBe(true);
			}
		}
	});

	test('[F2] has somebody back from leave, whose refresher begins where they went wrong', () => {
		const { training, school, people } = sample;
		const owing = owingOf(training, school, people, NOW);
		const wrong = owing?.refresher?.taken.find(({ because }) => because === 'misjudged');
		expect(wrong?.scenario.slug).toBe('pupil-follow');
		expect(wrong?.part.told.length).toBeGreaterThan(0);
		expect(owing?.refresher?.skipped.length).toBeGreaterThan(0);
		expect(owing?.refresher?.minutes).toBeGreaterThanOrEqual(5);
		expect(owing?.refresher?.minutes).toBeLessThanOrEqual(10);
	});

	test('lets an explorer be each of the people shown', () => {
		const { training, school } = sample;
		for (const { id, name, roles } of PLAYABLE)
			expect(training.store.people.read(school.id, id)).toMatchObject({ name, roles });
	});

	test('is marked as a sample, and everything in it is its own', () => {
		const { school, people } = sample;
		expect(school).toMatchObject({ id: sampleId(policy), name: SAMPLE_NAME, policy, sample: true });
		for (const person of people) {
			expect(person.school).toBe(school.id);
			for (const { under } of person.attempts)
				expect(under).toMatchObject({ policy, edition: school.edition });
			for (const { editionHash } of person.declarations) expect(editionHash).toBe(school.edition);
		}
	});
});

/** What the person who is back from leave owes. */
function owingOf(
	{ playing }: Training,
	school: SchoolRecord,
	people: readonly PersonRecord[],
	now: Instant
) {
	const person = people.find(({ id }) => id === RETURNING);
	return person && progressAt(person, school, playing, dayOf(now)).owing;
}

describe('the sample schools', () => {
	test.each(['2025-09-01', '2025-09-07', '2026-05-02', '2026-08-31', '2028-02-29'])(
		'[Y6] made on %s, hold a refresher that is owed and not late',
		async (today) => {
			const now = `${today}T12:00:00.000Z`;
			const training = emptyTraining();
			const school = await sampleSchool(training, 'beckstone', now);
			const owing = owingOf(training, school, training.store.people.list(school.id), now);
			expect(owing?.owed?.kind).toBe('refresher');
			expect((owing?.owed?.due ?? '') > today).toBe(true);
		}
	);

	test('stand apart: no attempt or declaration is in two of them', async () => {
		const training = emptyTraining();
		const ids: string[] = [];
		for (const policy of Object.keys(library.editions)) {
			const { people } = await made(policy, training);
			ids.push(
				...people.flatMap(({ attempts, declarations }) =>
					[...attempts, ...declarations].map(({ id }) => id)
				)
			);
		}
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('are made once, however many come at once', async () => {
		const training = emptyTraining();
		const schools = await Promise.all(
			Array.from({ length: 20 }, () => sampleSchool(training, 'beckstone', NOW))
		);
		expect(new Set(schools).size).toBe(1);
		expect(training.store.people.list(sampleId('beckstone'))).toHaveLength(EVERYBODY);
	});

	test('are left as they are when somebody comes again', async () => {
		const { training, people } = await made('beckstone');
		await sampleSchool(training, 'beckstone', second(3600));
		expect(training.store.people.list(sampleId('beckstone'))).toEqual(people);
	});

	test('start afresh one at a time: the others keep what was done there', async () => {
		const { training, school } = await made('beckstone');
		const { people: others } = await made('kingsley', training);
		await training.store.people.change(school.id, 'new-teacher', (person) => ({
			...person,
			name: 'Changed'
		}));
		await resetSample(training, 'beckstone', second(60));
		expect(training.store.people.read(school.id, 'new-teacher')?.name).toBe('Marlow Tidewell');
		expect(training.store.people.list(sampleId('kingsley'))).toEqual(others);
	});

	test('are whole when several start them afresh at once, while others come in', async () => {
		const { training, school } = await made('beckstone');
		await Promise.all([
			resetSample(training, 'beckstone', second(1)),
			resetSample(training, 'beckstone', second(2)),
			sampleSchool(training, 'beckstone', second(3)),
			resetSample(training, 'beckstone', second(4)),
			sampleSchool(training, 'beckstone', second(5))
		]);
		expect(training.store.people.list(school.id)).toHaveLength(EVERYBODY);
	});

	test('are completed when their making was cut short; who was there stays as they were', async () => {
		const whole = await made('beckstone');
		const training = emptyTraining();
		await training.store.schools.write(whole.school);
		const there = whole.people.slice(0, 7);
		for (const person of there) await training.store.people.add(person);
		await sampleSchool(training, 'beckstone', second(60));
		const people = training.store.people.list(whole.school.id);
		expect(people).toHaveLength(EVERYBODY);
		for (const person of there) expect(people).toContainEqual(person);
	});
});
