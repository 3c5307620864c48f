/**
 * Data folders to measure with: a sample school whose people have really been through the situation, as files.
 *
 * @module
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { append, start, type Attempt, type Under } from '#domain/attempt/attempt.ts';
import { drawnWayIn } from '#domain/course/ways-in.ts';
import { sign } from '#domain/declaration/declaration.ts';
import { BASELINE } from '#domain/policy/policy.ts';
import { isRefusal } from '#domain/refusal.ts';
import { enumerate } from '#domain/scenario/enumerate.ts';
import type { Step } from '#domain/scenario/scenario.ts';
import { addDays, type Slug } from '#domain/units.ts';
import { keyOf } from '#server/identity/key.ts';
import { PASS, writePass } from '#server/identity/pass.ts';
import { readLibrary } from '#server/library/library.ts';
import { GROUPS } from '#server/sample/names.ts';
import { sampleId, SAMPLE_NAME } from '#server/sample/sample-school.ts';
import { openMemory } from '#server/store/memory.ts';
import type { PersonRecord, SchoolRecord } from '#server/store/records.ts';
import { Playing } from '#server/training/playing.ts';
import { behindOf, progressAt } from '#server/training/progress.ts';
import { benchFolder } from './store.ts';

const POLICY = 'beckstone';
const SCENARIO = 'pupil-follow';
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
	/** Attempts behind each person that have ended; five and a declaration make a file of about 4 kB. */
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
	readonly #ways: readonly Slug[];
	readonly #under: Under;
	readonly #paths = new Map<Slug, readonly (readonly Step[])[]>();

	constructor() {
		const { library } = readLibrary('.');
		const edition = library.editions[POLICY];
		const baseline = library.editions[BASELINE];
		const held = library.scenarios[SCENARIO];
		if (!edition || !baseline || !held)
			throw new TypeError(`“${POLICY}” or “${SCENARIO}” cannot be read: npm run check says why.`);
		this.#playing = new Playing(library, openMemory());
		this.#ways = Object.keys(held.scenario.ways);
		this.contents = [edition, baseline, held];
		this.school = {
			version: 1,
			id: SCHOOL,
			name: SAMPLE_NAME,
			policy: POLICY,
			edition: edition.hash,
			baseline: baseline.hash,
			sample: true,
			createdAt: STARTED
		};
		this.#under = {
			scenario: held.hash,
			policy: POLICY,
			edition: edition.hash,
			baseline: baseline.hash
		};
	}

	person(index: number, ended: number, begun: number, waiting: Waiting[]): PersonRecord {
		const id = index === 0 ? LEADER : `person-${String(index).padStart(5, '0')}`;
		const groups = Object.keys(GROUPS);
		const blank: PersonRecord = {
			version: 1,
			school: SCHOOL,
			id,
			name: `Person ${index}`,
			group: groups[index % groups.length] ?? 'teacher',
			roles: index === 0 ? ['learner', 'leader'] : ['learner'],
			startsOn: addDays('2026-09-01', index % 90),
			attempts: [],
			declarations: [],
			questions: []
		};
		const who = drawnWayIn(this.#ways, id, SCENARIO);
		const attempts: Attempt[] = [];
		for (let nth = 0; nth < ended; nth++) {
			const [id, steps] = [`${index}-ended-${nth}`, this.#path(who, index * 7 + nth * 13)];
			attempts.push(
				steps.reduce(
					(attempt, { scene, choice }) => append(attempt, scene, choice, STARTED),
					this.#begin(id, who)
				)
			);
		}
		for (let nth = 0; nth < begun; nth++) {
			const attempt = this.#begin(`${index}-begun-${nth}`, who);
			attempts.push(attempt);
			waiting.push({
				person: id,
				attempt: attempt.id,
				steps: this.#path(who, index * 11 + nth * 17)
			});
		}
		return this.#signed({ ...blank, attempts });
	}

	#begin(id: string, who: Slug): Attempt {
		return start({ id, scenario: SCENARIO, who, under: this.#under, startedAt: STARTED });
	}

	/** One of the whole paths of a way in; which of them depends on the number alone. */
	#path(who: Slug, number: number): readonly Step[] {
		const known = this.#paths.get(who) ?? this.#pathsOf(who);
		this.#paths.set(who, known);
		const path = known[(number * 31) % known.length];
		if (!path) throw new TypeError(`“${SCENARIO}” has no path for “${who}”.`);
		return path;
	}

	#pathsOf(who: Slug): readonly (readonly Step[])[] {
		const found: (readonly Step[])[] = [];
		enumerate(this.#playing.stage(this.#under, who).play, ({ position, stop }) => {
			if (stop === 'ending') found.push(position.steps);
		});
		return found;
	}

	/** Signs for those who have passed. */
	#signed(person: PersonRecord): PersonRecord {
		const signed = sign(
			{
				edition: this.#playing.edition(this.school.edition),
				editionHash: this.school.edition,
				school: this.school.name,
				behind: behindOf(progressAt(person, this.school, this.#playing)),
				signed: []
			},
			person.name,
			STARTED,
			`${person.id}-declaration`
		);
		return isRefusal(signed) ? person : { ...person, declarations: [signed] };
	}
}
