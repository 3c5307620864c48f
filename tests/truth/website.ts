/**
 * The same person on the school's own website: begins, chooses and signs as the server has it, in an empty store.
 *
 * @module
 */
import { dayOf } from '#server/clock.ts';
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Played } from '#domain/attempt/replay.ts';
import type { Progress } from '#domain/course/course.ts';
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import type { Slug } from '#domain/units.ts';
import { openMemory } from '#server/store/memory.ts';
import type { PersonRecord, SchoolRecord } from '#server/store/records.ts';
import { aPerson, aSchool } from '#server/store/sample-records.ts';
import { begin, saveChoice, type Training } from '#server/training/attempts.ts';
import { Evidence } from '#server/evidence/evidence.ts';
import { keysOf, makeKey } from '#server/evidence/keys.ts';
import { signDeclaration } from '#server/training/declaring.ts';
import { ALL_COUNTS } from '../../src/server/evidence/all-counts.test-data.ts';
import { Playing } from '#server/training/playing.ts';
import { progressAt } from '#server/training/progress.ts';
import { LIBRARY } from '../packages/content.ts';

/** One for everybody, as on a server: it holds nothing but what content compiles to. */
const playing = new Playing(LIBRARY, openMemory(), ALL_COUNTS);

export class Website {
	readonly training: Training;
	readonly school: SchoolRecord;
	readonly #person: PersonRecord;
	#seconds = 0;

	private constructor(training: Training, school: SchoolRecord, person: PersonRecord) {
		this.training = training;
		this.school = school;
		this.#person = person;
	}

	/** A school that uses a policy, with one member of staff who has done nothing yet. */
	static async open(policy: Slug, id: string): Promise<Website> {
		const store = openMemory();
		const edition = LIBRARY.editions[policy];
		if (!edition) throw new Error(`No policy ${policy}.`);
		const school = aSchool({ policy, edition: edition.hash, baseline: LIBRARY.baseline.hash });
		const person = aPerson({ school: school.id, id });
		await store.schools.write(school);
		await store.people.add(person);
		const evidence = new Evidence(store, keysOf(makeKey('2026-11-20T09:30:00.000Z')));
		return new Website({ store, playing, evidence }, school, person);
	}

	get person(): PersonRecord {
		return this.training.store.people.read(this.school.id, this.#person.id) ?? this.#person;
	}

	get #now(): string {
		return new Date(Date.parse('2026-11-20T09:30:00.000Z') + 1000 * this.#seconds++).toISOString();
	}

	async begin(scenario: Slug, who: Slug): Promise<Attempt | Refusal> {
		return begin(this.training, this.school, this.person, scenario, who, this.#now);
	}

	/** Saves a choice as a browser sends it. */
	async choose(attempt: Attempt, choice: Slug): Promise<Attempt | Refusal> {
		const at = attempt.chosen.length;
		const scene = this.played(attempt).at;
		return saveChoice(this.training, this.#person, attempt.id, { at, scene, choice }, this.#now);
	}

	played(attempt: Attempt): Played {
		return this.training.playing.played(attempt);
	}

	/** How often the scene of an attempt's last decision has been decided by now. */
	visits({ scenario }: Attempt, scene: Slug): number {
		return this.person.attempts.filter(
			(each) => each.scenario === scenario && each.chosen.some((one) => one.scene === scene)
		).length;
	}

	async sign(typed: string): Promise<boolean> {
		const { training, school } = this;
		return !isRefusal(await signDeclaration(training, school, this.person, typed, this.#now));
	}

	/** Where the person stands in the school's course. */
	get progress(): Progress {
		return progressAt(this.person, this.school, this.training.playing, dayOf(this.#now));
	}
}
