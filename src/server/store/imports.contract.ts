/**
 * What every store must do with imports, and with people who were put on the list by mistake; part of the contract
 * in store.contract.ts.
 *
 * @module
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportRecord } from './imports.ts';
import type { Store } from './port.ts';
import {
	aDeclaration,
	aJournal,
	anAttempt,
	aPendingImport,
	aPerson,
	aSchool,
	AT
} from './sample-records.ts';

/** Runs the contract of imports; `open` gives an empty store. */
export function importsContract(name: string, open: () => Promise<Store>): void {
	describe(`${name} keeps imports and their journals`, () => {
		let store: Store;

		beforeEach(async () => {
			store = await open();
			await store.schools.write(aSchool());
		});
		afterEach(() => store.close());

		const ids = () => store.imports.list('larkfield').map(({ id }) => id);

		test('an import comes back as it was written, and a journal takes its place', async () => {
			const pending = aPendingImport({ seen: { 'robin-hale': 'abc' } });
			await store.imports.write(pending);
			expect(store.imports.read('larkfield', 'import-1')).toEqual(pending);
			const journal = aJournal({
				state: 'undone',
				back: [{ person: 'robin-hale' }],
				left: [{ person: 'x', name: 'Sam', because: 'changed since' }]
			});
			await store.imports.write(journal);
			expect(store.imports.list('larkfield')).toEqual([journal]);
		});

		test('imports are listed in the order in which they were begun, each school’s apart', async () => {
			await store.schools.write(aSchool({ id: 'ashby' }));
			await store.imports.write(aPendingImport({ id: 'b' }));
			await store.imports.write(aJournal({ id: 'c', at: '2026-11-19T09:30:00.000Z' }));
			await store.imports.write(aPendingImport({ id: 'a' }));
			expect(ids()).toEqual(['c', 'a', 'b']);
			expect(store.imports.list('ashby')).toEqual([]);
			expect(store.imports.read('ashby', 'a')).toBeUndefined();
			expect(store.imports.list('elsewhere')).toEqual([]);
		});

		test('an import that is removed is gone, and can be written again', async () => {
			await store.imports.write(aPendingImport());
			await store.imports.remove('larkfield', 'import-1');
			await store.imports.remove('larkfield', 'import-1');
			expect(ids()).toEqual([]);
			await store.imports.write(aJournal());
			expect(ids()).toEqual(['import-1']);
		});

		test('what could not be read back is not written', async () => {
			const wrong: readonly [Partial<ImportRecord>, string][] = [
				[{ id: '../x' }, 'id-invalid'],
				[{ school: 'elsewhere' }, 'school-unknown'],
				[{ at: 'yesterday' }, 'record-invalid']
			];
			for (const [over, code] of wrong)
				await expect(
					store.imports.write({ ...aPendingImport(), ...over } as ImportRecord)
				).rejects.toMatchObject({ name: 'StoreFault', code });
			await expect(
				store.imports.write(aJournal({ columns: { x: 'shoe-size' as 'name' } }))
			).rejects.toMatchObject({ code: 'record-invalid' });
			expect(ids()).toEqual([]);
		});

		test('who was put on the list by mistake can be taken off, and put on again', async () => {
			await store.people.add(aPerson());
			expect(await store.people.remove('larkfield', 'robin-hale')).toBeUndefined();
			expect(store.people.list('larkfield')).toEqual([]);
			expect(store.people.read('larkfield', 'robin-hale')).toBeUndefined();
			expect(
				await store.people.change('larkfield', 'robin-hale', (record) => record)
			).toMatchObject({ refused: 'person-unknown' });
			expect(await store.people.remove('larkfield', 'robin-hale')).toMatchObject({
				refused: 'person-unknown'
			});
			expect(await store.people.add(aPerson({ name: 'Robin Marsh' }))).toBeUndefined();
			expect(store.people.list('larkfield')).toMatchObject([{ name: 'Robin Marsh' }]);
		});

		test('who is pseudonymised is gone from every import, and nobody else is', async () => {
			await store.people.add(
				aPerson({
					leftOn: '2026-11-01',
					email: 'robin.hale@larkfield.example',
					staffNumber: 'M-17'
				})
			);
			const [step] = aJournal().steps;
			const other = { person: 'sam-fenn' };
			await store.imports.write(
				aJournal({
					id: 'a',
					state: 'undone',
					steps: step ? [step, other] : [],
					back: [{ person: 'robin-hale' }, other],
					left: [{ person: 'robin-hale', name: 'Robin Hale', because: 'changed since' }]
				})
			);
			await store.imports.write(aPendingImport({ id: 'b' }));
			const apart = aPendingImport({ id: 'c', rows: [{ number: 2, cells: ['Sam Fenn'] }] });
			await store.imports.write(apart);
			const written = [
				['HALE, Robin'],
				['Robin', 'Hale'],
				['R. Hale', 'Robin.Hale@Larkfield.example'],
				['R. H.', 'm-17']
			];
			for (const [at, cells] of written.entries())
				await store.imports.write(aPendingImport({ id: `d${at}`, rows: [{ number: 2, cells }] }));
			await store.people.pseudonymise('larkfield', 'robin-hale', AT, 'abc');
			expect(store.imports.list('larkfield')).toEqual([
				aJournal({ id: 'a', state: 'undone', steps: [other], back: [other], left: [] }),
				apart
			]);
		});

		test('nobody is taken off who has begun', async () => {
			const begun = [
				aPerson({ id: 'a', attempts: [anAttempt(0)] }),
				aPerson({ id: 'b', declarations: [aDeclaration()] }),
				aPerson({
					id: 'c',
					questions: [
						{ id: 'q', at: AT, about: { kind: 'clause', ref: '1', words: 'x' }, says: '' }
					]
				})
			];
			for (const person of begun) {
				await store.people.add(person);
				expect(await store.people.remove('larkfield', person.id)).toMatchObject({
					refused: 'person-has-history'
				});
			}
			expect(store.people.list('larkfield')).toEqual(begun);
		});
	});
}
