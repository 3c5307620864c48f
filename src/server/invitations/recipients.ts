/**
 * Whom a letter of the delivery log went to, as a name to show.
 *
 * @module
 */
import { addressTag, tagIn } from '../reminders/ids.ts';
import type { Store } from '../store/port.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Delivery } from './deliveries.ts';

/** Names whoever a letter went to, as far as they are on a list now. */
export function recipients(
	store: Store,
	key: Uint8Array,
	school: SchoolRecord
): (letter: Pick<Delivery, 'id' | 'about'>) => string | undefined {
	const governors = new Map(
		school.governors?.addresses.map(({ email }) => [addressTag(key, email), email])
	);
	return ({ id, about }) => {
		const tag = tagIn(id);
		return tag === undefined ? store.people.read(school.id, about)?.name : governors.get(tag);
	};
}
