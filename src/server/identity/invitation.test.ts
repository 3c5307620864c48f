import { describe, expect, test, vi } from 'vitest';
import { aPerson } from '../store/sample-records.ts';
import { accountStateOf, accountStatesOf, NO_ACCOUNT } from './account-states.ts';
import { here, Browser, identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { equals } from './identity.ts';
import { endInvitations, invite } from './invitation.ts';
import { choosePassword, holderOf } from './passwords.ts';
import { withNumber, withPassword } from './signing-in.ts';
import { choosePin, printCode, whyNoCode } from './staff-keys.ts';

const NOBODY = new Headers();
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const days = (many: number) => many * 24 * 60 * 60 * 1000;

describe('an invitation', () => {
	test('lets its owner choose a password, once', async () => {
		const { identity, ada } = await identityAt();
		const token = tokenOf((await invite(identity, ada)).link);
		expect(await choosePassword(identity, token, PASSWORD)).toBeUndefined();
		expect(await choosePassword(identity, token, 'another purple otter')).toMatchObject({
			refused: 'invitation-over'
		});
		expect(await holderOf(identity, token)).toBeUndefined();
	});

	test('ends when another is made, when it is revoked, and after its days', async () => {
		const { identity, ada } = await identityAt();
		const first = tokenOf((await invite(identity, ada)).link);
		const second = tokenOf((await invite(identity, ada)).link);
		expect(await holderOf(identity, first)).toBeUndefined();
		expect(await holderOf(identity, second)).toMatchObject({ name: 'Ada Sample' });
		expect(await endInvitations(identity, ada)).toBe(true);
		expect(await endInvitations(identity, ada)).toBe(false);
		expect(await holderOf(identity, second)).toBeUndefined();
		expect(identity.rows.select('verification')).toEqual([]);

		vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
		const third = tokenOf((await invite(identity, ada)).link);
		vi.setSystemTime(Date.now() + days(14) - 1000);
		expect(await holderOf(identity, third)).toBeDefined();
		vi.setSystemTime(Date.now() + 2000);
		expect(await holderOf(identity, third)).toBeUndefined();
		expect(accountStateOf(identity, ada)).not.toHaveProperty('invitation');
		vi.useRealTimers();
	});

	test('is for its owner: it chooses nobody else’s password', async () => {
		const { identity, ada, ben } = await identityAt();
		await choosePassword(identity, tokenOf((await invite(identity, ben)).link), PASSWORD);
		const token = tokenOf((await invite(identity, ada)).link);
		await choosePassword(identity, token, 'seven quiet herons');
		const asked = { email: ben.email ?? '', password: 'seven quiet herons', shared: false };
		expect(await withPassword(identity, asked, NOBODY)).toMatchObject({ refused: 'sign-in-wrong' });
	});

	test('can be told from what is kept by nobody: the token is not there', async () => {
		const { identity, ada } = await identityAt();
		const token = tokenOf((await invite(identity, ada)).link);
		for (const model of ['user', 'verification', 'invitation'])
			expect(JSON.stringify(identity.rows.select(model))).not.toContain(token);
	});
});

describe('how people can come in', () => {
	test('is told for everybody of a school in one look, and for one person alike', async () => {
		const { identity, ada, ben, kit } = await identityAt();
		const { until } = await invite(identity, ada);
		await choosePassword(identity, tokenOf((await invite(identity, ben)).link), PASSWORD);
		await withPassword(
			identity,
			{ email: ben.email ?? '', password: PASSWORD, shared: false },
			NOBODY
		);
		await printCode(identity, kit);
		const states = accountStatesOf(identity, 'larkfield');
		expect(states.get('ada')).toMatchObject({ password: false, invitation: { until } });
		expect(states.get('ben')).toMatchObject({
			password: true,
			lastInAt: expect.stringMatching(/^\d{4}-/) as string
		});
		expect(states.get('ben')).not.toHaveProperty('invitation');
		expect(states.get('kit')).toMatchObject({
			pin: false,
			codeUntil: expect.stringMatching(/^\d{4}-/) as string
		});
		for (const person of [ada, ben, kit])
			expect(accountStateOf(identity, person)).toEqual(states.get(person.id));
		expect(accountStatesOf(identity, 'ashby').size).toBe(0);
		expect(accountStateOf(identity, aPerson({ id: 'nobody' }))).toBe(NO_ACCOUNT);
	});

	test('takes a moment for five thousand people', async () => {
		const { identity } = await identityAt();
		for (let n = 0; n < 5000; n++)
			await identity.rows.insert('user', {
				id: `u${n}`,
				name: '',
				email: `${n}@larkfield.example`,
				seats: [`larkfield/p${n}`]
			});
		const from = performance.now();
		expect(accountStatesOf(identity, 'larkfield').size).toBe(5000);
		expect(performance.now() - from).toBeLessThan(500);
	});
});

describe('the office of one school', () => {
	test('prints no code for an account that opens another school too', async () => {
		const { identity, store, ben } = await identityAt();
		await identity.account(ben);
		const same = { ...ben, school: 'ashby', id: 'b', staffNumber: 'A-1' };
		await store.people.add(same);
		expect(whyNoCode(identity, same)).toMatchObject({ refused: 'works-elsewhere' });
		await expect(printCode(identity, same)).rejects.toThrow('another school');
		expect(whyNoCode(identity, ben)).toMatchObject({ refused: 'number-missing' });
	});

	test('loses the key it has printed when another school invites the same address', async () => {
		const { identity, store, ben } = await identityAt();
		const planted = { ...ben, school: 'ashby', id: 'b', staffNumber: 'A-1' };
		await store.people.change('larkfield', 'ben', (record) => ({
			...record,
			leftOn: '2020-01-01'
		}));
		await store.people.add(planted);
		const code = await printCode(identity, planted);
		const asked = { school: 'ashby', staffNumber: 'A-1', secret: code, shared: false };
		const browser = new Browser().take(isIn(await withNumber(identity, asked, NOBODY)).headers);
		const inside = await here(identity, browser);
		if (!inside?.visit.account) throw new Error('The code did not open.');
		await choosePin(identity, inside.visit.account, planted, '480517');
		await identity.rows.insert('passkey', { id: 'p', userId: inside.visit.account.user });

		const colleague = { ...ben, school: 'larkfield', id: 'ben-again' };
		await store.people.add(colleague);
		await invite(identity, colleague);
		expect(await here(identity, browser)).toBeUndefined();
		expect(await withNumber(identity, { ...asked, secret: '480517' }, NOBODY)).toMatchObject({
			refused: 'number-wrong'
		});
		const of = [equals('userId', inside.visit.account.user)];
		for (const model of ['passkey', 'staffKey', 'session'])
			expect(identity.rows.select(model, of)).toEqual([]);
	});
});
