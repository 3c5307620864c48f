import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '../store/records.ts';
import { accountStateOf } from './account-states.ts';
import { endedBy } from './ends.ts';
import { followList } from './follows-list.ts';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import type { Identity } from './identity.ts';
import { invite } from './invitation.ts';
import { choosePassword, holderOf } from './passwords.ts';
import { withNumber, withPassword } from './signing-in.ts';
import { choosePin, printCode } from './staff-keys.ts';
import { permitting } from './who.ts';
import { may } from '../permissions/permissions.ts';

const NOBODY = new Headers();
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
type At = Awaited<ReturnType<typeof identityAt>>;

/** Changes an entry as a page does, and lets the accounts follow. */
async function edit(
	{ store, identity }: At,
	person: PersonRecord,
	change: (record: PersonRecord) => PersonRecord
): Promise<PersonRecord> {
	const before = store.people.read(person.school, person.id) ?? person;
	await store.people.change(person.school, person.id, change);
	const after = store.people.read(person.school, person.id) ?? person;
	await followList(identity, before, after);
	return after;
}

async function invited(identity: Identity, person: PersonRecord): Promise<string> {
	return tokenOf((await invite(identity, person)).link);
}

async function signedIn(identity: Identity, person: PersonRecord): Promise<Browser> {
	await choosePassword(identity, await invited(identity, person), PASSWORD);
	return again(identity, person.email ?? '');
}

/** Somebody who has come in with a code from the office and chosen a PIN. */
async function withPin({ identity }: At, person: PersonRecord) {
	const code = await printCode(identity, person);
	const by = { school: person.school, staffNumber: person.staffNumber ?? '', shared: false };
	const first = isIn(await withNumber(identity, { ...by, secret: code }, NOBODY));
	const visit = (await here(identity, new Browser().take(first.headers)))?.visit;
	if (!visit?.account) throw new Error('The code did not open.');
	await choosePin(identity, visit.account, person, '480517');
	const asked = { ...by, secret: '480517' };
	const browser = new Browser().take(isIn(await withNumber(identity, asked, NOBODY)).headers);
	return { asked, browser };
}

async function again(identity: Identity, email: string): Promise<Browser> {
	const answer = await withPassword(identity, { email, password: PASSWORD, shared: false }, NOBODY);
	return new Browser().take(isIn(answer).headers);
}

function without<Key extends 'email' | 'leftOn'>(record: PersonRecord, key: Key) {
	const rest: Partial<PersonRecord> = { ...record };
	delete rest[key];
	return rest as Omit<PersonRecord, Key>;
}

describe('somebody who leaves', () => {
	test('[S4] is out at once, and an invitation and a code that are open end', async () => {
		const at = await identityAt();
		const { identity } = at;
		const browser = await signedIn(identity, at.ben);
		const token = await invited(identity, at.ben);
		const left = await edit(at, at.ben, (record) => ({ ...record, leftOn: identity.today() }));
		expect(await here(identity, browser)).toBeUndefined();
		expect(identity.rows.select('session')).toEqual([]);
		expect(await holderOf(identity, token)).toBeUndefined();

		// Back again, the old link still opens nothing; a new one does, and so does the password.
		const back = await edit(at, left, (record) => without(record, 'leftOn'));
		expect(await holderOf(identity, token)).toBeUndefined();
		expect(await holderOf(identity, await invited(identity, back))).toMatchObject({
			email: 'ben@larkfield.example'
		});
		expect(await here(identity, await again(identity, 'ben@larkfield.example'))).toBeDefined();
	});

	test('[S4] cannot use a code that was printed before, not even after coming back', async () => {
		const at = await identityAt();
		const { identity } = at;
		const code = await printCode(identity, at.kit);
		const left = await edit(at, at.kit, (record) => ({ ...record, leftOn: '2020-01-01' }));
		await edit(at, left, (record) => without(record, 'leftOn'));
		const asked = { school: 'larkfield', staffNumber: 'M-17', secret: code, shared: false };
		expect(await withNumber(identity, asked, NOBODY)).toMatchObject({ refused: 'number-wrong' });
		expect(accountStateOf(identity, at.kit)).not.toHaveProperty('codeUntil');
	});

	test('on a later day comes in until then', async () => {
		const at = await identityAt();
		const browser = await signedIn(at.identity, at.ben);
		await edit(at, at.ben, (record) => ({ ...record, leftOn: '2099-07-20' }));
		expect(await here(at.identity, browser)).toMatchObject({ person: { id: 'ben' } });
	});

	test('[S4] on a day that has come since is sent and signed in anew when they are back', async () => {
		const DAY = 24 * 60 * 60 * 1000;
		let days = 0;
		const on = () => new Date(Date.now() + days * DAY).toISOString();
		const at = await identityAt({ clock: { now: on } });
		const { identity } = at;
		const browser = await signedIn(identity, at.ben);
		const token = await invited(identity, at.ben);
		const code = await printCode(identity, at.kit);
		const leftOn = new Date(Date.now() + DAY).toISOString().slice(0, 10);
		for (const person of [at.ben, at.kit]) {
			days = 0;
			const left = await edit(at, person, (record) => ({ ...record, leftOn }));
			days = 3;
			expect(await here(identity, browser)).toBeUndefined();
			await edit(at, left, (record) => without(record, 'leftOn'));
		}
		expect(await here(identity, browser)).toBeUndefined();
		expect(await holderOf(identity, token)).toBeUndefined();
		const asked = { school: 'larkfield', staffNumber: 'M-17', secret: code, shared: false };
		expect(await withNumber(identity, asked, NOBODY)).toMatchObject({ refused: 'number-wrong' });
		expect(await here(identity, await again(identity, 'ben@larkfield.example'))).toBeDefined();
	});

	test('from one of two schools keeps the way in to the other', async () => {
		const at = await identityAt();
		const { identity, store, ben } = at;
		const other = { ...ben, school: 'ashby', id: 'ben-2' };
		await store.people.add(other);
		await identity.account(other);
		await signedIn(identity, ben);
		const token = await invited(identity, other);
		await edit(at, ben, (record) => ({ ...record, leftOn: identity.today() }));
		expect(await holderOf(identity, token)).toBeDefined();
		const browser = await again(identity, 'ben@larkfield.example');
		expect(await here(identity, browser)).toMatchObject({ person: { id: 'ben-2' } });
	});
});

describe('an address', () => {
	test('that is changed takes the account, its sessions and its links with it', async () => {
		const at = await identityAt();
		const { identity } = at;
		const browser = await signedIn(identity, at.ben);
		const token = await invited(identity, at.ben);
		const ben = await edit(at, at.ben, (record) => ({
			...record,
			email: 'benedict@larkfield.example'
		}));
		expect(await here(identity, browser)).toBeUndefined();
		expect(await holderOf(identity, token)).toBeUndefined();
		expect(
			await withPassword(
				identity,
				{ email: 'ben@larkfield.example', password: PASSWORD, shared: false },
				NOBODY
			)
		).toMatchObject({ refused: 'sign-in-wrong' });
		expect(identity.userOf(ben)).toBeUndefined();

		const renewed = await signedIn(identity, ben);
		expect(await here(identity, renewed)).toMatchObject({ person: { id: 'ben' } });
	});

	test('that is taken away takes the account with it', async () => {
		const at = await identityAt();
		const browser = await signedIn(at.identity, at.ben);
		await edit(at, at.ben, (record) => without(record, 'email'));
		expect(await here(at.identity, browser)).toBeUndefined();
		expect(at.identity.rows.select('user')).toEqual([]);
	});

	test('that is changed or taken away leaves a staff number its PIN, and nothing else', async () => {
		for (const change of [
			(record: PersonRecord) => ({ ...record, email: 'kit.new@larkfield.example' }),
			(record: PersonRecord) => without(record, 'email')
		]) {
			const at = await identityAt();
			const { identity } = at;
			const kit = await edit(at, at.kit, (record) => ({
				...record,
				email: 'kit@larkfield.example'
			}));
			const byPassword = await signedIn(identity, kit);
			const { asked, browser } = await withPin(at, kit);
			const token = await invited(identity, kit);
			const ended = endedBy(identity, 'larkfield', [{ before: kit, after: change(kit) }]);
			expect(ended).toEqual({ whole: [], butNumber: ['kit'] });

			const after = await edit(at, kit, change);
			expect(await here(identity, byPassword)).toBeUndefined();
			expect(await holderOf(identity, token)).toBeUndefined();
			for (const email of ['kit@larkfield.example', 'kit.new@larkfield.example'])
				expect(
					await withPassword(identity, { email, password: PASSWORD, shared: false }, NOBODY)
				).toMatchObject({ refused: 'sign-in-wrong' });
			expect(await here(identity, browser)).toMatchObject({ person: { id: 'kit' } });
			expect(isIn(await withNumber(identity, asked, NOBODY)).next).toBe('in');
			expect(accountStateOf(identity, kit)).toMatchObject({ password: false, pin: true });
			expect(identity.userByEmail('kit@larkfield.example')).toBeUndefined();

			// Undone, the PIN is still there.
			await edit(at, after, (record) => ({ ...record, email: 'kit@larkfield.example' }));
			expect(isIn(await withNumber(identity, asked, NOBODY)).next).toBe('in');
			expect(identity.userOf(kit)).toMatchObject({ email: 'kit@larkfield.example' });
		}
	});

	test('that belongs to an account elsewhere takes a PIN with it: no office has a key to another school', async () => {
		const at = await identityAt();
		const { identity, store } = at;
		await store.people.add({ ...at.ben, school: 'ashby', id: 'away', email: 'kit@trust.example' });
		const away = store.people.read('ashby', 'away');
		if (!away) throw new Error('Nobody is at Ashby.');
		await signedIn(identity, away);
		const kit = await edit(at, at.kit, (record) => ({ ...record, email: 'kit@larkfield.example' }));
		const { asked } = await withPin(at, kit);
		const change = (record: PersonRecord) => ({ ...record, email: 'kit@trust.example' });
		expect(endedBy(identity, 'larkfield', [{ before: kit, after: change(kit) }])).toEqual({
			whole: ['kit'],
			butNumber: []
		});
		await edit(at, kit, change);
		expect(await withNumber(identity, asked, NOBODY)).toMatchObject({ refused: 'number-wrong' });
		expect(identity.userOf(kit)).toBeUndefined();
	});

	test('ends no account of somebody who has none, or who had no address', async () => {
		const at = await identityAt();
		const { ben, kit, ada } = at;
		await invited(at.identity, ada);
		const other = { email: 'other@larkfield.example' };
		expect(
			endedBy(at.identity, 'larkfield', [
				{ before: ada, after: { ...ada, ...other } },
				{ before: ben, after: { ...ben, ...other } },
				{ before: kit, after: { ...kit, ...other } },
				{ after: { id: 'new', ...other } }
			])
		).toEqual({ whole: ['ada'], butNumber: [] });
	});

	test('where there was none joins the account that is there, with its PIN', async () => {
		const at = await identityAt();
		const { identity } = at;
		const code = await printCode(identity, at.kit);
		const asked = { school: 'larkfield', staffNumber: 'M-17', secret: code, shared: false };
		const browser = new Browser().take(isIn(await withNumber(identity, asked, NOBODY)).headers);
		const { visit } = (await here(identity, browser)) ?? {};
		if (!visit?.account) throw new Error('Kit is not in.');
		await choosePin(identity, visit.account, at.kit, '480517');
		const kit = await edit(at, at.kit, (record) => ({ ...record, email: 'kit@larkfield.example' }));
		expect(await here(identity, browser)).toMatchObject({ person: { id: 'kit' } });
		expect(identity.userOf(kit)).toMatchObject({ email: 'kit@larkfield.example' });
		expect(await holderOf(identity, await invited(identity, kit))).toMatchObject({
			email: 'kit@larkfield.example'
		});
		expect(identity.rows.select('user')).toHaveLength(1);
	});
});

test('a new name is the account’s too, and nobody is signed out', async () => {
	const at = await identityAt();
	const browser = await signedIn(at.identity, at.ben);
	await edit(at, at.ben, (record) => ({ ...record, name: 'Ben Newname' }));
	expect(at.identity.userOf(at.ben)).toMatchObject({ name: 'Ben Newname' });
	expect(await here(at.identity, browser)).toBeDefined();
});

test('roles that are given or taken count with the next request, and nobody is signed out', async () => {
	const at = await identityAt();
	const browser = await signedIn(at.identity, at.ben);
	const mayReport = async () => {
		const found = await here(at.identity, browser);
		return found && may({ ...permitting(found), strong: true }, 'read-reports');
	};
	expect(await mayReport()).toBe('no');
	await edit(at, at.ben, (record) => ({ ...record, roles: ['learner', 'leader'] }));
	expect(await mayReport()).toBe('yes');
	await edit(at, at.ben, (record) => ({ ...record, roles: ['learner'] }));
	expect(await mayReport()).toBe('no');
});

test('somebody without an account has nothing that could follow', async () => {
	const at = await identityAt();
	await edit(at, at.ada, (record) => ({ ...record, name: 'Ada New', leftOn: '2020-01-01' }));
	expect(at.identity.rows.select('user')).toEqual([]);
});
