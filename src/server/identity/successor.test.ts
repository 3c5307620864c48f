import { expect, test } from 'vitest';
import { identityAt, isIn, PASSWORD } from './identity.test-data.ts';
import { invite } from './invitation.ts';
import { choosePassword } from './passwords.ts';
import { withPassword } from './signing-in.ts';
import { cameInAt } from './successor.ts';

const SCHOOL = { id: 'larkfield', sample: false };

test('[S29] somebody has come in once they have signed in, not when they are invited or have chosen a password', async () => {
	const { identity, ben } = await identityAt();
	const cameIn = cameInAt(identity, SCHOOL);
	expect(cameIn('ben')).toBe(false);
	const token = new URL((await invite(identity, ben)).link).searchParams.get('token') ?? '';
	await choosePassword(identity, token, PASSWORD);
	expect(cameIn('ben')).toBe(false);
	const asked = { email: ben.email ?? '', password: PASSWORD, shared: false };
	isIn(await withPassword(identity, asked, new Headers()));
	expect(cameIn('ben')).toBe(true);
	await identity.release(ben);
	expect(cameIn('ben')).toBe(false);
});

test('the sample has no accounts, and no such worry', async () => {
	const { identity } = await identityAt();
	expect(cameInAt(identity, { ...SCHOOL, sample: true })('ben')).toBe(true);
});
