/**
 * What follows from a change of the staff list, wherever it was made: for accounts, and for when things are due.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import { followList } from '../identity/follows-list.ts';
import type { Identity } from '../identity/identity.ts';
import type { Store } from '../store/port.ts';
import type { ListChange } from './list.ts';

/**
 * Brings accounts in line with a changed entry: a leaver is out at once, another address is another account. Of somebody
 * who had started before they came onto the list, the day they did is kept: nobody owes what nobody could ask for (Y4).
 */
export async function listChanged(
	store: Store,
	identity: Identity,
	{ school, person, before, after }: ListChange,
	today: Day
): Promise<void> {
	if (!after) return identity.release({ school, id: person });
	if (before) return followList(identity, before, after);
	if (after.startsOn >= today || after.listedOn !== undefined) return;
	await store.people.change(school, person, (record) => ({ ...record, listedOn: today }));
}
