/**
 * Records for tests, with plain defaults and one frozen instant.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { LOG_VERSION, type LogEntry } from './logs.ts';
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

/** A change that adds one choice to the log of a person's only attempt, made when there is none. */
export function oneMoreChoice(choice: string) {
	return (record: PersonRecord): PersonRecord => {
		const [attempt = anAttempt(0)] = record.attempts;
		const chosen = [...attempt.chosen, { scene: 'request', choice, at: AT }];
		return { ...record, attempts: [{ ...attempt, chosen }] };
	};
}
