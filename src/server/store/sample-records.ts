/**
 * Records for tests, with plain defaults and one frozen instant.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { IMPORT_VERSION, type ImportJournal, type PendingImport } from './imports.ts';
import { LOG_VERSION, type EvidenceEntry, type FollowUpEntry, type LogEntry } from './logs.ts';
import { NEW_SCHOOL, RECORD_VERSION, type PersonRecord, type SchoolRecord } from './records.ts';

export const AT = '2026-11-20T09:30:00.000Z';
const HASH = 'a'.repeat(64);

/** A school; `id` is `larkfield` unless given. */
export function aSchool(over: Partial<SchoolRecord> = {}): SchoolRecord {
	return {
		version: RECORD_VERSION,
		id: 'larkfield',
		name: 'Larkfield Primary School',
		policy: 'beckstone',
		edition: HASH,
		baseline: HASH,
		sample: true,
		...NEW_SCHOOL,
		editionSince: AT,
		createdAt: AT,
		...over
	};
}

/** A person of {@link aSchool} who has not started. */
export function aPerson(over: Partial<PersonRecord> = {}): PersonRecord {
	return {
		version: RECORD_VERSION,
		school: 'larkfield',
		id: 'robin-hale',
		name: 'Robin Hale',
		group: 'teacher',
		roles: ['learner'],
		startsOn: '2026-11-02',
		absences: [],
		attempts: [],
		declarations: [],
		questions: [],
		...over
	};
}

/** An attempt with `decisions` choices in its log. */
export function anAttempt(decisions: number, over: Partial<Attempt> = {}): Attempt {
	return {
		id: 'attempt-1',
		scenario: 'pupil-follow',
		who: 'current-pupil',
		under: { scenario: HASH, policy: 'beckstone', edition: HASH, baseline: HASH },
		startedAt: AT,
		chosen: Array.from({ length: decisions }, (_, index) => ({
			scene: `scene-${index}`,
			choice: 'refuse-and-tell',
			at: AT
		})),
		...over
	};
}

/** A signed declaration. */
export function aDeclaration(over: Partial<Declaration> = {}): Declaration {
	return {
		id: 'declaration-1',
		at: AT,
		method: 'typed-name',
		name: 'Robin Hale',
		school: 'Larkfield Primary School',
		policy: 'beckstone',
		title: 'Social media policy',
		edition: '1',
		editionHash: HASH,
		statements: ['I have read it.'],
		attempts: [{ scenario: 'pupil-follow', attempt: 'attempt-1', score: { n: 6, d: 6 } }],
		...over
	};
}

/** An import of one row that has not been looked at. */
export function aPendingImport(over: Partial<PendingImport> = {}): PendingImport {
	return {
		version: IMPORT_VERSION,
		school: 'larkfield',
		id: 'import-1',
		state: 'pending',
		by: 'ada-stone',
		at: AT,
		file: 'staff.csv',
		headings: ['Name', 'Group'],
		rows: [{ number: 2, cells: ['Robin Hale', 'Teacher'] }],
		mapping: { name: 0, group: 1 },
		options: { elseStartsOn: '2026-11-20' },
		...over
	};
}

/** The journal of an import that adds one person. */
export function aJournal(over: Partial<ImportJournal> = {}): ImportJournal {
	return {
		version: IMPORT_VERSION,
		school: 'larkfield',
		id: 'import-1',
		state: 'applying',
		by: 'ada-stone',
		at: AT,
		file: 'staff.csv',
		columns: { name: 'name' },
		words: { owl: 'site' },
		steps: [
			{
				person: 'robin-hale',
				after: {
					id: 'robin-hale',
					name: 'Robin Hale',
					group: 'teacher',
					roles: ['learner'],
					startsOn: '2026-11-02',
					absences: []
				}
			}
		],
		tally: { error: 0, leaver: 0, new: 1, changed: 0, unchanged: 0 },
		...over
	};
}

/** A line of a log. */
export function anEntry(over: Partial<LogEntry> = {}): LogEntry {
	return {
		version: LOG_VERSION,
		id: 'entry-1',
		at: AT,
		by: 'ada-stone',
		byName: 'Ada Stone',
		what: 'person-changed',
		about: 'robin-hale',
		says: 'Changed the staff group.',
		...over
	};
}

/** An entry of what leaders note. */
export function aFollowUp(over: Partial<FollowUpEntry> = {}): FollowUpEntry {
	return {
		...anEntry(),
		what: 'action',
		about: 'robin-hale',
		followUp: over.id ?? 'entry-1',
		on: '2026-11-20',
		says: 'Finish the course together.',
		...over
	};
}

/** A link of the chain of evidence; the store does not look at what it follows from. */
export function aLink(over: Partial<EvidenceEntry> = {}): EvidenceEntry {
	return {
		version: LOG_VERSION,
		n: 1,
		at: AT,
		kind: 'declaration',
		commitment: HASH,
		previous: HASH,
		hash: HASH,
		by: 'a'.repeat(16),
		signature: 'a'.repeat(128),
		...over
	};
}

/** A change that adds one choice to the log of a person's only attempt, made when there is none. */
export function oneMoreChoice(choice: string) {
	return (record: PersonRecord): PersonRecord => {
		const [attempt = anAttempt(0)] = record.attempts;
		const chosen = [...attempt.chosen, { scene: 'request', choice, at: AT }];
		return { ...record, attempts: [{ ...attempt, chosen }] };
	};
}
