import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.test-data.ts';
import { doubledIn } from './doubled.ts';
import { identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { equals, type User } from './identity.ts';
import { followList } from './follows-list.ts';
import { rowFiles } from './rows/row-files.ts';
import { withPassword } from './signing-in.ts';

const FIXTURE = path.resolve('tests/fixtures/accounts/doubled');
const [UNUSED, USED] = ['11111111', '22222222'];
const user = (id: string, email: string, ...seats: string[]): User => ({
	id,
	name: id,
	email,
	seats
});

/** A data folder in which Ben has two accounts, as two presses at one moment once made them. */
async function doubled() {
	const data = temporaryFolder();
	fs.cpSync(FIXTURE, path.join(data, 'identity'), { recursive: true });
	const at = await identityAt({ keeper: rowFiles(data) });
	const { password } = await at.identity.auth.$context;
	const hash = await password.hash(PASSWORD);
	await at.identity.rows.update('account', [], (row) => ({ ...row, password: hash }));
	const ids = () => at.identity.rows.select('user').map(({ id }) => id.slice(0, 8));
	return { ...at, data, ids };
}

describe('two accounts of one person', () => {
	test('are one after a start: the one that is in use, with its password, and the log says so', async () => {
		const { identity, store, ids, data } = await doubled();
		expect(ids()).toEqual([UNUSED, USED]);
		await identity.releasePseudonymised();
		expect(ids()).toEqual([USED]);
		expect(fs.readdirSync(path.join(data, 'identity'))).toHaveLength(1);
		const asked = { email: 'ben@larkfield.example', password: PASSWORD, shared: false };
		isIn(await withPassword(identity, asked, new Headers()));
		expect(store.logs.list('larkfield', 'audit')).toMatchObject([
			{ what: 'sign-in-reset', by: 'system', about: 'ben' }
		]);
		// Once and for all.
		await identity.releasePseudonymised();
		expect(store.logs.list('larkfield', 'audit')).toHaveLength(1);
	});

	test('leave nothing behind that an old address opens', async () => {
		const { identity, store, ben, ids } = await doubled();
		await identity.releasePseudonymised();
		await store.people.change('larkfield', 'ben', (each) => ({
			...each,
			email: 'ben.new@larkfield.example'
		}));
		await followList(identity, ben, { ...ben, email: 'ben.new@larkfield.example' });
		expect(ids()).toEqual([]);
	});

	test('of which one has the address of the list keep that one; a place that only the other had is joined', async () => {
		const { identity, store, ben } = await identityAt();
		await store.people.add({ ...ben, school: 'ashby', id: 'ben-there' });
		const old = user('old', 'ben@old.example', 'larkfield/ben');
		for (const each of [
			{ ...old, lastInAt: '2026-11-27T09:00:00.000Z' },
			user('here', 'ben@larkfield.example', 'larkfield/ben'),
			user('there', 'ben@larkfield.example', 'ashby/ben-there')
		])
			await identity.rows.insert('user', { emailVerified: true, ...each });
		await identity.releasePseudonymised();
		const [kept, ...others] = identity.rows.select('user');
		expect(others).toEqual([]);
		expect(kept).toMatchObject({
			email: 'ben@larkfield.example',
			seats: expect.arrayContaining(['larkfield/ben', 'ashby/ben-there']) as string[]
		});
		expect(store.logs.list('ashby', 'audit')).toMatchObject([{ about: 'ben-there' }]);
	});

	test('are told from accounts of others, and of people without an address', () => {
		expect(
			doubledIn([
				user('a', 'a@x.example', 's/a'),
				user('b', 'b@x.example', 's/b', 't/b'),
				user('c', 'x@no-email.invalid', 's/c')
			])
		).toEqual([]);
		const three = [user('a', 'a@x.example', 's/a'), user('b', 'b@x.example', 's/b')];
		const bridge = user('c', 'a@x.example', 's/b');
		expect(doubledIn([...three, bridge]).map((group) => group.map(({ id }) => id))).toEqual([
			['a', 'b', 'c']
		]);
	});
});

test('two requests at one moment make one account, by whatever way they come', async () => {
	const { identity, ben } = await identityAt();
	const { internalAdapter } = await identity.auth.$context;
	const made = { email: 'ben@larkfield.example', name: 'Ben', emailVerified: true };
	const answers = await Promise.allSettled([
		internalAdapter.createUser(made, { method: 'staff-list' }),
		internalAdapter.createUser(made, { method: 'staff-list' }),
		identity.account(ben)
	]);
	expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
	expect(identity.rows.select('user', [equals('email', ben.email)])).toHaveLength(1);
});
