import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { theProgram } from '../audit/audit.ts';
import { deliveriesOf, lastTo, queued } from '../invitations/deliveries.ts';
import { closeSinks, schoolAt } from '../invitations/invitations.test-data.ts';
import { TOLD, ownerLetter, type ToldOf } from '../mail/owner-letter.ts';
import { heldAbout } from '../privacy/held.ts';
import { Evidence } from '../evidence/evidence.ts';
import { inside, withApp } from './factors/factors.test-data.ts';
import { renewBackupCodes } from './factors/backup-codes.ts';
import { hasFactor, removeApp, removePasskey } from './factors/factors.ts';
import { identityAt, PASSWORD } from './identity.test-data.ts';
import { setOwnPassword } from './own-password.ts';
import { choosePassword, passwordToken } from './passwords.ts';
import { choosePin, printCode } from './staff-keys.ts';

const NEW = 'copper kettle violet';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(async () => {
	vi.useRealTimers();
	await closeSinks();
});

/** A school with a mail server, whose leader has a password. */
async function withLetters(manner?: Parameters<typeof schoolAt>[0]) {
	const at = await schoolAt(manner);
	const user = await at.identity.account(at.ada);
	const { internalAdapter, password } = await at.identity.auth.$context;
	await internalAdapter.linkAccount({
		userId: user.id,
		providerId: 'credential',
		accountId: user.id,
		password: await password.hash(PASSWORD)
	});
	/** The subjects of the letters that have arrived, once nothing waits any more. */
	const subjects = async () => {
		await at.identity.letters.idle();
		return at.sink.arrived.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]);
	};
	const told = (...of: readonly ToldOf[]) =>
		of.map((each) => `Your training account: ${TOLD[each][0]}`);
	return { ...at, user, subjects, told };
}

describe('the owner of an account gets a letter', () => {
	test('when another school lists their address and what an office has opened ends, which their own school’s log says', async () => {
		const { identity, store, ada, subjects, told, ...at } = await withLetters();
		await withApp(
			{ identity, store, ada, ...at },
			await inside({ identity, store, ada, ...at }, ada)
		);
		await printCode(identity, { ...ada, staffNumber: 'A-1' });
		const there = { ...ada, school: 'ashby', id: 'ada-too' };
		await store.people.add(there);
		await identity.account(there);
		expect(hasFactor(identity, at.user.id)).toBe(false);
		expect(await subjects()).toEqual(told('app', 'another-school'));
		expect(store.logs.list('larkfield', 'audit').at(-1)).toMatchObject({
			what: 'sign-in-reset',
			about: 'ada',
			by: 'system'
		});
		expect(store.logs.list('ashby', 'audit')).toEqual([]);
	});

	test('when their password is changed, or chosen with a link', async () => {
		const { identity, ada, user, subjects, told, sink, ...at } = await withLetters();
		const { account } = await inside({ identity, ada, ...at }, ada);
		const typed = { current: PASSWORD, next: NEW };
		expect(await setOwnPassword(identity, account, { ...typed, current: 'not it' })).toBeDefined();
		expect(await setOwnPassword(identity, account, typed)).toBeUndefined();
		const token = await passwordToken(identity, user, new Date(Date.now() + 60_000));
		expect(await choosePassword(identity, token, PASSWORD)).toBeUndefined();
		expect(await subjects()).toEqual(told('password', 'password'));
		const [letter] = sink.arrived;
		expect(letter?.to).toBe('ada@larkfield.example');
		expect(letter?.text).toContain('That was on Friday 20 November 2026 at 10:00.');
		for (const secret of [PASSWORD, NEW, token, 'http'])
			expect(sink.arrived.map(({ text }) => text).join('\n')).not.toContain(secret);
	});

	test('when a second factor comes or goes', async () => {
		const at = await withLetters();
		const someone = await inside(at, at.ada);
		const { backup } = await withApp(at, someone);
		const codes = await renewBackupCodes(at.identity, someone.account);
		const passkey = { id: 'key-1', userId: at.user.id, credentialID: 'key-1', name: 'Laptop' };
		await at.identity.rows.insert('passkey', passkey);
		expect(await removePasskey(at.identity, someone.account, 'key-1')).toBeUndefined();
		await at.identity.rows.insert('passkey', { ...passkey, id: 'key-2' });
		expect(await removeApp(at.identity, someone.account)).toBeUndefined();
		expect(await removeApp(at.identity, someone.account)).toBeUndefined();
		expect(await at.subjects()).toEqual(at.told('app', 'codes', 'passkey-removed', 'app-removed'));
		const sent = at.sink.arrived.map(({ text }) => text).join('\n');
		for (const code of [...backup, ...(codes as readonly string[])])
			expect(sent).not.toContain(code);
	});

	test('when a PIN is chosen, or the school’s own sign-in opens it first', async () => {
		const { identity, ada, user, subjects, told, ...at } = await withLetters();
		const { account } = await inside({ identity, ada, ...at }, ada);
		expect(await choosePin(identity, account, ada, '482915')).toBeUndefined();
		const { internalAdapter } = await identity.auth.$context;
		await internalAdapter.linkAccount({ userId: user.id, providerId: 'oidc', accountId: 'sub-1' });
		expect(await subjects()).toEqual(told('pin', 'provider'));
	});

	test('which is one line of the log of what was sent, in their own data too, and no invitation', async () => {
		const { identity, store, ada, user, subjects, school, playing } = await withLetters().then(
			(at) => ({
				...at,
				school: at.here.school
			})
		);
		await identity.letters.tell(user.id, 'password');
		await subjects();
		const lines = store.logs.list('larkfield', 'deliveries');
		const deliveries = deliveriesOf(lines, () => false);
		expect(deliveries).toMatchObject([
			{ kind: 'account', about: 'ada', became: 'sent', byName: 'Clause & Effect' }
		]);
		expect(lastTo(deliveries).size).toBe(0);
		await queued(store, theProgram('larkfield'), 'ada', identity.clock.now());
		const both = deliveriesOf(store.logs.list('larkfield', 'deliveries'), () => true);
		expect(lastTo(both).get('ada')).toMatchObject({ kind: 'invitation', became: 'waiting' });
		expect(JSON.stringify(lines)).not.toMatch(/password|larkfield\.example/);
		const training = { store, playing, evidence: new Evidence(store, new Map() as never) };
		const held = heldAbout(training, identity, school, ada, identity.clock.now());
		expect(held.deliveries.map(({ what }) => what.name)).toEqual([
			'Letter about an account',
			'Taken by the mail server',
			'Invitation'
		]);
	});
});

describe('a letter never stands in the way', () => {
	test('without a mail server nothing is written down', async () => {
		const { identity, ada, store } = await identityAt();
		const user = await identity.account(ada);
		await identity.letters.tell(user.id, 'password');
		expect(store.logs.list('larkfield', 'deliveries')).toEqual([]);
	});

	test('of somebody without an address, nor of one who has left', async () => {
		const { identity, kit, ada, store, user } = await withLetters();
		const without = await identity.account(kit);
		await store.people.change('larkfield', ada.id, (person) => ({
			...person,
			leftOn: '2026-11-19'
		}));
		for (const { id } of [without, user, { id: 'nobody' }])
			await identity.letters.tell(id, 'password');
		expect(store.logs.list('larkfield', 'deliveries')).toEqual([]);
	});

	test('a mail server that refuses it fails no change: the log says why it did not arrive', async () => {
		const { identity, ada, store, ...at } = await withLetters(() => 550);
		const { account } = await inside({ identity, ada, store, ...at }, ada);
		const typed = { current: PASSWORD, next: NEW };
		expect(await setOwnPassword(identity, account, typed)).toBeUndefined();
		await identity.letters.idle();
		expect(deliveriesOf(store.logs.list('larkfield', 'deliveries'), () => false)).toMatchObject([
			{ kind: 'account', became: 'failed' }
		]);
	});

	test('a log that cannot be written fails no change either', async () => {
		const { identity, ada, store, ...at } = await withLetters();
		const { account } = await inside({ identity, ada, store, ...at }, ada);
		const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		vi.spyOn(store.logs, 'append').mockRejectedValue(new Error('full'));
		expect(
			await setOwnPassword(identity, account, { current: PASSWORD, next: NEW })
		).toBeUndefined();
		expect(said).toHaveBeenCalledOnce();
	});
});

test('no letter has a link, and each says when, what and what to do', () => {
	const owner = {
		name: 'Ada\nSample',
		email: 'ada@larkfield.example',
		schools: ['Larkfield Primary School', 'Ashby']
	};
	for (const of of Object.keys(TOLD) as ToldOf[]) {
		const { text, subject, to } = ownerLetter(of, owner, '2026-07-01T19:05:00.000Z');
		expect(text).toContain('Hello Ada Sample,');
		expect(text).toContain(TOLD[of][1]);
		expect(text).toContain('on Wednesday 1 July 2026 at 20:05.');
		expect(text).toContain('Tell the school office at once.');
		expect(text).toContain('Larkfield Primary School\nAshby');
		expect(`${subject}${text}`).not.toMatch(/https?:|token/);
		expect(to).toBe('ada@larkfield.example');
	}
});
