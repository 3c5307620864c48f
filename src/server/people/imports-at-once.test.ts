import { beforeEach, describe, expect, test } from 'vitest';
import { openMemory } from '../store/memory.ts';
import type { PendingImport } from '../store/imports.ts';
import type { Store } from '../store/port.ts';
import { apply, choose, discard, planFor, undoFor } from './imports.ts';
import { by, filled, HEAD, upload } from './imports.test-data.ts';

describe('of two who do something with one uploaded file at once', () => {
	let store: Store;
	let pending: PendingImport;
	beforeEach(async () => {
		store = await filled(openMemory());
		pending = await upload(by(store), `${HEAD}K1,Kit Arden,Teacher,01/09/2026\n`);
	});
	const applying = () => {
		const { digest } = planFor(by(store), pending);
		return apply(by(store), pending, digest, false);
	};
	const applied = () => store.logs.list('larkfield', 'audit').map(({ what }) => what);

	test('both import it: it is imported once, and both see what came of it', async () => {
		const [one, other] = await Promise.all([applying(), applying()]);
		expect(one).toMatchObject({ state: 'applied', tally: { new: 1 } });
		expect(other).toEqual(one);
		expect(applied()).toEqual(['import-applied']);
	});

	test('one chooses its columns while the other imports it: the import can still be undone', async () => {
		const importing = applying();
		const { mapping, options } = pending;
		await Promise.all([importing, choose(store, pending, mapping, options)]);
		await choose(store, pending, mapping, options);
		const journal = store.imports.read('larkfield', pending.id);
		if (journal?.state !== 'applied') throw new Error(`it is ${journal?.state}`);
		expect(undoFor(by(store), journal)).toMatchObject({ left: [] });
	});

	test('one discards it while the other imports it: what was imported is never forgotten', async () => {
		const importing = applying();
		expect((await Promise.all([importing, discard(by(store), pending)]))[1]).toBe(false);
		expect(store.imports.read('larkfield', pending.id)).toMatchObject({ state: 'applied' });
	});

	test('one imports it after the other has discarded it: nothing is imported, and it does not come back', async () => {
		const discarding = discard(by(store), pending);
		expect((await Promise.all([discarding, applying()]))[1]).toMatchObject({
			refused: 'plan-changed'
		});
		await choose(store, pending, pending.mapping, pending.options);
		expect(store.imports.list('larkfield')).toEqual([]);
		expect(applied()).toEqual(['import-discarded']);
	});
});
