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
import { sign } from '#domain/declaration/declaration.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { addDays, type Instant, type Slug } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { behindOf, courseOf, progressAt } from '../training/progress.ts';
import { PLAYABLE, STAFF, type State } from './names.ts';
import { choicesThat } from './paths.ts';

/** The name of the invented school, whichever policy it uses. */
export const SAMPLE_NAME = 'Harbour Lane Primary School';

/** The id of the sample school that uses a policy. */
export function sampleId(policy: Slug): string {
	return `sample-${policy}`;
}

const DAY = 24 * 60 * 60 * 1000;
const opening = new Map<string, Promise<SchoolRecord>>();

/** The sample school of a policy, made if it is not there yet; visitors who come at once share one making. */
export async function sampleSchool(
	training: Training,
	policy: Slug,
	now: Instant
): Promise<SchoolRecord> {
	const id = sampleId(policy);
	const found = training.store.schools.read(id);
	if (found && !opening.has(id) && isWhole(training, id)) return found;
	const running = opening.get(id) ?? make(training, policy, now).finally(() => opening.delete(id));
	opening.set(id, running);
	return running;
}

/** Whether everybody is there; a server that was killed while it made the school has left some out. */
function isWhole({ store }: Training, id: string): boolean {
	return store.people.list(id).length === STAFF.length + PLAYABLE.length;
}

/** Clears a sample school and makes it anew. */
export async function resetSample(
	training: Training,
	policy: Slug,
	now: Instant
): Promise<SchoolRecord> {
	const id = sampleId(policy);
	await opening.get(id)?.catch(() => undefined);
	const again = (async () => {
		if (training.store.schools.read(id)) await training.store.schools.remove(id);
		return make(training, policy, now);
	})().finally(() => opening.delete(id));
	opening.set(id, again);
	return again;
}

async function make(training: Training, policy: Slug, now: Instant): Promise<SchoolRecord> {
	const { playing, store } = training;
	const held = playing.library.editions[policy];
	const baseline = playing.library.editions[BASELINE];
	if (!held || !baseline)
		throw new TypeError(`There is no policy “${policy}” to make a sample school with.`);
	const school: SchoolRecord = {
		version: 1,
		id: sampleId(policy),
		name: SAMPLE_NAME,
		policy,
		edition: held.hash,
		baseline: baseline.hash,
		sample: true,
		createdAt: now
	};
	await store.archive.keep(held.hash, held.text);
	await store.archive.keep(baseline.hash, baseline.text);
	const staff = [
		...STAFF.map(([name, group, state, ago], index) => ({
			id: `staff-${String(index + 1).padStart(2, '0')}`,
			name,
			group,
			roles: group === 'leader' ? (['learner', 'leader'] as const) : (['learner'] as const),
			state,
			startedDaysAgo: ago
		})),
		...PLAYABLE
	];
	await store.schools.write(school);
	await Promise.all(
		staff.map((each) => {
			const blank: PersonRecord = {
				version: 1,
				school: school.id,
				id: each.id,
				name: each.name,
				group: each.group,
				roles: each.roles,
				startsOn: addDays(dayOf(now), -each.startedDaysAgo),
				...(each.state.startsWith('leaver') ? { leftOn: addDays(dayOf(now), -7) } : {}),
				attempts: [],
				declarations: [],
				questions: []
			};
			return store.people.add(lived(training, school, blank, each.state, each.startedDaysAgo, now));
		})
	);
	return school;
}

/** Gives an invented person the attempts and the declaration their state asks for, played by the real rules. */
function lived(
	training: Training,
	school: SchoolRecord,
	blank: PersonRecord,
	state: State,
	startedDaysAgo: number,
	now: Instant
): PersonRecord {
	const begun = Date.parse(now) - (startedDaysAgo - 1) * DAY;
	const instant = (days: number) =>
		new Date(Math.min(begun + days * DAY, Date.parse(now))).toISOString();
	const wanted = triesOf(state);
	const { playing } = training;
	let person = blank;
	for (const { slug } of courseOf(blank, school, playing).scenarios)
		for (const [index, result] of wanted.entries()) {
			const attempt = tried(training, school, person.id, slug, result, instant(index + 1));
			person = { ...person, attempts: [...person.attempts, attempt] };
		}
	if (!state.includes('complete')) return person;
	const signed = sign(
		{
			edition: playing.edition(school.edition),
			editionHash: school.edition,
			school: school.name,
			behind: behindOf(progressAt(person, school, playing)),
			signed: []
		},
		person.name,
		instant(wanted.length + 1),
		randomUUID()
	);
	return isRefusal(signed) ? person : { ...person, declarations: [signed] };
}

function triesOf(state: State): readonly ('pass' | 'fail' | 'part')[] {
	switch (state) {
		case 'not-started':
		case 'leaver':
			return [];
		case 'under-way':
			return ['part'];
		case 'failed-once':
			return ['fail'];
		case 'complete-second-try':
			return ['fail', 'pass'];
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
	result: 'pass' | 'fail' | 'part',
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
