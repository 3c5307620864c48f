/**
 * What is done every day without being asked for: names are taken out of records whose time is over.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import { hasExpired } from '#domain/staff/retention.ts';
import type { Instant } from '#domain/units.ts';
import { audited, theProgram } from '../audit/audit.ts';
import { dayOf } from '../clock.ts';
import { StoreFault } from '../store/fault.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import { aTag } from './erasing.ts';

/**
 * Takes the names out of every record of every school whose time is over, and writes each into that school's log.
 * Done twice it does nothing the second time; stopped half-way, the next time does the rest, and logs what was done
 * and not logged. One that fails is told and tried again the next time; it holds up no other.
 *
 * @returns how many names were taken out
 */
export async function expireRecords(
	store: Store,
	now: Instant,
	tell: (fault: StoreFault) => void
): Promise<number> {
	let many = 0;
	for (const school of store.schools.list())
		for (const person of store.people.list(school.id))
			try {
				if (await expired(store, school, person, now)) many++;
				await logged(store, school, person.id, now);
			} catch (fault) {
				if (!(fault instanceof StoreFault)) throw fault;
				tell(fault);
			}
	return many;
}

async function expired(
	store: Store,
	{ id, retention }: SchoolRecord,
	person: PersonRecord,
	now: Instant
): Promise<boolean> {
	if (!hasExpired(person, retention.months, dayOf(now))) return false;
	return !isRefusal(await store.people.pseudonymise(id, person.id, now, aTag()));
}

/** Writes into the log that a name was taken out, where it does not say so yet. */
async function logged(
	store: Store,
	{ id, retention }: SchoolRecord,
	person: string,
	now: Instant
): Promise<void> {
	if (store.people.read(id, person)?.pseudonymisedAt === undefined) return;
	const told = store.logs
		.list(id, 'audit')
		.some(({ what, about }) => what === 'pseudonymised' && about === person);
	if (told) return;
	const says =
		'Name and contact details taken out: the time for keeping the record is over ' +
		`(${retention.months} ${retention.months === 1 ? 'month' : 'months'} after the last day, or longer where decided).`;
	await audited(store, theProgram(id), { what: 'pseudonymised', about: person, says }, now);
}
