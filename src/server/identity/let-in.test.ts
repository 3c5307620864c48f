import { describe, expect, test } from 'vitest';
import { Browser, here, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { letIn, LET_IN_MINUTES } from './let-in.ts';
import { choosePassword, holderOf } from './passwords.ts';
import { withPassword } from './signing-in.ts';

const ADDRESS = 'http://localhost:3000';
const EMAIL = 'ada@larkfield.example';
const tokenIn = (said: string) => /\?token=(\S+)/.exec(said)?.[1] ?? '';

/** A school whose only administrator has no way in. */
async function locked() {
	const at = await identityAt();
	await at.store.people.change('larkfield', 'ada', (record) => ({
		...record,
		roles: ['learner', 'administrator']
	}));
	const logged = () =>
		at.store.logs.list('larkfield', 'audit').map(({ what, by, about }) => ({ what, by, about }));
	return { ...at, logged };
}

describe('an administrator who is to be let in', () => {
	test('chooses a password with the link that is printed, once; and it is logged without the link', async () => {
		const { identity, store, logged } = await locked();
		const said = await letIn(identity, ' Ada@Larkfield.example', ADDRESS);
		expect(said).toContain('A link for Ada Sample, administrator of Larkfield');
		expect(said).toContain(`${ADDRESS}/sign-in/choose-password?token=`);
		expect(logged()).toEqual([{ what: 'sign-in-reset', by: 'system', about: 'ada' }]);
		expect(JSON.stringify(store.logs.list('larkfield', 'audit'))).not.toContain(tokenIn(said));

		expect(await choosePassword(identity, tokenIn(said), PASSWORD)).toBeUndefined();
		const by = { email: EMAIL, password: PASSWORD, shared: false };
		const answer = isIn(await withPassword(identity, by, new Headers()));
		expect(await here(identity, new Browser().take(answer.headers))).toMatchObject({
			person: { id: 'ada' }
		});
		expect(await choosePassword(identity, tokenIn(said), PASSWORD)).toMatchObject({
			refused: 'invitation-over'
		});
	});

	test('is logged at each school that the account opens, also where they administer nothing', async () => {
		const { identity, store, ada } = await locked();
		const there = { ...ada, school: 'ashby', id: 'ada-there', roles: ['learner'] as const };
		await store.people.add(there);
		await identity.account({ ...ada });
		await identity.account(there);
		await letIn(identity, EMAIL, ADDRESS);
		expect(
			['larkfield', 'ashby'].map((school) =>
				store.logs.list(school, 'audit').map(({ what, about }) => [what, about])
			)
		).toEqual([[['sign-in-reset', 'ada']], [['sign-in-reset', 'ada-there']]]);
	});

	test('has an hour, and one link: that of the last start', async () => {
		let now = Date.now();
		const at = await locked();
		Object.assign(at.clock, { now: () => new Date(now).toISOString() });
		const first = tokenIn(await letIn(at.identity, EMAIL, ADDRESS));
		const second = tokenIn(await letIn(at.identity, EMAIL, ADDRESS));
		expect(await holderOf(at.identity, first)).toBeUndefined();
		expect(await holderOf(at.identity, second)).toMatchObject({ email: EMAIL });
		now += LET_IN_MINUTES * 60_000;
		expect(await holderOf(at.identity, second)).toBeUndefined();
	});

	test('[S27] has an address that somebody can sign in with, or is told so', async () => {
		const { identity, store, logged } = await locked();
		await store.people.change('larkfield', 'ada', (record) => ({
			...record,
			email: 'zoë@x.example'
		}));
		expect(await letIn(identity, 'Zoë@x.example', ADDRESS)).toContain('nobody can sign in');
		expect(logged()).toEqual([]);
	});

	test('is an administrator: nobody else gets a link, and nothing is logged', async () => {
		const { identity, logged } = await locked();
		for (const email of ['ben@larkfield.example', 'nobody@larkfield.example', ''])
			expect(await letIn(identity, email, ADDRESS)).toContain('Nobody is let in');
		expect([logged(), identity.rows.select('user')]).toEqual([[], []]);
	});
});
