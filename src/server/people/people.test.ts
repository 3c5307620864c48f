import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '#domain/staff/entry.ts';
import { backFrom } from '#domain/staff/times.ts';
import { openMemory } from '#server/store/memory.ts';
import { aDeclaration, anAttempt, aPerson, aSchool, AT } from '#server/store/sample-records.ts';
import type { Store } from '#server/store/port.ts';
import { digestOf } from './digests.ts';
import { listOf, whenListChanges, type ListChange } from './list.ts';
import { addPerson, changePerson, endedOn, withAbsence, type Changing } from './people.ts';

const ADA = aPerson({ id: 'ada', name: 'Ada Stone', roles: ['learner', 'administrator'] });
let store: Store;
let by: Changing;

beforeEach(async () => {
	store = openMemory();
	await store.schools.write(aSchool());
	await store.people.add(ADA);
	await store.people.add(aPerson());
	by = { store, here: { person: ADA, school: { id: 'larkfield' } }, now: AT, cameIn: () => true };
});

const robin = () => store.people.read('larkfield', 'robin-hale') as Entry;
const logged = () =>
	store.logs.list('larkfield', 'audit').map(({ what, says }) => `${what}: ${says}`);

describe('a change of the list', () => {
	test('is on the record, in the log, and told to whoever listens, once it is kept', async () => {
		const told: ListChange[] = [];
		const stop = whenListChanges(store, (changed) => {
			expect(store.people.read('larkfield', 'robin-hale')).toBe(changed.after);
			told.push(changed);
		});
		const before = aPerson();
		const after = { ...before, email: 'r@x.example', group: 'office' };
		const edit = { email: 'r@x.example', group: 'office' };
		expect(await changePerson(by, 'robin-hale', edit)).toMatchObject({
			changed: { before, after }
		});
		stop();
		await changePerson(by, 'robin-hale', { email: null });
		expect(told).toEqual([{ school: 'larkfield', person: 'robin-hale', before, after }]);
		expect(robin()).not.toHaveProperty('email');
		expect(logged()).toEqual([
			'person-changed: Changed: e-mail, staff group.',
			'person-changed: Changed: e-mail.'
		]);
	});

	test('[S25] of one’s own address is refused, and by somebody else it is made', async () => {
		const eve = aPerson({
			id: 'eve',
			name: 'Eve Hart',
			email: 'eve@x.example',
			roles: ['learner', 'administrator']
		});
		await store.people.add(eve);
		const own = { ...by, here: { ...by.here, person: eve } };
		const edit = { email: 'eve.hart@x.example' };
		expect(await changePerson(own, 'eve', edit)).toMatchObject({
			refused: [{ field: 'email', refused: 'own-address' }]
		});
		expect(await changePerson(by, 'eve', edit)).toMatchObject({ changed: { after: edit } });
	});

	test('[S22] of a phase is kept and logged, and so is that it was taken away', async () => {
		await changePerson(by, 'robin-hale', { phase: 'key-stage-2' });
		expect(robin()).toHaveProperty('phase', 'key-stage-2');
		expect(await changePerson(by, 'robin-hale', { phase: 'key-stage-9' })).toMatchObject({
			refused: [{ field: 'phase', refused: 'phase-unknown' }]
		});
		await changePerson(by, 'robin-hale', { phase: null });
		expect(robin()).not.toHaveProperty('phase');
		expect(logged()).toEqual([
			'person-changed: Changed: phase.',
			'person-changed: Changed: phase.'
		]);
	});

	test('keeps everything that the person did', async () => {
		const whole = aPerson({ id: 'w', attempts: [anAttempt(2)], declarations: [aDeclaration()] });
		await store.people.add(whole);
		await changePerson(by, 'w', { leftOn: '2026-11-20' });
		expect(store.people.read('larkfield', 'w')).toEqual({ ...whole, leftOn: '2026-11-20' });
		expect(logged()).toEqual(['person-left: Last day: 2026-11-20.']);
	});

	test('[S23] that brings a leaver back keeps the time before, and is one line of the log', async () => {
		const whole = aPerson({ id: 'w', leftOn: '2026-11-06', declarations: [aDeclaration()] });
		await store.people.add(whole);
		await changePerson(by, 'w', (entry) => backFrom(entry, '2026-11-20'));
		const rest = aPerson({ id: 'w', declarations: [aDeclaration()] });
		expect(store.people.read('larkfield', 'w')).toEqual({
			...rest,
			startsOn: '2026-11-20',
			earlier: [{ from: '2026-11-02', to: '2026-11-06' }]
		});
		await changePerson(by, 'w', { leftOn: '2026-12-18' });
		await changePerson(by, 'w', (entry) => backFrom(entry, '2026-12-19'));
		expect(store.people.read('larkfield', 'w')).toMatchObject({ startsOn: '2026-11-20' });
		await changePerson(by, 'w', { startsOn: '2026-11-02', earlier: null });
		expect(store.people.read('larkfield', 'w')).toEqual(rest);
		expect(logged()).toEqual([
			'person-left: Taken back on the staff list, from 2026-11-20.',
			'person-left: Last day: 2026-12-18.',
			'person-left: Taken back on the staff list.',
			'person-changed: Changed: start date, earlier times here.'
		]);
	});

	test('of roles says which were given and taken', async () => {
		await changePerson(by, 'robin-hale', { roles: ['learner', 'leader', 'administrator'] });
		await changePerson(by, 'robin-hale', { roles: ['leader'] });
		expect(logged()).toEqual([
			'roles-changed: Given: leader, school administrator.',
			'roles-changed: Taken: learner, school administrator.'
		]);
	});

	test('that changes nothing is neither logged nor told', async () => {
		whenListChanges(store, () => expect.unreachable());
		await changePerson(by, 'robin-hale', { name: 'Robin Hale' });
		expect(logged()).toEqual([]);
	});

	test('[S15] that takes the last administrator away is refused with the reason', async () => {
		for (const edit of [{ leftOn: '2026-11-20' }, { roles: ['learner'] as const }])
			expect(await changePerson(by, 'ada', edit)).toMatchObject({
				refused: [{ refused: 'last-administrator' }]
			});
		expect(store.people.read('larkfield', 'ada')).toBe(ADA);
	});

	test('[S11] two at once cannot take the same e-mail', async () => {
		const outcomes = await Promise.all([
			changePerson(by, 'robin-hale', { email: 'one@x.example' }),
			changePerson(by, 'ada', { email: 'one@x.example' }),
			addPerson(by, { name: 'New', group: 'site', startsOn: '2026-11-20', email: 'one@x.example' })
		]);
		expect(outcomes.map((each) => 'changed' in each)).toEqual([true, false, false]);
	});

	test('[S15] two administrators cannot remove each other at once', async () => {
		await changePerson(by, 'robin-hale', { roles: ['learner', 'administrator'] });
		const outcomes = await Promise.all([
			changePerson(by, 'robin-hale', { roles: ['learner'] }),
			changePerson(by, 'ada', { roles: ['learner'] })
		]);
		expect(outcomes.map((each) => 'changed' in each)).toEqual([true, false]);
	});

	test('that adds somebody, pressed twice, adds them once; the form filled in anew adds another', async () => {
		const ticket = '6f1c1d1e-7a55-4c9e-9a3b-2f1f8f0f5a01';
		const kim = { name: 'Kim Wold', group: 'site', startsOn: '2026-11-20' };
		const twice = await Promise.all([addPerson(by, kim, ticket), addPerson(by, kim, ticket)]);
		for (const outcome of twice) expect(outcome).toMatchObject({ changed: { person: ticket } });
		expect(logged()).toEqual(['person-added: Added to the staff list.']);
		const other = await addPerson(by, { ...kim, name: 'Lee Wold' }, ticket);
		expect(other).toMatchObject({ changed: { after: { name: 'Lee Wold' } } });
		expect(listOf(store, 'larkfield').map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Kim Wold', 'Lee Wold'])
		);
		expect(store.people.list('larkfield')).toHaveLength(4);
	});

	test('[S29] an administrator neither loses the role nor leaves before another has come in', async () => {
		await changePerson(by, 'robin-hale', { roles: ['learner', 'administrator'] });
		const early = { ...by, cameIn: (id: string) => id === 'ada' };
		for (const edit of [{ leftOn: '2026-12-20' }, { roles: ['learner'] as const }])
			expect(await changePerson(early, 'ada', edit)).toMatchObject({
				refused: [
					{
						field: Object.keys(edit)[0],
						refused: 'nobody-came-in',
						because: expect.stringContaining('Wait until Robin Hale has') as string
					}
				]
			});
		expect(store.people.read('larkfield', 'ada')).toBe(ADA);
		expect(await changePerson(early, 'robin-hale', { roles: ['learner'] })).toHaveProperty(
			'changed'
		);
	});

	test('[S29] two administrators cannot remove each other at once and leave one who has never come in', async () => {
		for (const id of ['robin-hale', 'cyd'])
			await store.people.add(aPerson({ id, roles: ['learner', 'administrator'] }));
		await changePerson(by, 'robin-hale', { roles: ['learner', 'administrator'] });
		const early = { ...by, cameIn: (id: string) => id !== 'cyd' };
		const outcomes = await Promise.all([
			changePerson(early, 'robin-hale', { roles: ['learner'] }),
			changePerson(early, 'ada', { roles: ['learner'] })
		]);
		expect(outcomes.map((each) => 'changed' in each)).toEqual([true, false]);
	});

	test('of somebody who is not there, or not named any more, is refused', async () => {
		await store.people.add(aPerson({ id: 'past', name: 'Somebody', pseudonymisedAt: AT }));
		for (const person of ['nobody', 'past', '../ada'])
			expect(await changePerson(by, person, { name: 'X' })).toMatchObject({
				refused: [{ refused: 'person-unknown' }]
			});
	});
});

test('a form that shows what is no longer so is stale, and says in which fields', async () => {
	const fields = ['name', 'email', 'group'] as const;
	const seen = { fields, digest: digestOf(robin(), fields) };
	await changePerson(by, 'robin-hale', { email: 'r@x.example', startsOn: '2026-10-01' }, seen);
	expect(await changePerson(by, 'robin-hale', { name: 'Rob' }, seen)).toEqual({
		stale: ['email'],
		now: expect.objectContaining({ name: 'Robin Hale', email: 'r@x.example' }) as Entry
	});
	const nonsense = { fields, digest: 'x' };
	expect(await changePerson(by, 'robin-hale', { name: 'Rob' }, nonsense)).toMatchObject({
		stale: fields
	});
	const fresh = { fields, digest: digestOf(robin(), fields) };
	expect(await changePerson(by, 'robin-hale', { name: 'Rob' }, fresh)).toHaveProperty('changed');
});

test('somebody new is a learner with an id of their own', async () => {
	const outcome = await addPerson(by, { name: 'Kit', group: 'site', startsOn: '2026-11-20' });
	expect(outcome).toMatchObject({
		changed: { after: { name: 'Kit', roles: ['learner'], attempts: [], school: 'larkfield' } }
	});
	expect(logged()).toEqual(['person-added: Added to the staff list.']);
});

test('times away are kept in order, each once', () => {
	const one = { from: '2026-10-01', to: '2026-10-02' };
	const open = { from: '2026-09-01' };
	expect(withAbsence([one], open)).toEqual([open, one]);
	expect(withAbsence([open, one], open)).toEqual([one, open].reverse());
	expect(endedOn([open, one], '2026-09-01', '2026-09-09')).toEqual([
		{ from: '2026-09-01', to: '2026-09-09' },
		one
	]);
});
