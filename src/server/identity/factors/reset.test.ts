import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeSinks, schoolAt } from '../../invitations/invitations.test-data.ts';
import { aPerson } from '../../store/sample-records.ts';
import { here } from '../identity.test-data.ts';
import { factorsAt, inside, password, withApp } from './factors.test-data.ts';
import { hasFactor } from './factors.ts';
import { resetFactors, whyNoReset } from './reset.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(async () => {
	vi.useRealTimers();
	await closeSinks();
});

/** A leader with an app, and the administrator of their school. */
async function withLost() {
	const at = await factorsAt();
	const ada = await inside(at, at.ada);
	await withApp(at, ada);
	const school = at.store.schools.read('larkfield');
	if (!school) throw new Error('no school');
	const admin = { person: { id: 'admin', name: 'Ash Sample' }, school };
	return { ...at, lost: ada, admin };
}

describe('a lost second factor', () => {
	test('is taken away by an administrator, with every session, and that is logged without a secret', async () => {
		const at = await withLost();
		expect(await resetFactors(at.identity, at.admin, at.ada)).toBeUndefined();
		expect(hasFactor(at.identity, at.lost.account.user)).toBe(false);
		expect(await here(at.identity, at.lost.browser)).toBeUndefined();
		expect((await password(at, at.ada)).next).toBe('in');
		expect(at.store.logs.list('larkfield', 'audit')).toMatchObject([
			{ what: 'sign-in-reset', by: 'admin', about: 'ada' }
		]);
		expect(await resetFactors(at.identity, at.admin, at.ada)).toMatchObject({
			refused: 'no-factor'
		});
		expect(at.store.logs.list('larkfield', 'audit')).toHaveLength(1);
	});

	test('is never one’s own: another administrator is asked', async () => {
		const at = await withLost();
		const own = { ...at.admin, person: at.ada };
		expect(await resetFactors(at.identity, own, at.ada)).toMatchObject({ refused: 'own-factor' });
		expect(hasFactor(at.identity, at.lost.account.user)).toBe(true);
	});

	test('stays where the account opens another school, which must not be weakened', async () => {
		const at = await withLost();
		await at.store.people.add(aPerson({ ...at.ada, school: 'ashby', id: 'ada-there' }));
		await at.identity.joinSeats(at.identity.userOf(at.ada));
		for (const [school, id] of [
			['larkfield', 'ada'],
			['ashby', 'ada-there']
		] as const)
			expect(
				whyNoReset(at.identity, { ...at.admin, school: { id: school } }, { school, id })
			).toMatchObject({ refused: 'works-elsewhere' });
		expect(await resetFactors(at.identity, at.admin, at.ada)).toMatchObject({
			refused: 'works-elsewhere'
		});
		expect(hasFactor(at.identity, at.lost.account.user)).toBe(true);
	});

	test('of somebody at another school is out of reach', async () => {
		const at = await withLost();
		const elsewhere = { ...at.admin, school: { id: 'ashby' } };
		await expect(resetFactors(at.identity, elsewhere, at.ada)).rejects.toThrow(TypeError);
		expect(hasFactor(at.identity, at.lost.account.user)).toBe(true);
	});

	test('is told to its owner by e-mail', async () => {
		const { identity, ada, here: admin, sink } = await schoolAt();
		const user = await identity.account(ada);
		await identity.rows.insert('passkey', { id: 'key-1', userId: user.id, credentialID: 'key-1' });
		const other = { ...admin, person: { id: 'admin', name: 'Ash Sample' } };
		expect(await resetFactors(identity, other, ada)).toBeUndefined();
		await identity.letters.idle();
		expect(sink.arrived).toMatchObject([{ to: 'ada@larkfield.example' }]);
		expect(sink.arrived[0]?.text).toContain('A school administrator has taken your second factors');
	});
});
