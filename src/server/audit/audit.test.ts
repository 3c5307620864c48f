import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { StoreFault } from '../store/fault.ts';
import { SAYS_AT_MOST } from '../store/logs.ts';
import { openMemory } from '../store/memory.ts';
import { aPerson, aSchool, AT } from '../store/sample-records.ts';
import { AUDITED, audited, auditName, theProgram } from './audit.ts';

async function aStore() {
	const store = openMemory();
	await store.schools.write(aSchool());
	return store;
}
const here = { person: aPerson({ id: 'ada-stone', name: 'Ada Stone' }), school: aSchool() };

describe('what an administrator does', () => {
	test('is written with who, when, whom it is about and a sentence', async () => {
		const store = await aStore();
		const done = { what: 'roles-changed', about: 'robin-hale', says: 'Now a leader.' } as const;
		await audited(store, here, done, AT);
		expect(store.logs.list('larkfield', 'audit')).toEqual([
			{
				version: 1,
				id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
				at: AT,
				by: 'ada-stone',
				byName: 'Ada Stone',
				...done
			}
		]);
	});

	test('is written as the program’s where nobody asked for it', async () => {
		const store = await aStore();
		const done = { what: 'pseudonymised', says: 'The time was up.' } as const;
		await audited(store, theProgram('larkfield'), done, AT);
		expect(store.logs.list('larkfield', 'audit')).toMatchObject([
			{ by: 'system', byName: 'Clause & Effect' }
		]);
	});

	test('is written though its sentence is longer than a log takes', async () => {
		const store = await aStore();
		await audited(store, here, { what: 'set-up', says: 'x'.repeat(5000) }, AT);
		const [entry] = store.logs.list('larkfield', 'audit');
		expect(entry?.says).toHaveLength(SAYS_AT_MOST);
		expect(entry?.says.endsWith('x…')).toBe(true);
	});

	test('that cannot be written is told: what was changed may be saved', async () => {
		const store = await aStore();
		await store.close();
		const fault = await audited(store, here, { what: 'set-up', says: 'Set up.' }, AT).catch(
			(cause: unknown) => cause
		);
		expect(fault).toBeInstanceOf(StoreFault);
		expect(fault).toMatchObject({
			code: 'not-logged',
			says: expect.stringContaining('may have been saved all the same') as string
		});
	});
});

test('every code has a name of its own, and an unknown one is shown as it is', () => {
	const names = Object.values(AUDITED);
	expect(new Set(names).size).toBe(names.length);
	for (const code of Object.keys(AUDITED)) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
	expect(auditName('person-left')).toBe('Last day recorded');
	expect(auditName('constructor')).toBe('constructor');
});

test('there is no kind of line that nothing writes', () => {
	const sources = ['src/server', 'src/routes'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => /(?<!\.test|audit\/audit)\.ts$/.test(file))
			.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
	);
	const unwritten = Object.keys(AUDITED).filter(
		(code) => !sources.some((source) => source.includes(`'${code}'`))
	);
	expect(unwritten).toEqual([]);
});
