import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isVouchedFor } from './oidc.ts';
import { doubleAt, type Opened, type Saying } from './provider.test-data.ts';

const DONE = '/sign-in/done';
const open: Opened[] = [];
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(async () => {
	for (const each of open.splice(0)) await each.close();
});

async function withDouble(say: Saying = {}) {
	const at = await doubleAt(say);
	open.push(at);
	return at;
}

describe('a token of a provider', () => {
	const seconds = () => Math.floor(Date.now() / 1000);
	const other = (part: number, change: (text: string) => string) => (token: string) =>
		token
			.split('.')
			.map((each, index) => (index === part ? change(each) : each))
			.join('.');
	const encoded = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

	test.each<[string, () => Saying]>([
		['another nonce', () => ({ claims: { nonce: 'other' } })],
		['no nonce', () => ({ claims: { nonce: undefined } })],
		['another audience', () => ({ claims: { aud: 'another-app' } })],
		['more audiences, none of which it was made for', () => ({ claims: { aud: ['clause', 'b'] } })],
		['another issuer', () => ({ claims: { iss: 'https://other.example' } })],
		['a time that is over', () => ({ claims: { exp: seconds() - 600 } })],
		['no time at which it is over', () => ({ claims: { exp: undefined } })],
		['nobody it is about', () => ({ claims: { sub: undefined } })],
		['a key that is not the provider’s', () => ({ otherKey: true })],
		[
			'a changed signature',
			() => ({ token: other(2, (text) => text.split('').reverse().join('')) })
		],
		[
			'changed contents',
			() => ({ token: other(1, () => encoded({ email: 'ada@larkfield.example' })) })
		],
		['no signature at all', () => ({ token: other(0, () => encoded({ alg: 'none' })) })],
		['a clock ten minutes ahead', () => ({ ahead: 600 })],
		['a clock ten minutes behind', () => ({ ahead: -600 })],
		['no token', () => ({ token: () => undefined })]
	])('with %s opens nothing', async (_, saying) => {
		const { identity, signIn } = await withDouble(saying());
		expect(await signIn()).toMatch(/^\/sign-in\?error=unable_to_get_user_info/);
		for (const model of ['user', 'account', 'session'])
			expect(identity.rows.select(model)).toEqual([]);
	});

	test.each([30, -30, -300])('is taken while the clocks are %s seconds apart', async (ahead) => {
		const { signIn } = await withDouble({ ahead });
		expect(await signIn()).toBe(DONE);
	});

	test.each<[string, Readonly<Record<string, unknown>>, boolean]>([
		['Microsoft with a domain that was proved', { email_verified: undefined, xms_edov: 1 }, true],
		['the same as a word', { email_verified: undefined, xms_edov: 'true' }, true],
		['one that was not', { email_verified: undefined, xms_edov: 0 }, false],
		['an address without a word about it', { email_verified: undefined }, false],
		['another claim of that name', { email_verified: undefined, emailVerified: true }, false],
		['the word “false”', { email_verified: 'false' }, false]
	])('like that of %s', async (_, claims, isIn) => {
		const { signIn } = await withDouble({ claims });
		expect((await signIn()) === DONE).toBe(isIn);
	});

	test.each<[Readonly<Record<string, unknown>>, boolean]>([
		[{ email: 'ben@larkfield.example', email_verified: true, hd: 'larkfield.example' }, true],
		[{ email: 'ben@larkfield.example', email_verified: true }, false],
		[{ email: 'ben@gmail.com', email_verified: true }, true],
		[{ email: 'ben@larkfield.example', hd: 'larkfield.example' }, false]
	])('of Google that says %j is believed: %s', (claims, believed) => {
		expect(isVouchedFor(claims, 'https://accounts.google.com')).toBe(believed);
	});

	// In lower case, the sign for kelvin is a k.
	test.each(['\u212aeva@larkfield.example', 'keva@lar\u212afield.example'])(
		'with the address %s is nobody’s who has one without such signs',
		async (email) => {
			const { identity, store, ben, signIn } = await withDouble({ claims: { email } });
			const plain = email.normalize('NFKC').toLowerCase();
			await store.people.change('larkfield', 'ben', () => ({ ...ben, email: plain }));
			expect(await signIn()).not.toBe(DONE);
			expect(identity.rows.select('session')).toEqual([]);
		}
	);

	test('says nothing of somebody else when it is asked for more', async () => {
		const more = { sub: 'another', email: 'ada@larkfield.example', email_verified: true };
		const { identity, signIn } = await withDouble({ claims: { email: undefined }, more });
		expect(await signIn()).toMatch(/^\/sign-in\?error=unable_to_get_user_info/);
		expect(identity.rows.select('user')).toEqual([]);
	});
});
