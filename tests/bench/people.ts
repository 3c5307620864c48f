/**
 * Data folders to measure with: a sample school whose people have really been through the course, as files.
 *
 * @module
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { append, start, type Attempt, type Under } from '#domain/attempt/attempt.ts';
import { CORE_ORDER } from '#domain/course/course.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { sign } from '#domain/declaration/declaration.ts';
import { covering } from '#domain/evidence/attempts.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { enumerate } from '#domain/scenario/enumerate.ts';
import type { Step } from '#domain/scenario/scenario.ts';
import { addDays, type Slug } from '#domain/units.ts';
import { newSalt, salted } from '#server/evidence/committed.ts';
import { ALL_COUNTS } from '#server/evidence/all-counts.test-data.ts';
import { keyOf } from '#server/identity/key.ts';
import { PASS, writePass } from '#server/identity/pass.ts';
import { readLibrary } from '#server/library/library.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { PHASES } from '#domain/staff/phases.ts';
import { sampleId, SAMPLE_NAME } from '#server/sample/sample-school.ts';
import { hashOf } from '#server/store/archive.ts';
import { openMemory } from '#server/store/memory.ts';
import {
	NEW_SCHOOL,
	RECORD_VERSION,
	type PersonRecord,
	type SchoolRecord
} from '#server/store/records.ts';
import { Playing } from '#server/training/playing.ts';
import { behindOf, progressAt } from '#server/training/progress.ts';
import { benchFolder } from './store.ts';

const POLICY = 'beckstone';
/** The situation that those who have attempts waiting play. */
const WAITING = 'pupil-follow';
const STARTED = '2026-09-01T08:00:00.000Z';

/** The school everybody measured belongs to. */
export const SCHOOL = sampleId(POLICY);

/** Someone who may open the report. */
export const LEADER = 'senior-leader';

/** What a person still has to play: attempts just begun, each with the choices that lead to its end. */
export interface Waiting {
	readonly person: string;
	readonly attempt: string;
	readonly steps: readonly Step[];
}

/** A data folder that is ready for a server, and what can be done in it. */
export interface Seeded {
	readonly folder: string;
	/** The folder in it that holds the people's records. */
	readonly people: string;
	readonly waiting: readonly Waiting[];
	/** The cookie of a person of the school. */
	readonly cookie: (person: string) => string;
	readonly remove: () => void;
}

/** What to fill a folder with. */
export interface Wanted {
	readonly people: number;
	/** How many of them have attempts just begun, and how many each. */
	readonly players?: number;
	readonly begun?: number;
	/**
	 * Attempts behind each person that have ended, one at each situation in turn; two people in three passed them.
	 * Five and a declaration make a file of about 4 kB.
	 */
	readonly ended?: number;
}

/** Writes a data folder. Everything in it is a play the scenario allows, so the server reads it as its own. */
export function seedSchool({ people, players = 0, begun = 0, ended = 5 }: Wanted): Seeded {
	const folder = benchFolder();
	const making = new Making();
	const staff = path.join(folder, SCHOOL, 'people');
	mkdirSync(staff, { recursive: true });
	mkdirSync(path.join(folder, 'archive'));
	writeFileSync(path.join(folder, SCHOOL, 'school.json'), JSON.stringify(making.school));
	for (const { hash, text } of making.contents)
		writeFileSync(path.join(folder, 'archive', `${hash}.json`), text);
	const waiting: Waiting[] = [];
	for (let index = 0; index < people; index++) {
		const record = making.person(index, ended, index < players ? begun : 0, waiting);
		writeFileSync(path.join(staff, `${record.id}.json`), `${JSON.stringify(record)}\n`);
	}
	const key = keyOf(folder);
	return {
		folder,
		people: staff,
		waiting,
		cookie: (person) =>
			`${PASS}=${writePass({ school: SCHOOL, person }, new Date().toISOString(), key)}`,
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}

/** Makes people from the real content, the same ones every time. */
class Making {
	readonly school: SchoolRecord;
	readonly contents: readonly { readonly hash: string; readonly text: string }[];
	readonly #playing: Playing;
	readonly #paths = new Map<string, readonly (readonly Step[])[]>();

	constructor() {
		const { library } = readLibrary('.');
		const edition = library.editions[POLICY];
		const baseline = library.editions[BASELINE];
		if (!edition || !baseline)
			throw new TypeError(`“${POLICY}” cannot be read: npm run check says why.`);
		this.#playing = new Playing(library, openMemory(), ALL_COUNTS);
		this.contents = [edition, baseline, ...Object.values(library.scenarios)];
		this.school = {
			version: RECORD_VERSION,
			id: SCHOOL,
			name: SAMPLE_NAME,
			policy: POLICY,
			edition: edition.hash,
			baseline: baseline.hash,
			sample: true,
			...NEW_SCHOOL,
			editionSince: STARTED,
			createdAt: STARTED
		};
	}

	person(index: number, ended: number, begun: number, waiting: Waiting[]): PersonRecord {
		const id = index === 0 ? LEADER : `person-${String(index).padStart(5, '0')}`;
		const groups = Object.keys(GROUPS);
		const phases = [...Object.keys(PHASES), undefined];
		const phase = phases[index % phases.length];
		const blank: PersonRecord = {
			version: RECORD_VERSION,
			school: SCHOOL,
			id,
			name: `Person ${index}`,
			group: groups[index % groups.length] ?? 'teacher',
			...(phase !== undefined && { phase }),
			roles: index === 0 ? ['learner', 'leader'] : ['learner'],
			startsOn: addDays('2026-09-01', index % 90),
			absences: [],
			attempts: [],
			declarations: [],
			questions: []
		};
		const attempts: Attempt[] = [];
		for (let nth = 0; nth < ended; nth++) {
			const scenario = CORE_ORDER[nth % CORE_ORDER.length] ?? WAITING;
			const begun = this.#begin(`${index}-ended-${nth}`, scenario, id);
			const steps = this.#path(begun, index * 7 + nth * 13, index % 3 > 0);
			attempts.push(walked(begun, steps));
		}
		for (let nth = 0; nth < begun; nth++) {
			const attempt = this.#begin(`${index}-begun-${nth}`, WAITING, id);
			attempts.push(attempt);
			waiting.push({
				person: id,
				attempt: attempt.id,
				steps: this.#path(attempt, index * 11 + nth * 17, false)
			});
		}
		return this.#signed({ ...blank, attempts });
	}

	#begin(id: string, scenario: Slug, person: string): Attempt {
		const held = this.#playing.library.scenarios[scenario];
		if (!held) throw new TypeError(`“${scenario}” cannot be read: npm run check says why.`);
		const under: Under = {
			scenario: held.hash,
			policy: POLICY,
			edition: this.school.edition,
			baseline: this.school.baseline
		};
		const who = drawnWayIn(Object.keys(held.scenario.ways), person, scenario);
		return start({ id, scenario, who, under, startedAt: STARTED });
	}

	/** One of the whole paths of an attempt's way in, or of those that pass; which depends on the number alone. */
	#path(attempt: Attempt, number: number, passing: boolean): readonly Step[] {
		const key = `${attempt.scenario} ${attempt.who} ${passing}`;
		const known = this.#paths.get(key) ?? this.#pathsOf(attempt, passing);
		this.#paths.set(key, known);
		const path = known[(number * 31) % known.length];
		if (!path) throw new TypeError(`“${attempt.scenario}” has no path for “${attempt.who}”.`);
		return path;
	}

	#pathsOf(attempt: Attempt, passing: boolean): readonly (readonly Step[])[] {
		const found: (readonly Step[])[] = [];
		const { play } = this.#playing.stage(attempt.under, attempt.who);
		enumerate(play, ({ position, stop }) => {
			if (stop !== 'ending') return;
			const { grade } = this.#playing.fold(walked(attempt, position.steps));
			if (!passing || grade.passed) found.push(position.steps);
		});
		return found;
	}

	/** Signs for those who have passed, and commits to what they played, as a server does. */
	#signed(person: PersonRecord): PersonRecord {
		const logs = newSalt();
		const behind = behindOf(progressAt(person, this.school, this.#playing, STARTED.slice(0, 10)));
		const signed = sign(
			{
				edition: this.#playing.edition(this.school.edition),
				editionHash: this.school.edition,
				school: this.school.name,
				behind: covering(behind, person.attempts, logs, hashOf),
				signed: []
			},
			person.name,
			STARTED,
			`${person.id}-declaration`
		);
		if (isRefusal(signed)) return person;
		return { ...person, declarations: [signed], evidence: [salted(signed, logs)] };
	}
}

/** An attempt once these choices are taken. */
function walked(attempt: Attempt, steps: readonly Step[]): Attempt {
	return steps.reduce((to, { scene, choice }) => append(to, scene, choice, STARTED), attempt);
}
