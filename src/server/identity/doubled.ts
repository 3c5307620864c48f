/**
 * Accounts of which somebody has two: for one address, or for one place on a staff list. Two requests at one moment could
 * make them once; of two, one was found and the other was left behind when an address changed, and opened by the old one.
 *
 * @module
 */
import { audited, theProgram } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/port.ts';
import type { User } from './account-row.ts';
import type { Rows } from './rows/rows.ts';
import { forgetAccount } from './sent.ts';

/** What is asked about accounts. */
interface Accounts {
	readonly rows: Rows;
	readonly store: Store;
	readonly clock: Clock;
	joinSeats(user: User): Promise<void>;
}

/** Accounts that belong to one person: by an address or a place they share. Each is in one group, of two or more. */
export function doubledIn(users: readonly User[]): readonly (readonly User[])[] {
	const groups = new Map<string, readonly User[]>();
	for (const user of users) {
		const keys = keysOf(user);
		const all = [...new Set([...keys.flatMap((key) => groups.get(key) ?? []), user])];
		for (const key of all.flatMap(keysOf)) groups.set(key, all);
	}
	return [...new Set(groups.values())].filter((group) => group.length > 1);
}

const keysOf = ({ email, seats }: User): readonly string[] => [email, ...seats];

/**
 * Makes one of accounts that somebody has two of, and logs it at the schools they open. The one that the staff list has
 * the address of is kept, and of those the one that was used last; what opened the other opens nothing any more. Places
 * that only the other had are joined as if the list had just named them.
 */
export async function joinDoubled(accounts: Accounts): Promise<void> {
	const { rows, store, clock } = accounts;
	const users = rows.select('user') as unknown as readonly User[];
	for (const group of doubledIn(users)) {
		const [kept, ...others] = [...group].sort((a, b) =>
			worth(store, b).localeCompare(worth(store, a))
		);
		if (!kept) continue;
		const seats = [...new Set(group.flatMap((each) => each.seats))];
		const people = seats.flatMap((seat) => {
			const [school = '', id = ''] = seat.split('/');
			return store.people.read(school, id) ?? [];
		});
		for (const { school, id: about } of people)
			await audited(
				store,
				theProgram(school),
				{ what: 'sign-in-reset', about, says: SAYS },
				clock.now()
			);
		for (const other of others) await forgetAccount(rows, other);
		await accounts.joinSeats(kept);
	}
}

const SAYS =
	'There were two accounts for them. The one that was used last is kept; a password, PIN, passkey or session of the other opens nothing any more.';

/** What is compared to keep the better of two: more is kept. */
function worth(store: Store, { seats, email, lastInAt = '' }: User): string {
	const isListed = seats.some((seat) => {
		const [school = '', id = ''] = seat.split('/');
		return store.people.read(school, id)?.email === email;
	});
	return `${Number(isListed)} ${lastInAt}`;
}
