import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeSinks, schoolAt } from '../../invitations/invitations.test-data.ts';
import { aPerson } from '../../store/sample-records.ts';
import { helpIn } from '../help-in.ts';
import { here } from '../identity.test-data.ts';
import { factorsAt, inside, password, withApp } from './factors.test-data.ts';
import { hasFactor } from './factors.ts';
import { resetAtStart } from './reset-at-start.ts';

const EMAIL = 'ada@larkfield.example';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(async () => {
	vi.useRealTimers();
	await closeSinks();
});

describe('a second factor that is lost where no administrator can help', () => {
	test('is taken away at a start, with every session, and stands in the log of each school', async () => {
		const at = await factorsAt();
		const lost = await inside(at, at.ada);
		await withApp(at, lost);
		await at.store.people.add(aPerson({ ...at.ada, school: 'ashby', id: 'ada-there' }));
		await at.identity.joinSeats(at.identity.userOf(at.ada));

		const said = await resetAtStart(at.identity, ' Ada@Larkfield.example');
		expect(said).toContain('are taken away');
		expect(said).toContain('without RESET_SECOND_FACTOR the next time');
		expect(hasFactor(at.identity, lost.account.user)).toBe(false);
		expect(await here(at.identity, lost.browser)).toBeUndefined();
		expect((await password(at, at.ada)).next).toBe('in');
		expect(
			['larkfield', 'ashby'].map((school) =>
				at.store.logs.list(school, 'audit').map(({ what, by, about }) => [what, by, about])
			)
		).toEqual([[['sign-in-reset', 'system', 'ada']], [['sign-in-reset', 'system', 'ada-there']]]);

		expect(await resetAtStart(at.identity, EMAIL)).toContain('has no second factor');
		expect(at.store.logs.list('larkfield', 'audit')).toHaveLength(1);
	});

	test('stays where the log does not take it: nothing is taken away unseen', async () => {
		const at = await factorsAt();
		const lost = await inside(at, at.ada);
		await withApp(at, lost);
		vi.spyOn(at.store.logs, 'append').mockRejectedValueOnce(new Error('full'));
		await expect(resetAtStart(at.identity, EMAIL)).rejects.toThrow('full');
		expect(hasFactor(at.identity, lost.account.user)).toBe(true);
	});

	test('of an address that opens no account stays as it is, and says so', async () => {
		const at = await factorsAt();
		for (const email of ['nobody@larkfield.example', ''])
			expect(await resetAtStart(at.identity, email)).toContain('Nothing is changed');
		expect(at.store.logs.list('larkfield', 'audit')).toEqual([]);
	});

	test('is told to its owner by e-mail', async () => {
		const { identity, ada, sink } = await schoolAt();
		const user = await identity.account(ada);
		await identity.rows.insert('passkey', { id: 'key-1', userId: user.id, credentialID: 'key-1' });
		await resetAtStart(identity, EMAIL);
		await identity.letters.idle();
		expect(sink.arrived).toMatchObject([{ to: EMAIL }]);
		expect(sink.arrived[0]?.text).toContain('Whoever runs this server');
	});
});

test('a start does what it is told, and prints each: first the factor, then the link', async () => {
	const at = await factorsAt();
	await at.store.people.change('larkfield', 'ada', (record) => ({
		...record,
		roles: ['learner', 'administrator']
	}));
	await withApp(at, await inside(at, at.ada));
	const start = (settings: Parameters<typeof helpIn>[1]) =>
		helpIn(at.identity, settings, 'http://localhost:3000');
	expect(await start({})).toEqual([]);
	expect(await start({ resetSecondFactor: EMAIL, letIn: EMAIL })).toEqual([
		expect.stringContaining('are taken away'),
		expect.stringContaining('/sign-in/choose-password?token=')
	]);
});
