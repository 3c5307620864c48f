import { describe, expect, test } from 'vitest';
import { DOUBT_TO_SIGNER } from '#domain/declaration/doubt.ts';
import { entryOf } from '#domain/staff/entry.ts';
import { signDeclaration } from '../training/declaring.ts';
import { done, passed, second, trainingAt } from '../training/training.test-data.ts';
import { aJournal, anAttempt, aPerson } from '../store/sample-records.ts';
import type { PersonRecord } from '../store/records.ts';
import { heldAbout } from './held.ts';
import { everythingHeld, leavesOf, placesOfARecord } from './held.test-data.ts';

const NOW = '2026-11-20T12:00:00.000Z';

/** A school with somebody who is complete. */
async function signed() {
	const at = await trainingAt('beckstone');
	await passed(at);
	done(await signDeclaration(at.training, at.school, at.now(), 'Robin Hale', second(999)));
	return at;
}

describe('what is held about a person', () => {
	test('has a value in every place a record has, in the record these tests are made with', async () => {
		const { person } = await everythingHeld();
		expect([...new Set(leavesOf(person).map(({ path }) => path))].sort()).toEqual(
			placesOfARecord()
		);
	});

	test('is told to them whole: no value of their record is left out', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const told = new Set(
			leavesOf(heldAbout(training, identity, school, person, NOW)).map(({ value }) => value)
		);
		expect(leavesOf(person).filter(({ value }) => !told.has(value))).toEqual([]);
	});

	test('[D5] says of a declaration that does not count what the course says, and of no other', async () => {
		const { identity } = await everythingHeld();
		const { training, school, now } = await signed();
		const told = (record: PersonRecord) => heldAbout(training, identity, school, record, NOW);
		expect(told(now()).notCounted).toEqual([]);
		const edited = {
			...now(),
			declarations: now().declarations.map((each) => ({ ...each, at: second(-99) }))
		};
		const [declaration] = edited.declarations;
		expect(told(edited).declarations).toEqual([declaration]);
		expect(told(edited).notCounted).toEqual([
			{
				declaration: declaration?.id,
				doubt: 'not-signed-here',
				says: DOUBT_TO_SIGNER['not-signed-here']
			}
		]);
	});

	test('has each decision in words, with how it is judged', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const [attempt, again] = heldAbout(training, identity, school, person, NOW).attempts;
		expect(attempt?.outcome).toMatchObject({ ended: true, passed: true });
		expect(attempt?.situation).toEqual({ code: 'pupil-follow', name: 'A pupil wants to connect' });
		expect(attempt?.decisions.length).toBeGreaterThan(2);
		for (const { asked, chose, judged, choice } of attempt?.decisions ?? []) {
			expect(asked).toMatch(/\?$/);
			expect(chose?.length).toBeGreaterThan(choice.length);
			expect(judged?.because).toMatch(/\.$/);
		}
		expect(again).toMatchObject({
			outcome: { ended: false, passed: false },
			from: { decisions: 1 }
		});
	});

	test('holds what was logged of them and by them, and of nobody else', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const { log, deliveries, staffList } = heldAbout(training, identity, school, person, NOW);
		expect(log.map(({ id, aboutYou }) => [id, aboutYou])).toEqual([
			['e-1', true],
			['e-3', false]
		]);
		expect(log[0]).toMatchObject({
			by: { id: 'ada-stone', name: 'Ada Stone' },
			what: { code: 'person-changed', name: 'Staff list entry changed' }
		});
		expect(deliveries.map(({ id }) => id)).toEqual(['d-1']);
		expect(staffList).toMatchObject({
			manager: { id: 'ada-stone', name: 'Ada Stone' },
			manages: 1
		});
		expect(JSON.stringify(heldAbout(training, identity, school, person, NOW))).not.toContain(
			'Kit Moss'
		);
	});

	test('holds the words leaders noted about them, and of what they noted about others only that they did', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const { followUps } = heldAbout(training, identity, school, person, NOW);
		expect(followUps).toMatchObject([
			{ id: 'f-1', aboutYou: true, says: 'Talked about the summer.', due: '2026-12-01' },
			{ id: 'f-2', what: { name: 'Exemption' }, says: 'Ill.', until: '2027-01-08' },
			{ id: 'f-3', aboutYou: false, by: { name: 'Robin Hale' } }
		]);
		expect(followUps[2]?.says).not.toContain('Kit');
	});

	test('holds what an import changed of their entry, and of nobody else’s, for as long as it can be undone', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const { store } = training;
		const before = entryOf({ ...person, email: 'robin@old.example' });
		const kit = entryOf(aPerson({ id: 'kit-moss', name: 'Kit Moss' }));
		const journal = aJournal({
			school: school.id,
			steps: [
				{ person: person.id, before, after: entryOf(person) },
				{ person: 'kit-moss', after: kit }
			],
			left: [{ person: person.id, name: person.name, because: 'Changed since.' }]
		});
		await store.imports.write(journal);
		const held = heldAbout(training, identity, school, person, NOW).imports;
		expect(held).toMatchObject([{ file: journal.file, at: journal.at, left: 'Changed since.' }]);
		expect(held[0]?.changes.find(({ field }) => field.code === 'email')).toEqual({
			field: { code: 'email', name: 'E-mail' },
			before: 'robin@old.example',
			after: person.email
		});
		expect(JSON.stringify(held)).not.toContain('Kit');
		await store.imports.write({ ...journal, state: 'closed', steps: [], left: [] });
		expect(heldAbout(training, identity, school, person, NOW).imports).toEqual([]);
	});

	test('can be told though a situation cannot be read any more', async () => {
		const { training, identity, school, person } = await everythingHeld();
		const lost = { ...person, attempts: [anAttempt(2)] };
		const [attempt] = heldAbout(training, identity, school, lost, NOW).attempts;
		expect(attempt).toMatchObject({
			situation: { code: 'pupil-follow', name: 'pupil-follow' },
			decisions: [{ scene: 'scene-0', choice: 'refuse-and-tell' }, { scene: 'scene-1' }]
		});
		expect(attempt).not.toHaveProperty('outcome');
	});

	test('says how long it is kept', async () => {
		const { training, identity, school } = await everythingHeld();
		const leaver = aPerson({ leftOn: '2026-12-18' });
		expect(heldAbout(training, identity, school, leaver, NOW).kept).toEqual({
			...school.retention,
			until: '2032-12-18'
		});
		expect(heldAbout(training, identity, school, aPerson(), NOW).kept).toEqual(school.retention);
	});
});
