/**
 * Erasure against the duty to keep evidence: a decision of the school's, with its reason, written down before it is
 * carried out.
 *
 * @module
 */
import { randomInt } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { whyNotErase, type Keeping } from '#domain/staff/retention.ts';
import type { Instant } from '#domain/units.ts';
import { audited, type Doer } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord } from '../store/records.ts';

/** Letters and digits that cannot be taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A few letters drawn at random, which tell one former member of staff from another. */
export function aTag(): string {
	return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/**
 * Erases now: takes out of the records who a leaver was. The decision and its reason are logged first, so that nothing
 * is ever erased without them; what was carried out is logged afterwards.
 *
 * Refuses `person-unknown`, `still-here` and `already-pseudonymised`; nothing is logged then.
 */
export async function eraseNow(
	store: Store,
	here: Doer,
	person: string,
	because: string,
	now: Instant
): Promise<PersonRecord | Refusal<'person-unknown' | 'still-here' | 'already-pseudonymised'>> {
	const record = store.people.read(here.school.id, person);
	if (!record) return nobody();
	const no = whyNotErase(record, dayOf(now));
	if (no) return no;
	const decided = `Erase now. Reason: ${because}`;
	await audited(store, here, { what: 'erasure-decided', about: person, says: decided }, now);
	const after = await store.people.pseudonymise(here.school.id, person, now, aTag());
	if (isRefusal(after)) return after;
	const says = 'Name and contact details taken out, as decided.';
	await audited(store, here, { what: 'pseudonymised', about: person, says }, now);
	return after;
}

/**
 * Keeps a record until a day at least, because it is needed as evidence.
 *
 * Refuses `person-unknown`, and `already-pseudonymised` where there is nothing left to keep.
 *
 * @param until.shown the day in words, for the log
 */
export async function keepUntil(
	store: Store,
	here: Doer,
	person: string,
	keeping: Keeping & { readonly shown: string },
	now: Instant
): Promise<PersonRecord | Refusal<'person-unknown' | 'already-pseudonymised'>> {
	const { until, because, shown } = keeping;
	if (!store.people.read(here.school.id, person)) return nobody();
	const after = await store.people.change<Refusal<'already-pseudonymised'>>(
		here.school.id,
		person,
		(record) =>
			record.pseudonymisedAt === undefined
				? { ...record, keeping: { until, because } }
				: refuse('already-pseudonymised', 'There is no name left in this record.')
	);
	if (isRefusal(after)) return after;
	const says = `Keep until ${shown}. Reason: ${because}`;
	await audited(store, here, { what: 'erasure-refused', about: person, says }, now);
	return after;
}

function nobody(): Refusal<'person-unknown'> {
	return refuse('person-unknown', 'Nobody with this address is on your staff list.');
}
