/**
 * A school with the real content and an empty store, for the tests of what people do there.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import { CORE_ORDER } from '#domain/course/course.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { readLibrary } from '../library/library.ts';
import { Evidence } from '../evidence/evidence.ts';
import { keysOf, makeKey } from '../evidence/keys.ts';
import { choicesThat } from '../sample/paths.ts';
import { openMemory } from '../store/memory.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { aPerson, aSchool } from '../store/sample-records.ts';
import { begin, saveChoice, type Training } from './attempts.ts';
import { Playing } from './playing.ts';

/** The content of the project; read once. */
export const { library } = readLibrary('.');

/** The instant this many seconds into the morning of the tests. */
export const second = (seconds: number) =>
	new Date(Date.parse('2026-11-20T09:30:00.000Z') + seconds * 1000).toISOString();

/** An empty store over the real content. */
export function emptyTraining(): Training {
	const store = openMemory();
	const evidence = new Evidence(store, keysOf(makeKey(second(0))));
	return { store, playing: new Playing(library, store, evidence), evidence };
}

/** A school that uses a policy, with one teacher; `now` reads the teacher's record as it stands. */
export async function trainingAt(policy: Slug): Promise<{
	readonly training: Training;
	readonly school: SchoolRecord;
	readonly person: PersonRecord;
	readonly now: () => PersonRecord;
}> {
	const training = emptyTraining();
	const edition = library.editions[policy];
	if (!edition) throw new TypeError(`There is no policy “${policy}”.`);
	const school = aSchool({ policy, edition: edition.hash, baseline: library.baseline.hash });
	const person = aPerson({ school: school.id });
	await training.store.schools.write(school);
	await training.store.people.add(person);
	return {
		training,
		school,
		person,
		now: () => training.store.people.read(school.id, person.id) ?? person
	};
}

/** What was done; a refusal fails the test with its reason. */
export function done<Value>(answer: Value | Refusal): Value {
	if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.because}`);
	return answer;
}

/** Begins a situation and takes it to a pass or a fail, one choice a second from `from`. */
export async function played(
	{ training, school, person }: Awaited<ReturnType<typeof trainingAt>>,
	result: 'pass' | 'fail' | 'part',
	from = 0,
	scenario: Slug = 'pupil-follow'
): Promise<Attempt> {
	let attempt = done(await begin(training, school, person, scenario, undefined, second(from)));
	const { play, threshold } = training.playing.stage(attempt.under, attempt.who);
	for (const [at, { scene, choice }] of choicesThat(result, play, threshold, 'a seed').entries())
		attempt = done(
			await saveChoice(training, person, attempt.id, { at, scene, choice }, second(from + at + 1))
		);
	return attempt;
}

/** Passes situations of the course in its order, one a minute: the first so many of them, or all. */
export async function passed(
	at: Awaited<ReturnType<typeof trainingAt>>,
	many: number = CORE_ORDER.length
): Promise<readonly Attempt[]> {
	const attempts: Attempt[] = [];
	for (const [place, scenario] of CORE_ORDER.slice(0, many).entries())
		attempts.push(await played(at, 'pass', place * 60, scenario));
	return attempts;
}
