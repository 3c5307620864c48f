/**
 * What follows from a change of the staff list, wherever it was made: for accounts, and for when things are due.
 *
 * @module
 */
import type { Day } from '#domain/units.ts';
import { followList } from '../identity/follows-list.ts';
import type { Identity } from '../identity/identity.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';
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
	if (before) await followList(identity, before, after);
	const listedOn = before ? listedBy(before, after, today) : today;
	if (after.startsOn >= listedOn || after.listedOn !== undefined) return;
	await store.people.change(school, person, (record) => ({ ...record, listedOn }));
}

/**
 * By which day the list had somebody whose start date is put back: the date it had until now, as one before that would
 * have been noted. Whoever is said never to have left owes what they owed before.
 */
function listedBy(before: PersonRecord, after: PersonRecord, today: Day): Day {
	if ((before.earlier?.length ?? 0) !== (after.earlier?.length ?? 0)) return after.startsOn;
	return before.startsOn < today ? before.startsOn : today;
}
