/**
 * A school with two people, and files that are uploaded there and applied.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { ImportJournal, PendingImport } from '../store/imports.ts';
import type { Store } from '../store/port.ts';
import { aPerson, aSchool, AT } from '../store/sample-records.ts';
import { readTable } from './csv.ts';
import { apply, begin, choose, planFor } from './imports.ts';
import type { Changing } from './people.ts';

const ADA = aPerson({
	id: 'ada',
	name: 'Ada Stone',
	roles: ['learner', 'administrator'],
	email: 'ada@x.example'
});
const ROBIN = aPerson({ staffNumber: 'R1' });
export const HEAD = 'Staff number,Name,Group,Start date\n';

export const by = (store: Store, now = AT): Changing => ({
	store,
	here: { person: ADA, school: { id: 'larkfield' } },
	now,
	cameIn: () => true
});

export async function filled(store: Store): Promise<Store> {
	await store.schools.write(aSchool());
	for (const person of [ADA, ROBIN]) await store.people.add(person);
	return store;
}

export async function upload(
	changing: Changing,
	csv: string,
	options = {}
): Promise<PendingImport> {
	const table = readTable(new TextEncoder().encode(csv));
	if (isRefusal(table)) throw new Error(table.because);
	const pending = await begin(changing, 'staff.csv', table);
	return choose(changing.store, pending, pending.mapping, { ...pending.options, ...options });
}

export async function applied(changing: Changing, pending: PendingImport): Promise<ImportJournal> {
	const { digest } = planFor(changing, pending);
	const journal = await apply(changing, pending, digest, true);
	if (isRefusal(journal)) throw new Error(journal.because);
	return journal;
}
