import { expect, test } from 'vitest';
import { identityAt } from '../identity/identity.test-data.ts';
import { backFrom, newTime } from '#domain/staff/times.ts';
import { aPerson } from '../store/sample-records.ts';
import { listChanged } from './following.ts';
import { put, whenListChanges } from './list.ts';
import { addPerson, changePerson } from './people.ts';

const NOW = '2026-11-20T09:30:00.000Z';

async function following(clock?: { now: () => string }) {
	const at = await identityAt(clock && { clock });
	const { store, identity } = at;
	whenListChanges(store, (changed) => listChanged(store, identity, changed, '2026-11-20'));
	const here = { person: aPerson(), school: { id: 'larkfield' } };
	return { ...at, by: { store, here, now: NOW, cameIn: () => true } };
}

test('[S4] whoever is recorded as having left is out at once, on every computer', async () => {
	const { identity, ben, by } = await following();
	const { internalAdapter } = await identity.auth.$context;
	await internalAdapter.createSession((await identity.account(ben)).id);
	expect(identity.rows.select('session')).toHaveLength(1);
	await changePerson(by, 'ben', { leftOn: '2026-11-20' });
	expect(identity.rows.select('session')).toEqual([]);
});

test('[S4] [S23] whoever is taken back from a day to come is let in from that day, and not before', async () => {
	const time = { now: NOW };
	const { identity, ben, by } = await following({ now: () => time.now });
	const user = await identity.account(ben);
	await changePerson(by, 'ben', { leftOn: '2026-11-20' });
	await changePerson(by, 'ben', (entry) => backFrom(entry, '2027-01-04'));
	const on = (day: string) => {
		time.now = `${day}T09:30:00.000Z`;
		return identity.peopleOf(user).map(({ id }) => id);
	};
	expect(on('2026-11-20')).toEqual([]);
	expect(on('2027-01-03')).toEqual([]);
	expect(on('2027-01-04')).toEqual(['ben']);
});

test('another address takes the account of the old one away', async () => {
	const { identity, ben, by } = await following();
	await identity.account(ben);
	await changePerson(by, 'ben', { email: 'ben.sample@larkfield.example' });
	expect(identity.rows.select('user')).toEqual([]);
});

test('[Y4] the day somebody came onto the list is kept where they had started before', async () => {
	const { store, by } = await following();
	const add = async (name: string, startsOn: string) => {
		const answer = await addPerson(by, { name, group: 'teacher', startsOn });
		const id = 'changed' in answer ? answer.changed.person : '';
		return store.people.read('larkfield', id)?.listedOn;
	};
	expect(await add('Robin Wold', '2012-09-03')).toBe('2026-11-20');
	expect(await add('Kim Wold', '2026-12-01')).toBeUndefined();
});

test('[Y4] a start date that is put back later asks for nothing of before the list had them', async () => {
	const { store, by } = await following();
	const listedOn = async (startsOn: string, corrected: string) => {
		const answer = await addPerson(by, { name: 'Robin Wold', group: 'teacher', startsOn });
		const id = 'changed' in answer ? answer.changed.person : '';
		await changePerson(by, id, { startsOn: corrected });
		return store.people.read('larkfield', id)?.listedOn;
	};
	expect(await listedOn('2026-11-20', '2012-09-03')).toBe('2026-11-20');
	expect(await listedOn('2026-12-01', '2012-09-03')).toBe('2026-11-20');
	expect(await listedOn('2026-11-20', '2026-12-01')).toBeUndefined();
	expect(await listedOn('2012-09-03', '2011-09-01')).toBe('2026-11-20');
});

test('[Y4] whoever says that there was no break owes what they owed before', async () => {
	const { store, by } = await following();
	const earlier = [{ from: '2026-09-01', to: '2026-10-16' }];
	const id = 'ben';
	await changePerson(by, id, { startsOn: '2026-11-16', earlier });
	await changePerson(by, id, { startsOn: '2026-09-01', earlier: null });
	expect(store.people.read('larkfield', id)).not.toHaveProperty('listedOn');
});

test('[Y4] a crash between somebody’s record and that day costs nothing: the next turn writes it', async () => {
	const { store, by } = await following();
	const entry = { id: 'robin', name: 'Robin Wold', group: 'teacher', roles: ['learner'] as const };
	const after = { ...entry, startsOn: '2012-09-03', absences: [] };
	const blank = { version: aPerson().version, school: 'larkfield' } as const;
	await store.people.add({ ...blank, ...after, attempts: [], declarations: [], questions: [] });
	await put(store, by.here.school.id, { person: 'robin', after });
	expect(store.people.read('larkfield', 'robin')?.listedOn).toBe('2026-11-20');
});

test('[Y4] [Y8] a return that the list hears of late counts from then, and is forgotten with it', async () => {
	const { store, by } = await following();
	const ben = () => store.people.read('larkfield', 'ben');
	await changePerson(by, 'ben', { leftOn: '2026-11-06' });
	const back = (from: string) => changePerson(by, 'ben', (entry) => newTime(entry, from));
	await back('2026-11-12');
	expect(ben()).toMatchObject({ startsOn: '2026-11-12', relistedOn: '2026-11-20' });
	await changePerson(by, 'ben', { startsOn: '2026-11-09' });
	expect(ben()).toMatchObject({ startsOn: '2026-11-09', relistedOn: '2026-11-20' });
	await changePerson(by, 'ben', { startsOn: '2026-11-02', earlier: null });
	expect(ben()).not.toHaveProperty('relistedOn');
	await changePerson(by, 'ben', { leftOn: '2026-11-06' });
	await back('2026-11-23');
	expect(ben()).not.toHaveProperty('relistedOn');
	await changePerson(by, 'ben', { startsOn: '2026-11-10' });
	expect(ben()).toMatchObject({ startsOn: '2026-11-10', relistedOn: '2026-11-20' });
	expect(ben()).not.toHaveProperty('listedOn');
});
