import { beforeEach, describe, expect, test } from 'vitest';
import { openLowdb } from '#server/store/lowdb.ts';
import { openMemory } from '#server/store/memory.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import type { Store } from '#server/store/port.ts';
import { anAttempt, aPerson } from '#server/store/sample-records.ts';
import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { readTable } from './csv.ts';
import {
	apply,
	begin,
	changedSince,
	choose,
	pendingAt,
	planFor,
	tidy,
	tidyImports,
	undo,
	undoFor
} from './imports.ts';
import { applied, by, filled, HEAD, upload } from './imports.test-data.ts';
import { finishImports, unfinished } from './journal.ts';
import { listOf } from './list.ts';
import { changePerson } from './people.ts';

const names = (store: Store) => listOf(store, 'larkfield').map(({ name }) => name);

describe('an import', () => {
	let store: Store;
	beforeEach(async () => {
		store = await filled(openMemory());
	});

	test('[S21] [S24] that brings a leaver back keeps the time before, and undone makes them a leaver again', async () => {
		const sam = aPerson({ id: 'sam', name: 'Sam Fenn', staffNumber: 'S1', leftOn: '2026-11-06' });
		await store.people.add(sam);
		const journal = await applied(
			by(store),
			await upload(by(store), `${HEAD}S1,Sam Fenn,Teacher,20/11/2026\n`)
		);
		expect(store.people.read('larkfield', 'sam')).toMatchObject({
			startsOn: '2026-11-20',
			earlier: [{ from: '2026-11-02', to: '2026-11-06' }]
		});
		expect(store.people.read('larkfield', 'sam')).not.toHaveProperty('leftOn');
		expect(await undo(by(store), journal.id)).toMatchObject({ state: 'undone', left: [] });
		expect(store.people.read('larkfield', 'sam')).toEqual(sam);
	});

	test('[S26] of people who have left already takes only the others, where that is asked', async () => {
		const file = 'Staff number,Name,Group,Start date,Last day\n';
		const lines = 'O1,Ola Gone,Teacher,01/09/2020,31/08/2025\nK1,Kit Arden,TA,01/09/2026,\n';
		const pending = await upload(by(store), file + lines);
		const { digest } = planFor(by(store), pending);
		const journal = await apply(by(store), pending, digest, false, true);
		expect(journal).toMatchObject({ tally: { new: 1, gone: 0, error: 1 } });
		expect(names(store)).not.toContain('Ola Gone');
		const again = await applied(by(store), await upload(by(store), file + lines));
		expect(again).toMatchObject({ tally: { gone: 1, unchanged: 1, error: 0 } });
		expect(store.logs.list('larkfield', 'audit').at(-1)?.says).toContain('Had left already: 1.');
	});

	test('adds, changes and marks leavers as one step, and is in the log', async () => {
		await store.people.add(aPerson({ id: 'sam', name: 'Sam Fenn', attempts: [anAttempt(1)] }));
		const pending = await upload(
			by(store),
			`${HEAD}R1,Robin Marsh,Teacher,02/11/2026\nK1,Kit Arden,TA,01/09/2026\n`,
			{ othersLeftOn: '2026-11-20' }
		);
		const journal = await applied(by(store), pending);
		expect(journal).toMatchObject({ state: 'applied', tally: { new: 1, changed: 1, leaver: 1 } });
		expect(names(store).sort()).toEqual(['Ada Stone', 'Kit Arden', 'Robin Marsh', 'Sam Fenn']);
		expect(store.people.read('larkfield', 'sam')).toMatchObject({
			leftOn: '2026-11-20',
			attempts: [{}]
		});
		expect(store.logs.list('larkfield', 'audit')).toMatchObject([
			{
				what: 'import-applied',
				by: 'ada',
				says: 'New: 1. Changed: 1. Leavers: 1. Rows left out: 0.'
			}
		]);
	});

	test('is refused when the list was changed after the preview, with whose entries', async () => {
		const pending = await upload(by(store), `${HEAD}R1,Robin Marsh,Teacher,\n`);
		const { digest } = planFor(by(store), pending);
		await changePerson(by(store), 'robin-hale', { name: 'Robin Wold' });
		expect(await apply(by(store), pending, digest, true)).toMatchObject({
			refused: 'plan-changed'
		});
		expect(changedSince(store, pending)).toEqual(['Robin Wold']);
		expect(names(store)).toContain('Robin Wold');
		const fresh = planFor(by(store), pending).digest;
		expect(await apply(by(store), pending, fresh, true)).toMatchObject({ state: 'applied' });
	});

	test('is refused while rows have problems, unless they are left out', async () => {
		const pending = await upload(by(store), `${HEAD}K1,Kit Arden,Teacher,01/09/2026\n,,,\nK2,,,\n`);
		const { digest } = planFor(by(store), pending);
		expect(await apply(by(store), pending, digest, false)).toMatchObject({
			refused: 'problems-open'
		});
		expect(names(store)).toHaveLength(2);
		expect(await apply(by(store), pending, digest, true)).toMatchObject({ state: 'applied' });
		expect(names(store)).toContain('Kit Arden');
	});

	test('[S20] of the same file again has nothing to do', async () => {
		const csv = `${HEAD}K1,Kit Arden,TA,01/09/2026\n,Sam Fenn,Cook,1 Sep 2026\n`;
		await applied(by(store), await upload(by(store), csv));
		const again = await upload(by(store), csv);
		const { plan, digest } = planFor(by(store), again);
		expect(plan.counts).toMatchObject({ unchanged: 2, new: 0, changed: 0, error: 0 });
		expect(await apply(by(store), again, digest, true)).toMatchObject({ refused: 'nothing-to-do' });
	});

	test('remembers what columns and words were for the next file', async () => {
		const csv = 'Wer,Was,Wann\nKit Arden,Owl,01/09/2026\n';
		const first = await begin(
			by(store),
			'a.csv',
			readTable(new TextEncoder().encode(csv)) as never
		);
		expect(first.mapping).toEqual({});
		const mapping = { name: 0, group: 1, 'starts-on': 2 };
		await applied(by(store), await choose(store, first, mapping, { words: { owl: 'site' } }));
		const next = await upload(by(store), 'Wann,Wer,Was\n01/09/2026,Ola Brook,Owl\n');
		expect(next.mapping).toEqual({ 'starts-on': 0, name: 1, group: 2 });
		expect(planFor(by(store), next).plan.counts).toMatchObject({
			new: 1,
			error: 0
		});
	});

	test('[S21] is undone as one step; who has begun stays, and the answer says so', async () => {
		const before = listOf(store, 'larkfield');
		const csv = `${HEAD}R1,Robin Marsh,TA,\nK1,Kit Arden,TA,01/09/2026\nK2,Ola Brook,TA,01/09/2026\n`;
		const { id } = await applied(by(store), await upload(by(store), csv));
		await store.people.change('larkfield', `${id}-4`, (record) => ({
			...record,
			attempts: [anAttempt(1)]
		}));
		const undone = await undo(by(store), id);
		expect(undone).toMatchObject({
			state: 'undone',
			left: [{ name: 'Ola Brook', because: 'has begun the training' }]
		});
		expect(listOf(store, 'larkfield').filter((each) => each.name !== 'Ola Brook')).toEqual(before);
		expect(await undo(by(store), id)).toMatchObject({ refused: 'not-undoable' });
		expect(store.logs.list('larkfield', 'audit').at(-1)).toMatchObject({ what: 'import-undone' });
	});

	test('[S21] [S22] gives phases to the disk, and takes back those it gave', async () => {
		await store.people.change('larkfield', 'ada', (ada) => ({ ...ada, phase: 'key-stage-1' }));
		const file =
			'Staff number,Name,E-mail,Key stage\nR1,Robin Hale,,KS2\n,Ada Stone,ada@x.example,all\n';
		const phases = () =>
			['robin-hale', 'ada'].map((id) => store.people.read('larkfield', id)?.phase);
		const journal = await applied(by(store), await upload(by(store), file));
		expect(phases()).toEqual(['key-stage-2', 'whole-school']);
		expect(journal.columns).toMatchObject({ 'key stage': 'phase' });
		await undo(by(store), journal.id);
		expect(phases()).toEqual([undefined, 'key-stage-1']);
		expect(store.people.read('larkfield', 'robin-hale')).not.toHaveProperty('phase');
	});

	test('can be undone while it is the last one and younger than thirty days', async () => {
		const first = await applied(by(store), await upload(by(store), `${HEAD}1,A A,TA,01/09/2026\n`));
		const second = await applied(
			by(store),
			await upload(by(store), `${HEAD}2,B B,TA,01/09/2026\n`)
		);
		expect(await undo(by(store), first.id)).toMatchObject({ refused: 'not-undoable' });
		const late = '2026-12-20T09:30:00.000Z';
		expect(undoFor(by(store, late), second)).toBeUndefined();
		await tidy(store, 'larkfield', late);
		expect(store.imports.list('larkfield')).toMatchObject([{ state: 'closed', steps: [] }]);
		expect(JSON.stringify(store.imports.list('larkfield'))).not.toContain('B B');
	});

	test('that nobody comes back to is forgotten after a day', async () => {
		const { id } = await upload(by(store), `${HEAD}1,A A,TA,01/09/2026\n`);
		expect(pendingAt(store, 'larkfield', id, '2026-11-21T09:29:59.999Z')).toBeDefined();
		const late = '2026-11-21T09:30:00.000Z';
		expect(pendingAt(store, 'larkfield', id, late)).toBeUndefined();
		await tidyImports(store, late);
		expect(store.imports.list('larkfield')).toEqual([]);
		for (let each = 0; each < 7; each++) await upload(by(store), `${HEAD}1,A A,TA,\n`);
		expect(store.imports.list('larkfield')).toHaveLength(5);
	});
});

/** A disk that stops for good after so many writes, as a power cut does. */
function cutAfter(writes: number): Disk {
	let left = writes;
	const alive = () => {
		if (left-- <= 0) throw Object.assign(new Error('the power is gone'), { code: 'EIO' });
	};
	return {
		...realDisk,
		rename: (from, to) =>
			Promise.resolve()
				.then(alive)
				.then(() => realDisk.rename(from, to)),
		unlink: (file) =>
			Promise.resolve()
				.then(alive)
				.then(() => realDisk.unlink(file))
	};
}

describe('a power cut in the middle of an import', () => {
	const csv = `${HEAD}R1,Robin Marsh,TA,\n${Array.from(
		{ length: 5 },
		(_, at) => `K${at},Kit ${at},TA,01/09/2026\n`
	).join('')}`;

	test.each([0, 1, 2, 3, 5, 6, 7, 8])(
		'after %i writes leaves all of it or nothing',
		async (writes) => {
			const folder = temporaryFolder();
			const first = await filled(await openLowdb(folder));
			const pending = await upload(by(first), csv);
			const before = listOf(first, 'larkfield');
			await first.close();

			const cut = await openLowdb(folder, { disk: cutAfter(writes) });
			const { digest } = planFor(by(cut), pending);
			const outcome = await apply(by(cut), pending, digest, false).catch((cause: unknown) => cause);
			if (writes < 7) expect(outcome).toMatchObject({ name: 'StoreFault' });
			expect(writes > 0 && writes < 8 ? unfinished(cut, 'larkfield') : undefined).toEqual(
				writes > 0 && writes < 8 ? expect.objectContaining({ state: 'applying' }) : undefined
			);
			await cut.close();

			const again = await openLowdb(folder);
			await finishImports(again);
			expect(unfinished(again, 'larkfield')).toBeUndefined();
			if (writes === 0) expect(listOf(again, 'larkfield')).toEqual(before);
			else expect(names(again)).toHaveLength(7);
			await again.close();
		}
	);

	test('is finished before the next change of the list, once the disk takes it', async () => {
		const folder = temporaryFolder();
		const first = await filled(await openLowdb(folder));
		const pending = await upload(by(first), csv);
		await first.close();
		let isFull = false;
		let taken = 0;
		const disk: Disk = {
			...realDisk,
			rename: (from, to) =>
				isFull && ++taken > 3
					? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
					: realDisk.rename(from, to)
		};
		const store = await openLowdb(folder, { disk });
		isFull = true;
		const { digest } = planFor(by(store), pending);
		await expect(apply(by(store), pending, digest, false)).rejects.toMatchObject({
			code: 'disk-full'
		});
		const edit = { group: 'office' };
		await expect(changePerson(by(store), 'robin-hale', edit)).rejects.toMatchObject({
			code: 'disk-full'
		});
		isFull = false;
		expect(await changePerson(by(store), 'robin-hale', edit)).toHaveProperty('changed');
		expect(names(store)).toHaveLength(7);
		expect(listOf(store, 'larkfield').find(({ id }) => id === 'robin-hale')).toMatchObject({
			name: 'Robin Marsh',
			group: 'office'
		});
		await store.close();
	});

	test('and of its undoing leaves all of it undone', async () => {
		const folder = temporaryFolder();
		const first = await filled(await openLowdb(folder));
		const before = listOf(first, 'larkfield');
		const { id } = await applied(by(first), await upload(by(first), csv));
		await first.close();
		const cut = await openLowdb(folder, { disk: cutAfter(3) });
		await expect(undo(by(cut), id)).rejects.toMatchObject({ name: 'StoreFault' });
		await cut.close();
		const again = await openLowdb(folder);
		await finishImports(again);
		expect(listOf(again, 'larkfield')).toEqual(before);
		expect(again.imports.read('larkfield', id)).toMatchObject({ state: 'undone' });
		await again.close();
	});
});
