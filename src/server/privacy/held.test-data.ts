/**
 * Somebody about whom everything is held that can be, so that nothing can be left out unseen.
 *
 * @module
 */
import { z } from 'zod';
import { Identity } from '../identity/identity.ts';
import { rowMemory } from '../identity/rows/row-files.ts';
import type { Store } from '../store/port.ts';
import { aDeclaration, aFollowUp, anEntry, aPerson } from '../store/sample-records.ts';
import { personRecord } from '../store/records.schema.ts';
import type { PersonRecord } from '../store/records.ts';
import { played, second, trainingAt } from '../training/training.test-data.ts';

/** A school with such a person, whose record has a value in every place the schema has. */
export async function everythingHeld() {
	const at = await trainingAt('beckstone');
	const first = await played(at, 'pass');
	const { store } = at.training;
	const { school } = at;
	const person: PersonRecord = {
		...at.now(),
		roles: ['learner', 'leader'],
		email: 'robin.hale@larkfield.example',
		staffNumber: 'N-0417',
		phase: 'key-stage-2',
		manager: 'ada-stone',
		startsOn: '2026-09-01',
		listedOn: '2026-09-03',
		relistedOn: '2026-09-04',
		leftOn: '2026-12-18',
		earlier: [{ from: '2021-01-04', to: '2022-07-21' }],
		absences: [{ from: '2026-10-05', to: '2026-10-09' }, { from: '2026-11-02' }],
		keeping: { until: '2034-07-31', because: 'A claim is open.' },
		pseudonymisedAt: second(900),
		attempts: [
			first,
			{
				...first,
				id: 'attempt-again',
				startedAt: second(300),
				from: { attempt: first.id, decisions: 1 },
				told: 1,
				chosen: first.chosen.slice(0, 1)
			}
		],
		declarations: [
			aDeclaration({
				id: 'declaration-77',
				name: 'Robin H. Hale',
				attempts: [
					{
						...{ scenario: 'pupil-follow', attempt: first.id, score: { n: 11, d: 12 } },
						inPart: true,
						log: 'c9'.repeat(32)
					}
				],
				refresher: {
					cycle: '2026/27',
					skipped: [{ scenario: 'abuse-of-staff', because: 'recent' }],
					sample: 'journalist-inquiry'
				}
			})
		],
		evidence: [
			{
				...{ declaration: 'declaration-77', salt: 'a7'.repeat(32), vouched: 'b8'.repeat(64) },
				logs: 'd1'.repeat(32)
			}
		],
		questions: [
			{
				id: 'question-5',
				at: second(120),
				about: { kind: 'clause', ref: 'clause-4.2', words: 'Staff must not' },
				says: 'Does this go for cousins?'
			}
		]
	};
	await store.people.add(aPerson({ id: 'ada-stone', name: 'Ada Stone' }));
	await store.people.add(aPerson({ id: 'kit-moss', name: 'Kit Moss', manager: person.id }));
	const done = anEntry({ id: 'e-1', says: 'Changed the start date.', what: 'person-changed' });
	await store.logs.append(school.id, 'audit', done);
	await store.logs.append(school.id, 'audit', anEntry({ id: 'e-2', about: 'kit-moss' }));
	const own = anEntry({ id: 'e-3', by: person.id, byName: 'Robin Hale', about: 'kit-moss' });
	await store.logs.append(school.id, 'audit', own);
	const sent = anEntry({ id: 'd-1', what: 'invited', says: 'Sent an invitation by e-mail.' });
	await store.logs.append(school.id, 'deliveries', sent);
	const noted = aFollowUp({ id: 'f-1', says: 'Talked about the summer.', due: '2026-12-01' });
	await store.logs.append(school.id, 'follow-ups', noted);
	const exempt = aFollowUp({ id: 'f-2', what: 'exemption', says: 'Ill.', until: '2027-01-08' });
	await store.logs.append(school.id, 'follow-ups', exempt);
	const other = { about: 'kit-moss', by: person.id, byName: 'Robin Hale', says: 'Of Kit Moss.' };
	await store.logs.append(school.id, 'follow-ups', aFollowUp({ id: 'f-3', ...other }));
	await store.logs.append(school.id, 'follow-ups', aFollowUp({ id: 'f-4', about: 'kit-moss' }));
	return { ...at, person, identity: accountsOver(store) };
}

/** The accounts of the people of a store; nobody has one yet. */
function accountsOver(store: Store): Identity {
	return new Identity({
		keeper: rowMemory(),
		store,
		clock: { now: () => second(0) },
		origin: 'http://localhost:3000',
		key: new Uint8Array(32).fill(7)
	});
}

/** A value of a record with the place it has, such as `attempts[].chosen[].scene`. */
export interface Leaf {
	readonly path: string;
	readonly value: string | number | boolean;
}

/** Every single value in a record. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
	if (['string', 'number', 'boolean'].includes(typeof value))
		return [{ path, value: value as Leaf['value'] }];
	if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, `${path}[]`));
	return Object.entries(value ?? {}).flatMap(([key, each]) =>
		leavesOf(each, path === '' ? key : `${path}.${key}`)
	);
}

/** Every place that the schema of a person's record has. */
export function placesOfARecord(): readonly string[] {
	return [...new Set(placesIn(z.toJSONSchema(personRecord)))].sort();
}

interface Shape {
	readonly properties?: Readonly<Record<string, unknown>>;
	readonly items?: unknown;
}

function placesIn(shape: Shape, path = ''): readonly string[] {
	if (shape.properties)
		return Object.entries(shape.properties).flatMap(([key, each]) =>
			placesIn(each as Shape, path === '' ? key : `${path}.${key}`)
		);
	if (shape.items) return placesIn(shape.items, `${path}[]`);
	return [path];
}
