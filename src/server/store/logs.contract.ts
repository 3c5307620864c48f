/**
 * What the logs of every store must do; part of the contract in store.contract.ts.
 *
 * @module
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogEntry } from './logs.ts';
import type { Store } from './port.ts';
import { aFollowUp, aLink, anEntry, aPerson, aSchool } from './sample-records.ts';

/** Runs the contract of logs; `open` gives an empty store. */
export function logContract(name: string, open: () => Promise<Store>): void {
	describe(`${name} keeps logs that only grow`, () => {
		let store: Store;

		beforeEach(async () => {
			store = await open();
			await store.schools.write(aSchool());
		});
		afterEach(() => store.close());

		const add = (over: Partial<LogEntry> = {}) =>
			store.logs.append('larkfield', 'audit', anEntry(over));
		const ids = (school = 'larkfield') => store.logs.list(school, 'audit').map(({ id }) => id);

		test('entries come back as they were written, oldest first, each log apart', async () => {
			const { id, at, says, what, version } = anEntry({ id: 'e-2' });
			const program = { version, id, at, by: 'system', byName: '“Ünë” 👩🏽‍🏫', what, says };
			await add();
			await store.logs.append('larkfield', 'audit', program);
			await store.logs.append('larkfield', 'deliveries', anEntry({ what: 'invited' }));
			expect(store.logs.list('larkfield', 'audit')).toEqual([anEntry(), program]);
			expect(store.logs.list('larkfield', 'deliveries')).toEqual([anEntry({ what: 'invited' })]);
		});

		test('a log that nobody has written to, and one of an unknown school, is empty', () => {
			expect(ids()).toEqual([]);
			expect(ids('elsewhere')).toEqual([]);
			expect(ids('../larkfield')).toEqual([]);
		});

		test('two hundred entries at the same time are all there, in the order they came', async () => {
			const all = Array.from({ length: 200 }, (_, index) => `e-${index}`);
			await Promise.all(all.map((id) => add({ id })));
			expect(ids()).toEqual(all);
		});

		test('links of evidence come back as they were written, in the order they came', async () => {
			const links = Array.from({ length: 200 }, (_, index) => aLink({ n: index + 1 }));
			const begun = aLink({ n: 201, kind: 'key-begun', key: 'b'.repeat(64) });
			await Promise.all(
				[...links, begun].map((link) => store.logs.append('larkfield', 'evidence', link))
			);
			expect(store.logs.list('larkfield', 'evidence')).toEqual([...links, begun]);
			expect(ids()).toEqual([]);
		});

		test('a link that could not be read back is a fault, and so is a line of another log', async () => {
			const wrong: readonly object[] = [
				anEntry(),
				aLink({ n: 0 }),
				aLink({ hash: 'A'.repeat(64) }),
				{ ...aLink(), kind: 'other' },
				{ ...aLink(), name: 'Ada Stone' }
			];
			for (const link of wrong)
				await expect(
					store.logs.append('larkfield', 'evidence', link as ReturnType<typeof aLink>)
				).rejects.toMatchObject({ code: 'record-invalid' });
			await expect(store.logs.append('larkfield', 'audit', aLink() as never)).rejects.toMatchObject(
				{ code: 'record-invalid' }
			);
			expect(store.logs.list('larkfield', 'evidence')).toEqual([]);
		});

		test('what leaders note comes back as it was written; what could not be read back is a fault', async () => {
			const noted = aFollowUp({ due: '2026-12-01' });
			await store.logs.append('larkfield', 'follow-ups', noted);
			const wrong = [{ what: 'talked' }, { due: 'soon' }, { on: '' }, { about: undefined }];
			for (const over of wrong)
				await expect(
					store.logs.append('larkfield', 'follow-ups', { ...noted, ...over } as never)
				).rejects.toMatchObject({ code: 'record-invalid' });
			expect(store.logs.list('larkfield', 'follow-ups')).toEqual([noted]);
		});

		test('a list that was given does not change under its reader', async () => {
			await add();
			const before = store.logs.list('larkfield', 'audit');
			await add({ id: 'e-2' });
			expect(before).toEqual([anEntry()]);
		});

		test('the log of one school is not another’s', async () => {
			await store.schools.write(aSchool({ id: 'ashby' }));
			await add();
			expect(ids('ashby')).toEqual([]);
		});

		test('nothing is logged for a school that is not there', async () => {
			for (const school of ['elsewhere', '..', '', 'archive'])
				await expect(store.logs.append(school, 'audit', anEntry())).rejects.toMatchObject({
					name: 'StoreFault',
					code: 'school-unknown'
				});
		});

		test('nothing is logged under a name that is not a log’s', async () => {
			for (const log of ['', '../people/robin-hale', 'Audit', 'constructor'])
				await expect(
					store.logs.append('larkfield', log as 'audit', anEntry())
				).rejects.toMatchObject({ code: 'id-invalid' });
		});

		test('an entry that could not be read back is a fault, and the log goes on', async () => {
			const wrong: readonly object[] = [
				{ version: 2 },
				{ id: '' },
				{ at: 'yesterday' },
				{ by: '../ada' },
				{ about: 'Ada Stone' },
				{ about: undefined },
				{ what: 'Person changed' },
				{ says: '' },
				{ says: 'x'.repeat(1001) },
				{ extra: 1 }
			];
			for (const over of wrong)
				await expect(add(over)).rejects.toMatchObject({ code: 'record-invalid' });
			await add();
			expect(ids()).toEqual(['entry-1']);
		});

		test.each(['a\r\nb\u2028c\u0000', '\ud83d', '{"version":1}\n', '=cmd|1', '<script>'])(
			'a sentence such as %j survives byte for byte',
			async (says) => {
				await add({ says });
				expect(store.logs.list('larkfield', 'audit')[0]?.says).toBe(says);
			}
		);

		test('nobody can be called what the program itself is called in a log', async () => {
			await expect(store.people.add(aPerson({ id: 'system' }))).rejects.toMatchObject({
				code: 'id-invalid'
			});
		});

		test('a sample school is removed with its logs, and what is being written then is not left behind', async () => {
			await add();
			const under = add({ id: 'e-2' });
			await store.schools.remove('larkfield');
			await under;
			expect(ids()).toEqual([]);
			await expect(add({ id: 'e-3' })).rejects.toMatchObject({ code: 'school-unknown' });
			await store.schools.write(aSchool());
			expect(ids()).toEqual([]);
			await add({ id: 'e-4' });
			expect(ids()).toEqual(['e-4']);
		});

		test('closing finishes the entry under way; a later one is a fault', async () => {
			const under = add();
			await store.close();
			await under;
			expect(ids()).toEqual(['entry-1']);
			await expect(add({ id: 'late' })).rejects.toMatchObject({ code: 'store-closed' });
		});
	});
}
