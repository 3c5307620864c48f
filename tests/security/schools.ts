/**
 * Schools with somebody in every role, in a data folder of their own, and how to become one of them.
 *
 * @module
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { ROLES, type Role } from '#domain/staff/roles.ts';
import { isRefusal } from '#domain/refusal.ts';
import { keyOf } from '#server/identity/key.ts';
import { PASS, writePass } from '#server/identity/pass.ts';
import { covering } from '#domain/evidence/attempts.ts';
import { newSalt } from '#server/evidence/committed.ts';
import { Evidence } from '#server/evidence/evidence.ts';
import { readKeys } from '#server/evidence/keys.ts';
import { readLibrary } from '#server/library/library.ts';
import { sampleId, sampleSchool } from '#server/sample/sample-school.ts';
import { hashOf } from '#server/store/archive.ts';
import { openLowdb } from '#server/store/lowdb.ts';
import type { Store } from '#server/store/port.ts';
import type { PersonRecord } from '#server/store/records.ts';
import { aJournal, aPendingImport } from '#server/store/sample-records.ts';
import { Playing } from '#server/training/playing.ts';
import { ROOT } from '../durability/server.ts';

/** Every set of roles that is tried: each alone, all, and none. */
export const ROLE_SETS: Readonly<Record<string, readonly Role[]>> = {
	...Object.fromEntries(ROLES.map((role) => [role, [role]])),
	everything: ROLES,
	nothing: []
};

/** A school as the tests see it. */
export interface School {
	readonly id: string;
	readonly policy: string;
	/** Stands in the names and the words of everybody there, and nowhere else. */
	readonly canary: string;
	/** What belongs to a person, by their id. */
	readonly of: Readonly<Record<string, { readonly attempt: string; readonly declaration: string }>>;
	/** Of a staff list that waits to be looked through, and of one that was applied. */
	readonly imports: readonly string[];
}

/** The person with a set of roles, by its name. */
export function personWith(roles: string): string {
	return `with-${roles}`;
}

/** Somebody whose id is at one school and at no other. */
export function onlyAt(policy: string): string {
	return `only-at-${policy}`;
}

/** Makes a school for each policy, with a person for each set of roles; each has an attempt and a declaration. */
export async function seed(
	dataDir: string,
	policies: readonly string[]
): Promise<readonly School[]> {
	const { library } = readLibrary(ROOT);
	const store = await openLowdb(dataDir);
	const evidence = new Evidence(store, readKeys(dataDir, new Date().toISOString()));
	const training = { store, playing: new Playing(library, store, evidence), evidence };
	const schools: School[] = [];
	for (const policy of policies) {
		const made = await sampleSchool(training, policy, new Date().toISOString());
		const canary = `Quillfeather-${policy}`;
		await store.schools.write({ ...made, name: `${canary} School` });
		const model = store.people.read(made.id, 'senior-leader');
		if (!model) throw new Error(`Nobody at ${made.id} has completed the course.`);
		const of: Record<string, { attempt: string; declaration: string }> = {};
		for (const [name, roles] of Object.entries(ROLE_SETS)) {
			const person = copyOf(model, { id: personWith(name), name: `${canary} ${name}`, roles });
			const added = await store.people.add(signedHere(person, evidence));
			if (isRefusal(added)) throw new Error(added.because);
			of[person.id] = {
				attempt: person.attempts[0]?.id ?? '',
				declaration: person.declarations[0]?.id ?? ''
			};
		}
		const only = { id: onlyAt(policy), name: `${canary} only here`, roles: ['learner'] as const };
		await store.people.add(signedHere(copyOf(model, only), evidence));
		const imports = await importsAt(store, made.id, canary);
		schools.push({ id: sampleId(policy), policy, canary, of, imports });
	}
	await store.close();
	return schools;
}

/** Puts imports into a school, one in each state that a page shows; answers with their ids. */
export async function importsAt(
	store: Store,
	school: string,
	canary: string
): Promise<readonly string[]> {
	const [waiting = '', applied = ''] = [0, 1].map(() => randomBytes(8).toString('hex'));
	const at = new Date().toISOString();
	const file = `${canary}.csv`;
	await store.imports.write(aPendingImport({ school, id: waiting, at, file }));
	await store.imports.write(aJournal({ school, id: applied, at, file, state: 'applied' }));
	return [waiting, applied];
}

/** The cookies by which a browser is a person of a school, in a data folder that `seed` has filled. */
export function becoming(dataDir: string) {
	const key = keyOf(dataDir);
	return function becomes(school: string, person: string): Promise<string> {
		const pass = writePass({ school, person }, new Date().toISOString(), key);
		return Promise.resolve(`${PASS}=${pass}`);
	};
}

/** A record as signed here: the server vouches for it and for what was played, and links it when it starts. */
export function signedHere(person: PersonRecord, evidence: Evidence): PersonRecord {
	const all = person.declarations.map((declaration) => {
		const logs = newSalt();
		const covered = covering(declaration.attempts, person.attempts, logs, hashOf);
		const signed = { ...declaration, attempts: covered.flatMap((each) => each ?? []) };
		return { signed, tied: evidence.tie(person.id, signed, logs) };
	});
	return {
		...person,
		declarations: all.map(({ signed }) => signed),
		evidence: all.map(({ tied }) => tied)
	};
}

/** Somebody who has done the same, under ids of their own. */
export function copyOf(
	model: PersonRecord,
	as: Pick<PersonRecord, 'id' | 'name' | 'roles'> & Partial<PersonRecord>
): PersonRecord {
	const ids = new Map(model.attempts.map(({ id }) => [id, randomUUID()]));
	const own = (id: string) => ids.get(id) ?? id;
	return {
		...model,
		...as,
		attempts: model.attempts.map((attempt) => ({ ...attempt, id: own(attempt.id) })),
		declarations: model.declarations.map((declaration) => ({
			...declaration,
			id: randomUUID(),
			name: as.name,
			attempts: declaration.attempts.map((each) => ({ ...each, attempt: own(each.attempt) }))
		})),
		questions: [
			{
				id: randomUUID(),
				at: model.declarations[0]?.at ?? new Date().toISOString(),
				about: { kind: 'statement', ref: '1', words: 'A statement' },
				says: `${as.name} asks`
			}
		]
	};
}
