/**
 * The sample school: invented, about forty staff in every state, one for each policy; made when first visited,
 * made anew by one button.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import { append, start, type Attempt, type Under } from '#domain/attempt/attempt.ts';
import { shuffled } from '#domain/attempt/shuffle.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { isWorkingDay } from '#domain/cycle/calendar.ts';
import { cycleOf, daysBetween } from '#domain/cycle/cycle.ts';
import { DUTIES } from '#domain/cycle/duties.ts';
import { sign } from '#domain/declaration/declaration.ts';
import { covering } from '#domain/evidence/attempts.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { Absence } from '#domain/staff/absence.ts';
import type { Role } from '#domain/staff/roles.ts';
import { addDays, type Day, type Instant, type Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { newSalt, salted } from '../evidence/committed.ts';
import { hashOf } from '../store/archive.ts';
import {
	NEW_SCHOOL,
	RECORD_VERSION,
	type PersonRecord,
	type SchoolRecord
} from '../store/records.ts';
import type { Store } from '../store/port.ts';
import type { Training } from '../training/attempts.ts';
import { behindOf, courseOf, progressAt } from '../training/progress.ts';
import { PLAYABLE, STAFF, type State } from './names.ts';
import { choicesThat, type Result } from './paths.ts';

/** The name of the invented school, whichever policy it uses. */
export const SAMPLE_NAME = 'Harbour Lane Primary School';

/** The id of the sample school that uses a policy. */
export function sampleId(policy: Slug): string {
	return `sample-${policy}`;
}

/** The policy a sample school was made for, whichever edition it has adopted since. */
export function policyOfSample(id: string): Slug {
	return id.replace(/^sample-/, '');
}

const busy = new WeakMap<Store, Map<string, Promise<SchoolRecord>>>();

/**
 * The sample school of a policy, made if it is not there yet; visitors who come at once share one making.
 * Whoever is missing from a making that was cut short is added; everybody else is left as they are.
 */
export async function sampleSchool(
	training: Training,
	policy: Slug,
	now: Instant
): Promise<SchoolRecord> {
	const id = sampleId(policy);
	const running = busyAt(training).get(id);
	if (running) return running;
	const found = training.store.schools.read(id);
	if (!found) return alone(training, id, () => make(training, policy, now));
	if (training.store.people.list(id).length >= STAFF.length + PLAYABLE.length) return found;
	return alone(training, id, () => fill(training, found, now));
}

/** Clears a sample school and makes it anew; two that are asked for at once are made one after the other. */
export async function resetSample(
	training: Training,
	policy: Slug,
	now: Instant
): Promise<SchoolRecord> {
	const id = sampleId(policy);
	return alone(training, id, async () => {
		if (training.store.schools.read(id)) await training.store.schools.remove(id);
		return make(training, policy, now);
	});
}

/** Does work on a school once whatever is being done there is done, failed or not. */
function alone(
	training: Training,
	id: string,
	work: () => Promise<SchoolRecord>
): Promise<SchoolRecord> {
	const under = busyAt(training);
	const before = under.get(id) ?? Promise.resolve();
	const doing = before.then(work, work).finally(() => {
		if (under.get(id) === doing) under.delete(id);
	});
	under.set(id, doing);
	return doing;
}

function busyAt({ store }: Training): Map<string, Promise<SchoolRecord>> {
	const held = busy.get(store) ?? new Map<string, Promise<SchoolRecord>>();
	busy.set(store, held);
	return held;
}

async function make(training: Training, policy: Slug, now: Instant): Promise<SchoolRecord> {
	const { playing, store } = training;
	const held = playing.library.editions[policy];
	const baseline = playing.library.editions[BASELINE];
	if (!held || !baseline)
		throw new TypeError(`There is no policy “${policy}” to make a sample school with.`);
	const school: SchoolRecord = {
		version: RECORD_VERSION,
		id: sampleId(policy),
		name: SAMPLE_NAME,
		policy,
		edition: held.hash,
		baseline: baseline.hash,
		sample: true,
		...NEW_SCHOOL,
		editionSince: `${lastYearFrom(dayOf(now))}T08:00:00.000Z`,
		createdAt: now
	};
	await store.archive.keep(held.hash, held.text);
	await store.archive.keep(baseline.hash, baseline.text);
	await store.schools.write(school);
	return fill(training, school, now);
}

/** Adds everybody of the sample who is not at the school yet. */
async function fill(training: Training, school: SchoolRecord, now: Instant): Promise<SchoolRecord> {
	const { store } = training;
	const today = dayOf(now);
	const autumn = daysBetween(lastAutumn(today), today);
	const staff = [
		...STAFF.map(([name, group, phase, state, ago, left], index) => ({
			id: `staff-${String(index + 1).padStart(2, '0')}`,
			name,
			group,
			...(phase !== undefined && { phase }),
			roles: rolesOf(group, state),
			state,
			startedDaysAgo: ago,
			leftDaysAgo: left ?? 7
		})),
		...PLAYABLE.map(({ started, ...each }) => ({
			...each,
			startedDaysAgo: started === 'last-autumn' ? autumn : started,
			leftDaysAgo: 7
		}))
	].filter(({ id }) => !store.people.read(school.id, id));
	await Promise.all(
		staff.map((each) => {
			const blank: PersonRecord = {
				version: RECORD_VERSION,
				school: school.id,
				id: each.id,
				name: each.name,
				group: each.group,
				...(each.phase !== undefined && { phase: each.phase }),
				roles: each.roles,
				startsOn: addDays(today, -each.startedDaysAgo),
				...(each.state.startsWith('leaver') ? { leftOn: addDays(today, -each.leftDaysAgo) } : {}),
				absences: each.state === 'refresher-owed' ? leaveUntil(today) : [],
				attempts: [],
				declarations: [],
				questions: []
			};
			return store.people.add(lived(training, school, blank, each.state, now));
		})
	);
	await training.evidence.mend(school.id, now, 'sample');
	return school;
}

/** What an invented person may do who is none of those one can be. */
function rolesOf(group: Slug, state: State): readonly Role[] {
	if (state === 'not-asked') return ['lms-admin'];
	return group === 'leader' ? ['learner', 'leader'] : ['learner'];
}

/** The first day of the school year before the one that a day is in: the sample's edition is in use since, and signed after. */
function lastYearFrom(today: Day): Day {
	const last = addDays(cycleOf(today, DUTIES.yearStarts).from, -1);
	return cycleOf(last, DUTIES.yearStarts).from;
}

/** Some weeks into that year: what is completed then counts for no later one. */
function lastAutumn(today: Day): Day {
	return addDays(lastYearFrom(today), 19);
}

/** Away since the school year started and back this week, so that a refresher is owed whenever the sample is made, and not late. */
function leaveUntil(today: Day): readonly Absence[] {
	const { from } = cycleOf(today, DUTIES.yearStarts);
	const to = addDays(today, -5);
	return from <= to ? [{ from, to }] : [];
}

/** Gives an invented person the attempts and the declaration their state asks for, played by the real rules. */
function lived(
	training: Training,
	school: SchoolRecord,
	blank: PersonRecord,
	state: State,
	now: Instant
): PersonRecord {
	const { playing } = training;
	const afternoons = afternoonsFrom(blank.startsOn, blank.id);
	const next = () => {
		const at = afternoons.next().value;
		return at > now ? now : at;
	};
	let person = blank;
	for (const [place, { slug }] of courseOf(blank, school, playing).scenarios.entries())
		for (const result of triesOf(state, place)) {
			const attempt = tried(training, school, person.id, slug, result, next());
			person = { ...person, attempts: [...person.attempts, attempt] };
		}
	if (!state.includes('complete') && state !== 'refresher-owed') return person;
	const at = next();
	const logs = newSalt();
	const behind = behindOf(progressAt(person, school, playing, dayOf(at)));
	const signed = sign(
		{
			edition: playing.edition(school.edition),
			editionHash: school.edition,
			school: school.name,
			behind: covering(behind, person.attempts, logs, hashOf),
			signed: []
		},
		person.name,
		at,
		randomUUID()
	);
	if (isRefusal(signed)) return person;
	return { ...person, declarations: [signed], evidence: [salted(signed, logs)] };
}

/** After the children have gone home, on one weekday after another. */
function* afternoonsFrom(day: Day, seed: string): Generator<Instant, never> {
	for (let on = addDays(day, 1); ; on = addDays(on, 1)) {
		if (!isWorkingDay(on, [])) continue;
		const [minutes = 0] = shuffled([10, 17, 24, 31, 38, 46, 55], `${seed}/${on}`);
		yield `${on}T15:${minutes}:00.000Z`;
	}
}

/** What somebody in a state has tried at each place of the course, counted from 0. */
function triesOf(state: State, place: number): readonly Result[] {
	switch (state) {
		case 'not-started':
		case 'not-asked':
		case 'leaver':
			return [];
		case 'under-way':
			return place === 0 ? ['pass'] : place === 1 ? ['part'] : [];
		case 'failed-once':
			return place === 0 ? ['fail'] : [];
		case 'complete-second-try':
			return place < 3 ? ['fail', 'pass'] : ['pass'];
		case 'refresher-owed':
			return place === 1 ? ['slip', 'pass'] : ['pass'];
		case 'passed-not-signed':
		case 'complete':
		case 'leaver-complete':
			return ['pass'];
	}
}

function tried(
	training: Training,
	school: SchoolRecord,
	person: string,
	scenario: Slug,
	result: Result,
	at: Instant
): Attempt {
	const { playing } = training;
	const held = playing.library.scenarios[scenario];
	if (!held) throw new TypeError(`There is no scenario “${scenario}”.`);
	const under: Under = {
		scenario: held.hash,
		policy: school.policy,
		edition: school.edition,
		baseline: school.baseline
	};
	const who = drawnWayIn(Object.keys(held.scenario.ways), person, scenario);
	const { play, threshold } = playing.stage(under, who);
	let attempt = start({ id: randomUUID(), scenario, who, under, startedAt: at });
	let time = Date.parse(at);
	for (const { scene, choice } of choicesThat(result, play, threshold, `${person}/${scenario}`)) {
		time += 20_000 + (shuffled([0, 1, 2, 3], `${person}${scene}`)[0] ?? 0) * 7_000;
		attempt = append(attempt, scene, choice, new Date(time).toISOString());
	}
	return attempt;
}
