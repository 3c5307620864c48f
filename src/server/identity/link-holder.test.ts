import { describe, expect, test, vi } from 'vitest';
import { identityAt, isIn } from './identity.test-data.ts';
import { linkHolder, masked } from './link-holder.ts';
import { passwordToken } from './passwords.ts';
import { sendLink, withLink } from './signing-in.ts';

const NOBODY = new Headers();

async function mailed() {
	const link = vi.fn().mockResolvedValue(undefined);
	const at = await identityAt({ mailer: { send: () => Promise.resolve(''), link } as never });
	await sendLink(at.identity, 'ben@larkfield.example', NOBODY);
	return { ...at, token: /token=(.+)$/.exec(String(link.mock.lastCall?.[1]))?.[1] ?? '' };
}

describe('a link to sign in', () => {
	test('says whose account it opens, as often as it is looked at, and opens it then', async () => {
		const { identity, token } = await mailed();
		expect(await linkHolder(identity, token)).toBe('b…@larkfield.example');
		expect(await linkHolder(identity, token)).toBe('b…@larkfield.example');
		isIn(await withLink(identity, token, NOBODY));
		expect(await linkHolder(identity, token)).toBeUndefined();
	});

	test('that is too old, of a leaver, for something else or made up says nothing', async () => {
		const { identity, store, ben, clock, token } = await mailed();
		const user = await identity.account(ben);
		const password = await passwordToken(identity, user, new Date(Date.now() + 60_000));
		for (const other of ['', 'made-up', password, `reset-password:${password}`])
			expect(await linkHolder(identity, other)).toBeUndefined();
		const later = new Date(Date.now() + 21 * 60_000).toISOString();
		const now = clock.now;
		clock.now = () => later;
		expect(await linkHolder(identity, token)).toBeUndefined();
		clock.now = now;
		await store.people.change('larkfield', 'ben', (each) => ({ ...each, leftOn: '2026-01-01' }));
		expect(await linkHolder(identity, token)).toBeUndefined();
	});

	test.each([
		['anna.hale@larkfield.example', 'a…e@larkfield.example'],
		['anna@larkfield.example', 'a…a@larkfield.example'],
		['bo@larkfield.example', 'b…@larkfield.example'],
		['x@y.example', 'x…@y.example']
	])('does not write “%s” out', (email, shown) => {
		expect(masked(email)).toBe(shown);
	});
});
