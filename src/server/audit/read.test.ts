import { expect, test } from 'vitest';
import { openMemory } from '../store/memory.ts';
import { anEntry, aPerson, aSchool } from '../store/sample-records.ts';
import { choicesOf, folded, linesOf } from './read.ts';

async function aLog() {
	const store = openMemory();
	await store.schools.write(aSchool());
	await store.people.add(aPerson());
	await store.people.add(aPerson({ id: 'ada-stone', name: 'Ada Stone-Webb' }));
	for (const entry of [
		anEntry({ id: 'e-1' }),
		anEntry({ id: 'e-2', by: 'system', byName: 'Clause & Effect', what: 'pseudonymised' }),
		anEntry({ id: 'e-3', about: 'ada-stone', what: 'person-changed' }),
		anEntry({ id: 'e-4', about: 'gone-away', what: 'from-a-newer-program' })
	])
		await store.logs.append('larkfield', 'audit', entry);
	return store;
}
const ids = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id);

test('the log is read newest first, with the doer’s name as it was and the other’s as it is', async () => {
	const lines = linesOf(await aLog(), 'larkfield', {});
	expect(ids(lines)).toEqual(['e-4', 'e-3', 'e-2', 'e-1']);
	expect(lines[1]).toMatchObject({ by: 'Ada Stone', about: 'Ada Stone-Webb' });
	expect(lines[0]).toMatchObject({ about: 'gone-away', what: 'from-a-newer-program' });
});

test('it is filtered by kind, and by whoever did it or whom it is about', async () => {
	const store = await aLog();
	expect(ids(linesOf(store, 'larkfield', { what: 'person-changed' }))).toEqual(['e-3', 'e-1']);
	expect(ids(linesOf(store, 'larkfield', { person: 'robin-hale' }))).toEqual(['e-2', 'e-1']);
	expect(ids(linesOf(store, 'larkfield', { person: 'ada-stone' }))).toEqual(['e-4', 'e-3', 'e-1']);
	expect(linesOf(store, 'larkfield', { person: 'nobody' })).toEqual([]);
	expect(linesOf(store, 'elsewhere', {})).toEqual([]);
});

test('what it can be filtered by is what is in it, counted', async () => {
	const { kinds, people } = choicesOf(await aLog(), 'larkfield');
	expect(kinds).toEqual([
		{ value: 'from-a-newer-program', name: 'from-a-newer-program', lines: 1 },
		{ value: 'pseudonymised', name: 'Record pseudonymised', lines: 1 },
		{ value: 'person-changed', name: 'Staff list entry changed', lines: 2 }
	]);
	expect(people).toEqual([
		{ value: 'ada-stone', name: 'Ada Stone-Webb', lines: 3 },
		{ value: 'system', name: 'Clause & Effect', lines: 1 },
		{ value: 'gone-away', name: 'gone-away', lines: 1 },
		{ value: 'robin-hale', name: 'Robin Hale', lines: 2 }
	]);
});

test('lines that say the same of several people within a minute are read as one, with everybody’s name', () => {
	const line = (id: string, at: string, more: object = {}) => ({
		id,
		at: `2026-11-20T${at}Z`,
		by: 'Ada Stone',
		what: 'Sign-in codes printed',
		about: id,
		says: 'A code to sign in was printed.',
		...more
	});
	const lines = [
		line('kit', '10:01:00.000'),
		line('lou', '10:00:59.000'),
		line('mel', '10:00:58.000', { says: 'Another sentence.' }),
		line('nan', '10:00:02.000'),
		line('oli', '10:00:01.000', { by: 'Bo Sample' }),
		line('pat', '10:00:00.000')
	];
	expect(folded(lines).map(({ id, many, abouts }) => [id, many, abouts])).toEqual([
		['kit', 1, ['kit']],
		['lou', 3, ['lou', 'nan', 'pat']],
		['mel', 1, ['mel']],
		['oli', 1, ['oli']]
	]);
	expect(folded(lines).reduce((sum, { many }) => sum + many, 0)).toBe(lines.length);
});
