import { expect, test } from 'vitest';
import { identityAt } from '../identity/identity.test-data.ts';
import { aPerson } from '../store/sample-records.ts';
import { listChanged } from './following.ts';
import { whenListChanges } from './list.ts';
import { addPerson, changePerson } from './people.ts';

const NOW = '2026-11-20T09:30:00.000Z';

async function following() {
	const at = await identityAt();
	const { store, identity } = at;
	whenListChanges(store, (changed) => listChanged(store, identity, changed, '2026-11-20'));
	const here = { person: aPerson(), school: { id: 'larkfield' } };
	return { ...at, by: { store, here, now: NOW } };
}

test('[S4] whoever is recorded as having left is out at once, on every computer', async () => {
	const { identity, ben, by } = await following();
	const { internalAdapter } = await identity.auth.$context;
	await internalAdapter.createSession((await identity.account(ben)).id);
	expect(identity.rows.select('session')).toHaveLength(1);
	await changePerson(by, 'ben', { leftOn: '2026-11-20' });
	expect(identity.rows.select('session')).toEqual([]);
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
