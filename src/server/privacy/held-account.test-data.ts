/**
 * Somebody who signs in in every way there is, so that no row about them can be left out unseen.
 *
 * @module
 */
import { inside, withApp } from '../identity/factors/factors.test-data.ts';
import { beginApp } from '../identity/factors/app.ts';
import { identityAt, PASSWORD } from '../identity/identity.test-data.ts';
import { invite } from '../identity/invitation.ts';
import type { Owned, RowKeeper } from '../identity/rows/rows.ts';
import { equals } from '../identity/identity.ts';
import { sendLink } from '../identity/signing-in.ts';
import { choosePin, printCode } from '../identity/staff-keys.ts';

/** A school whose leader has rows of every kind; `kept` is what would be on the disk, by owner. */
export async function everyRow() {
	const kept = new Map<string, Owned>();
	const keeper: RowKeeper = {
		found: new Map(),
		write: (owner, rows) => {
			if (rows) kept.set(owner, rows);
			else kept.delete(owner);
			return Promise.resolve();
		}
	};
	const mailer = { link: () => Promise.resolve(), send: () => Promise.resolve('') };
	const at = await identityAt({ keeper, mailer: mailer as never });
	const { identity, store } = at;
	const ada = { ...at.ada, staffNumber: 'N-0417' };
	await store.people.change('larkfield', 'ada', () => ada);
	const user = await identity.account(ada);
	const { internalAdapter, password } = await identity.auth.$context;
	await internalAdapter.linkAccount({
		userId: user.id,
		providerId: 'credential',
		accountId: user.id,
		password: await password.hash(PASSWORD)
	});
	await internalAdapter.linkAccount({ userId: user.id, providerId: 'oidc', accountId: 'sub-417' });
	const someone = await inside(at, ada);
	await withApp(at, someone);
	await identity.rows.insert('passkey', {
		id: 'key-1',
		userId: user.id,
		name: 'Chrome on Windows',
		credentialID: 'credential-1',
		publicKey: 'public-1',
		counter: 3,
		deviceType: 'singleDevice',
		backedUp: false,
		transports: 'internal',
		aaguid: 'aaguid-1',
		createdAt: '2026-11-19T08:00:00.000Z',
		usedAt: '2026-11-19T16:00:00.000Z'
	});
	// In this order: a code that is printed where there is a PIN ends the sessions.
	await printCode(identity, ada);
	await choosePin(identity, someone.account, ada, '482915');
	await invite(identity, ada);
	await sendLink(identity, 'ada@larkfield.example', new Headers());
	await beginApp(identity, someone.account, PASSWORD);
	await identity.rows.update('session', [equals('userId', user.id)], (row) => ({
		...row,
		shut: ['ashby']
	}));
	const school = store.schools.read('larkfield');
	if (!school) throw new Error('no school');
	return { ...at, ada, user, school, kept };
}
