import { expect, test } from 'vitest';
import { openMemory } from '#server/store/memory.ts';
import { aPerson } from '#server/store/sample-records.ts';
import { apply, planFor } from './imports.ts';
import { by, filled, upload } from './imports.test-data.ts';
import { listOf } from './list.ts';

test('[S29] an import leaves an administrator as they are until another has come in; the other rows are taken', async () => {
	const store = await filled(openMemory());
	const names = () => listOf(store, 'larkfield').map(({ name }) => name);
	const leaves = aPerson({ id: 'ada', name: 'Ada Stone', roles: ['learner', 'administrator'] });
	await store.people.change('larkfield', 'ada', (each) => ({ ...each, leftOn: '2027-07-20' }));
	for (const [id, staffNumber] of [
		['ben', 'B1'],
		['cyd', 'C1']
	] as const)
		await store.people.add({ ...leaves, id, name: id, email: `${id}@x.example`, staffNumber });
	const cameIn = new Set(['ada', 'ben']);
	const at = { ...by(store), cameIn: (id: string) => cameIn.has(id) };
	const file = 'Staff number,Name,Group,Last day\nB1,ben,,20/12/2026\nR1,Robin Marsh,,\n';
	const pending = await upload(at, file);
	const { plan, digest } = planFor(at, pending);
	expect(plan.counts).toMatchObject({ error: 1, changed: 1 });
	expect(await apply(at, pending, digest, false)).toMatchObject({ refused: 'problems-open' });
	expect(names()).toContain('Robin Hale');
	expect(await apply(at, pending, digest, true)).toMatchObject({ state: 'applied' });
	expect(store.people.read('larkfield', 'ben')).not.toHaveProperty('leftOn');
	expect(names()).toContain('Robin Marsh');
	// Once the other has signed in, the very same page of the preview is out of date, and the row is taken.
	const again = await upload(at, file);
	const before = planFor(at, again).digest;
	cameIn.add('cyd');
	expect(await apply(at, again, before, true)).toMatchObject({ refused: 'plan-changed' });
	expect(await apply(at, again, planFor(at, again).digest, false)).toMatchObject({
		state: 'applied'
	});
	expect(store.people.read('larkfield', 'ben')).toMatchObject({ leftOn: '2026-12-20' });
});
