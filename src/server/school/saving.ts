/**
 * Saving what an administrator has set: into the school's record, and what was changed into the log.
 *
 * @module
 */
import { isRefusal, type Refusal } from '#domain/refusal.ts';
import { audited, type Doer } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { orSayWhy } from '../faults.ts';
import type { Store } from '../store/port.ts';
import type { SchoolRecord } from '../store/records.ts';
import { changeSchool, type Changed } from './change.ts';

/** What is saved, and where it was seen. */
export interface Saving {
	/** What the form carried of the record it was shown. */
	readonly seen: string;
	readonly change: (school: SchoolRecord) => SchoolRecord;
	/** What was changed, in words; nothing where nothing was. */
	readonly said: (changed: Changed) => readonly string[];
}

/**
 * Saves settings, and logs what was changed: `same` where that was nothing. Refuses as {@link changeSchool} does; a fault
 * of the disk becomes a page that says so.
 */
export async function saved(
	{ store, clock }: { readonly store: Store; readonly clock: Clock },
	here: Doer,
	{ seen, change, said }: Saving
): Promise<'saved' | 'same' | Refusal<'school-changed' | 'school-unknown'>> {
	const answer = await orSayWhy(changeSchool(store, here.school.id, seen, change));
	if (isRefusal(answer)) return answer;
	const changes = said(answer);
	if (changes.length === 0) return 'same';
	const done = { what: 'settings-changed', says: changes.join(' ') } as const;
	await orSayWhy(audited(store, here, done, clock.now()));
	return 'saved';
}
