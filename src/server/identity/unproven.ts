/**
 * What ends before an account opens another school too: what a code from an office, or a school’s setting up, has opened.
 * Neither may hold a key to another school. What was chosen by a link to the address itself stays.
 *
 * @module
 */
import { audited, theProgram } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/port.ts';
import type { User } from './account-row.ts';
import type { OwnerLetters } from './owner-letters.ts';
import type { Rows } from './rows/rows.ts';

/** What is asked about accounts. */
interface Accounts {
	readonly rows: Rows;
	readonly store: Store;
	readonly clock: Clock;
	readonly letters: OwnerLetters;
}

const equals = (field: string, value: unknown) => ({
	...{ field, value },
	operator: 'eq',
	connector: 'AND' as const
});

/**
 * Takes away what nobody has proved to be the owner’s: logged first, at the schools the account has opened, and told to the
 * owner by a letter. Does nothing where there is nothing of the kind.
 *
 * @param shown whether whoever asks has just shown the password of the account
 */
export async function forgetUnproven(
	{ rows, store, clock, letters }: Accounts,
	{ id, seats, founded }: User,
	shown: boolean
): Promise<void> {
	const of = [equals('userId', id)];
	const typed = founded === true && !shown;
	if (!typed && rows.select('staffKey', of).length === 0) return;
	const says =
		'Another school of this server has listed the address: PIN, passkeys, the second factor and every session ended.';
	for (const seat of seats) {
		const [school = '', about = ''] = seat.split('/');
		const there = store.people.read(school, about);
		if (there)
			await audited(store, theProgram(school), { what: 'sign-in-reset', about, says }, clock.now());
	}
	for (const model of ['staffKey', 'passkey', 'twoFactor', 'appSetUp', 'session'])
		await rows.remove(model, of);
	if (typed) await rows.remove('account', [...of, equals('providerId', 'credential')]);
	await rows.update('user', [equals('id', id)], (row) => ({
		...row,
		...(typed && { founded: false }),
		twoFactorEnabled: false
	}));
	await letters.tell(id, 'another-school');
}
