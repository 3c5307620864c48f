import { beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/refusal.ts';
import type { Store } from '../store/port.ts';
import { StoreFault } from '../store/fault.ts';
import { openMemory } from '../store/memory.ts';
import { aPerson, aSchool, AT } from '../store/sample-records.ts';
import { eraseNow, keepUntil } from './erasing.ts';
import { expireRecords } from './expiry.ts';

const DAY_BEFORE = '2026-11-19T23:59:59.000Z';
const here = { person: aPerson({ id: 'ada-stone', name: 'Ada Stone' }), school: aSchool() };
const keeping = { until: '2030-07-31', shown: '31 July 2030', because: 'A claim is open.' };

let store: Store;
const never = (fault: StoreFault) => {
	throw fault;
};
const name = (person: string, school = 'larkfield') => store.people.read(school, person)?.name;
const log = (school = 'larkfield') =>
	store.logs.list(school, 'audit').map(({ by, what, about }) => `${by} ${what} ${about ?? ''}`);

beforeEach(async () => {
	store = openMemory();
	await store.schools.write(aSchool());
	await store.people.add(aPerson({ id: 'over', leftOn: '2020-11-20' }));
	await store.people.add(aPerson({ id: 'recent', leftOn: '2026-07-20' }));
	await store.people.add(aPerson({ id: 'here' }));
});

describe('a record whose time is over', () => {
	test('[S6] loses its name on the day, is logged as the program’s work, and once', async () => {
		expect(await expireRecords(store, DAY_BEFORE, never)).toBe(0);
		expect(name('over')).toBe('Robin Hale');
		expect(log()).toEqual([]);
		expect(await expireRecords(store, AT, never)).toBe(1);
		expect(name('over')).toMatch(/^Former member of staff [a-z2-9]{4}$/);
		expect([name('recent'), name('here')]).toEqual(['Robin Hale', 'Robin Hale']);
		expect(log()).toEqual(['system pseudonymised over']);
		expect(await expireRecords(store, AT, never)).toBe(0);
		expect(log()).toHaveLength(1);
	});

	test('[S6] is judged by its own school’s period', async () => {
		const retention = { months: 1, because: 'As advised.' };
		await store.schools.write(aSchool({ id: 'ashby', retention }));
		await store.people.add(aPerson({ school: 'ashby', id: 'gone', leftOn: '2026-10-20' }));
		expect(await expireRecords(store, AT, never)).toBe(2);
		expect(name('gone', 'ashby')).toMatch(/^Former/);
		expect(log('ashby')).toEqual(['system pseudonymised gone']);
	});

	test('that lost its name just before the server stopped is logged at the next start', async () => {
		await store.people.pseudonymise('larkfield', 'over', AT, '7k2q');
		expect(await expireRecords(store, AT, never)).toBe(0);
		expect(log()).toEqual(['system pseudonymised over']);
	});

	test('that cannot be written is told, and holds up no other', async () => {
		await store.people.add(aPerson({ id: 'zed', leftOn: '2020-01-01' }));
		const fault = new StoreFault('disk-full', 'no space');
		const failing: Store = {
			...store,
			schools: store.schools,
			logs: store.logs,
			people: {
				...store.people,
				pseudonymise: (school, person, ...more) =>
					person === 'over'
						? Promise.reject(fault)
						: store.people.pseudonymise(school, person, ...more)
			}
		};
		const told: unknown[] = [];
		expect(await expireRecords(failing, AT, (each) => told.push(each))).toBe(1);
		expect(told).toEqual([fault]);
		expect([name('over'), name('zed')]).toEqual(['Robin Hale', expect.stringMatching(/^Former/)]);
		expect(await expireRecords(store, AT, never)).toBe(1);
	});

	test('[S7] that is to be kept as evidence keeps its name through the day decided', async () => {
		await keepUntil(store, here, 'over', keeping, AT);
		expect(await expireRecords(store, '2030-07-31T12:00:00.000Z', never)).toBe(0);
		expect(await expireRecords(store, '2030-08-01T12:00:00.000Z', never)).toBe(1);
	});
});

describe('a decision about erasure', () => {
	test('to erase is logged with its reason before it is carried out', async () => {
		const after = await eraseNow(store, here, 'recent', 'Asked for by letter.', AT);
		expect(isRefusal(after)).toBe(false);
		expect(name('recent')).toMatch(/^Former/);
		expect(log()).toEqual(['ada-stone erasure-decided recent', 'ada-stone pseudonymised recent']);
		expect(store.logs.list('larkfield', 'audit')[0]?.says).toBe(
			'Erase now. Reason: Asked for by letter.'
		);
		expect(await expireRecords(store, AT, never)).toBe(1);
		expect(log()).toHaveLength(3);
	});

	test('[S8] to erase is refused of somebody who works here, and nothing is logged', async () => {
		expect(await eraseNow(store, here, 'here', 'Asked.', AT)).toMatchObject({
			refused: 'still-here'
		});
		expect(await eraseNow(store, here, 'nobody', 'Asked.', AT)).toMatchObject({
			refused: 'person-unknown'
		});
		expect(name('here')).toBe('Robin Hale');
		expect(log()).toEqual([]);
	});

	test('to keep is logged with its reason, of somebody who works here too', async () => {
		for (const person of ['recent', 'here']) {
			const after = await keepUntil(store, here, person, keeping, AT);
			expect(after).toMatchObject({
				keeping: { until: '2030-07-31', because: 'A claim is open.' }
			});
		}
		expect(store.logs.list('larkfield', 'audit').map(({ what, says }) => [what, says])).toEqual([
			['erasure-refused', 'Keep until 31 July 2030. Reason: A claim is open.'],
			['erasure-refused', 'Keep until 31 July 2030. Reason: A claim is open.']
		]);
	});

	test('of an unknown person, or one without a name, is refused', async () => {
		expect(await keepUntil(store, here, 'nobody', keeping, AT)).toMatchObject({
			refused: 'person-unknown'
		});
		await expireRecords(store, AT, never);
		expect(await keepUntil(store, here, 'over', keeping, AT)).toMatchObject({
			refused: 'already-pseudonymised'
		});
		expect(await eraseNow(store, here, 'over', 'Again.', AT)).toMatchObject({
			refused: 'already-pseudonymised'
		});
	});

	test('that cannot be logged erases nothing', async () => {
		const fault = new StoreFault('disk-full', 'no space');
		const failing: Store = {
			...store,
			schools: store.schools,
			people: store.people,
			logs: { ...store.logs, append: () => Promise.reject(fault) }
		};
		await expect(eraseNow(failing, here, 'recent', 'Asked.', AT)).rejects.toMatchObject({
			code: 'not-logged'
		});
		expect(name('recent')).toBe('Robin Hale');
	});
});
