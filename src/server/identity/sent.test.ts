import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { identityAt } from './identity.test-data.ts';
import { followList } from './follows-list.ts';
import { rowMemory } from './rows/row-files.ts';
import { sendLink } from './signing-in.ts';
import { printCode } from './staff-keys.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(() => vi.useRealTimers());

/** Ben has asked for a link and has not used it. */
async function asked() {
	const kept = new Map<string, string>();
	const keeper = {
		...rowMemory(),
		write: (owner: string, rows: unknown) => {
			if (rows) kept.set(owner, JSON.stringify(rows));
			else kept.delete(owner);
			return Promise.resolve();
		}
	};
	const mailer = { link: () => Promise.resolve(), send: () => Promise.resolve('') };
	const at = await identityAt({ keeper, mailer: mailer as never });
	await sendLink(at.identity, 'ben@larkfield.example', new Headers());
	const naming = () => [...kept.values()].filter((text) => text.includes('ben@larkfield.example'));
	return { ...at, naming };
}

test('a link that was sent goes with the account: an erased address is nowhere on the disk', async () => {
	const { identity, store, naming } = await asked();
	expect(naming()).toHaveLength(2);
	await store.people.change('larkfield', 'ben', (person) => ({ ...person, leftOn: '2026-11-20' }));
	await store.people.pseudonymise('larkfield', 'ben', identity.clock.now(), 'abcd');
	await identity.releasePseudonymised();
	expect(naming()).toEqual([]);
});

test('a link to an address that is changed goes with the address, where a staff number lives on', async () => {
	const { identity, store, ben, naming } = await asked();
	const numbered = { ...ben, staffNumber: 'B-1' };
	await store.people.change('larkfield', 'ben', () => numbered);
	await printCode(identity, numbered);
	await followList(identity, numbered, { ...numbered, email: 'new@larkfield.example' });
	expect(naming()).toEqual([]);
});

test('an account that is made while its address is changed has the new one', async () => {
	const { identity, store, ben } = await identityAt();
	const after = { ...ben, email: 'new@larkfield.example' };
	const making = identity.account(ben);
	await store.people.change('larkfield', 'ben', () => after);
	await followList(identity, ben, after);
	expect(await making).toMatchObject({ email: after.email });
	expect(identity.rows.select('user').map(({ email }) => email)).toEqual([after.email]);
});

test('a link that nobody used is forgotten on a later day, and not before its time is over', async () => {
	const { identity, naming } = await asked();
	await identity.releasePseudonymised();
	expect(identity.rows.select('verification')).toHaveLength(1);
	vi.setSystemTime(Date.now() + 21 * 60_000);
	await identity.releasePseudonymised();
	expect(identity.rows.select('verification')).toEqual([]);
	expect(naming()).toHaveLength(1);
});
