import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { equals } from '../identity/identity.ts';
import type { Row } from '../identity/rows/where.ts';
import { accountHeld } from './held-account.ts';
import { everyRow } from './held-account.test-data.ts';
import { leavesOf } from './held.test-data.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:15Z') }));
afterEach(() => vi.useRealTimers());

/** Why a field of a row is not told. */
const LINKS = 'names the account or one of its rows, for the program';
const OPENS = 'opens something, or is what is kept in its place';
const TRIES = 'counts tries, or what the app or the device has counted';
const NOTHING = 'is the same for everybody, or says nothing of anybody';
const SAID = 'is said in other words: that there is one, or what kind it is';

/** Every kind of row there is about somebody, with each field that is not told, and why. A field that is neither fails. */
const KEPT_BACK: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	user: { emailVerified: NOTHING, image: NOTHING, twoFactorEnabled: SAID },
	account: {
		id: LINKS,
		userId: LINKS,
		providerId: SAID,
		password: OPENS,
		accessToken: NOTHING,
		refreshToken: NOTHING,
		idToken: NOTHING
	},
	session: { token: OPENS, userId: LINKS, ipAddress: NOTHING, choosesPin: NOTHING, shared: SAID },
	passkey: {
		userId: LINKS,
		credentialID: OPENS,
		publicKey: OPENS,
		counter: TRIES,
		deviceType: NOTHING,
		backedUp: NOTHING,
		transports: NOTHING,
		aaguid: NOTHING
	},
	twoFactor: {
		id: LINKS,
		userId: LINKS,
		secret: OPENS,
		backupCodes: OPENS,
		verified: SAID,
		failedVerificationCount: TRIES,
		lockedUntil: TRIES,
		lastStep: TRIES
	},
	appSetUp: { id: LINKS, userId: LINKS, session: LINKS, secret: OPENS },
	staffKey: {
		id: LINKS,
		userId: LINKS,
		code: OPENS,
		pin: OPENS,
		failures: TRIES,
		lockedUntil: TRIES
	},
	invitation: { id: LINKS, userId: LINKS, token: LINKS },
	verification: {
		id: LINKS,
		identifier: OPENS,
		value: LINKS,
		createdAt: NOTHING,
		updatedAt: NOTHING
	}
};

/** A value as it is told; instants are told alike however they are kept. */
const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

describe('what is held of somebody’s ways of signing in', () => {
	test('has no kind of row about them that they are not told of, and no field', async () => {
		const { identity, ada, kept } = await everyRow();
		const told = new Set(leavesOf(accountHeld(identity, ada)).map(({ value }) => value));
		const rows = [...kept.values()].flatMap((owned) => Object.entries(owned));
		expect([...new Set(rows.map(([model]) => model))].sort()).toEqual(
			Object.keys(KEPT_BACK).sort()
		);
		const missing = rows.flatMap(([model, all]) =>
			all.flatMap((row: Row) =>
				Object.entries(row).flatMap(([field, value]) => {
					if (value === null || value === undefined || KEPT_BACK[model]?.[field]) return [];
					const values: readonly unknown[] = Array.isArray(value) ? value : [value];
					return values.every((each) => told.has(plain(each) as string))
						? []
						: [`${model}.${field}`];
				})
			)
		);
		expect(missing).toEqual([]);
	});

	test('has every table that the library and the program have: a new one fails here until it is told', async () => {
		const { identity } = await everyRow();
		const { tables } = await identity.auth.$context;
		const own = ['appSetUp', 'invitation'];
		expect([...Object.keys(tables), ...own].sort()).toEqual(Object.keys(KEPT_BACK).sort());
	});

	test('never holds what opens anything, and no count of wrong tries', async () => {
		const { identity, ada, kept } = await everyRow();
		const said = JSON.stringify(accountHeld(identity, ada));
		const secrets = [...kept.values()]
			.flatMap((owned) => Object.entries(owned))
			.flatMap(([model, rows]) =>
				rows.flatMap((row) =>
					Object.entries(row).flatMap(([field, value]) =>
						KEPT_BACK[model]?.[field] === OPENS && typeof value === 'string' ? [value] : []
					)
				)
			);
		expect(secrets.length).toBeGreaterThan(8);
		for (const secret of secrets) expect(said).not.toContain(secret);
		expect(said).not.toMatch(/fail|locked|lastStep/);
	});

	test('has no address of a machine in it: none is kept', async () => {
		const { identity } = await everyRow();
		const addresses = identity.rows.select('session').map(({ ipAddress }) => ipAddress);
		expect(addresses.length).toBeGreaterThan(0);
		expect(addresses.filter(Boolean)).toEqual([]);
	});

	test('is only their own, and nothing for somebody without an account', async () => {
		const { identity, ben, kit } = await everyRow();
		await identity.account(ben);
		const held = accountHeld(identity, ben);
		expect(held).toMatchObject({
			email: 'ben@larkfield.example',
			places: ['larkfield/ben'],
			providers: [],
			passkeys: [],
			sessions: [],
			links: []
		});
		expect(JSON.stringify(held)).not.toContain('ada');
		expect(accountHeld(identity, kit)).toBeUndefined();
	});

	test('says that they began it by setting a school up', async () => {
		const { identity, ben } = await everyRow();
		const user = await identity.account(ben);
		expect(accountHeld(identity, ben)).not.toHaveProperty('founded');
		await identity.rows.update('user', [equals('id', user.id)], (row) => ({
			...row,
			founded: true
		}));
		expect(accountHeld(identity, ben)).toMatchObject({ founded: true });
	});

	test('does not say that an address of nobody is theirs', async () => {
		const { identity, kit } = await everyRow();
		await identity.account(kit);
		expect(accountHeld(identity, kit)).not.toHaveProperty('email');
	});
});
