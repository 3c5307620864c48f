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
	const { listedOn, relistedOn } = listedNow(before, after, today);
	if (listedOn === after.listedOn && relistedOn === after.relistedOn) return;
	await store.people.change(school, person, (record) => {
		const noted = { ...record, ...(listedOn !== undefined && { listedOn }) };
		delete noted.relistedOn;
		return { ...noted, ...(relistedOn !== undefined && { relistedOn }) };
	});
}

/**
 * When the list had somebody, or had them back, where that is later than the day itself. Of a start date that is put back
 * it is the date until now, as a day before that would have been noted. Whoever is said never to have left owes what
 * they owed.
 */
function listedNow(
	before: PersonRecord | undefined,
	{ startsOn, listedOn, relistedOn, earlier = [] }: PersonRecord,
	today: Day
): { readonly listedOn?: Day | undefined; readonly relistedOn?: Day | undefined } {
	if (!before) return { listedOn: listedOn ?? (startsOn < today ? today : undefined) };
	const times = earlier.length - (before.earlier?.length ?? 0);
	if (times !== 0)
		return { listedOn, relistedOn: times > 0 && startsOn < today ? today : undefined };
	const had = before.startsOn < today ? before.startsOn : today;
	if (startsOn >= had) return { listedOn, relistedOn };
	return earlier.length > 0
		? { listedOn, relistedOn: relistedOn ?? had }
		: { listedOn: listedOn ?? had };
}
