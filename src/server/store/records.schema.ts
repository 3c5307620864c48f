/**
 * The shapes of the stored records, checked when a file is read and before it is written.
 *
 * Strict on purpose: a key this program does not know would be lost at the next write, so it is refused.
 *
 * @module
 */
import { z } from 'zod';
import type { Attempt, Chosen } from '#domain/attempt/attempt.ts';
import type { Behind, Declaration, Refreshed } from '#domain/declaration/declaration.ts';
import { KINDS } from '#domain/evidence/link.ts';
import { KINDS as KINDS_OF_FOLLOW_UP } from '#domain/follow-up/follow-up.ts';
import type { Contact } from '#domain/policy/policy.ts';
import type { Stretch } from '#domain/cycle/calendar.ts';
import { INDUCTIONS, type Duties } from '#domain/cycle/duties.ts';
import type { Governor, GovernorsSettings, Weekday } from '#domain/reminders/governors.ts';
import type { ReminderSettings } from '#domain/reminders/settings.ts';
import type { Absence } from '#domain/staff/absence.ts';
import type { Keeping } from '#domain/staff/retention.ts';
import { ROLES } from '#domain/staff/roles.ts';
import type { Time } from '#domain/staff/times.ts';
import {
	LOG_VERSION,
	SAYS_AT_MOST,
	type AnyEntry,
	type EvidenceEntry,
	type FollowUpEntry,
	type LogEntry,
	type LogName
} from './logs.ts';
import {
	ABOUT,
	isId,
	isSchoolId,
	RECORD_VERSION,
	type PersonRecord,
	type Question,
	type EditionBefore,
	type Retention,
	type Salted,
	type SchoolRecord
} from './records.ts';

/** Every key of a stored shape, the optional ones too: a new one cannot be forgotten here. */
export type Keys<Shape> = Record<keyof Shape, z.ZodType>;

export const instant = z
	.string()
	.regex(
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
		'not an instant such as 2026-11-20T09:30:00.000Z'
	);
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'not a day such as 2026-11-20');
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 of 64 hex digits');
export const word = z.string().min(1);
export const count = z.number().int().min(0);
export const schoolId = z.string().refine(isSchoolId, 'not an id of a-z, 0-9 and hyphens');
export const personId = z.string().refine(isId, 'not an id of a-z, 0-9 and hyphens');

const chosen = z.strictObject({ scene: word, choice: word, at: instant } satisfies Keys<Chosen>);

/** Entries of a log, as in one person's file. */
export const loggedChoices: z.ZodType<readonly Chosen[]> = z.array(chosen);

const attempt = z.strictObject({
	id: word,
	scenario: word,
	who: word,
	under: z.strictObject({ scenario: hash, policy: word, edition: hash, baseline: hash }),
	startedAt: instant,
	from: z.strictObject({ attempt: word, decisions: count }).exactOptional(),
	told: count.min(1).exactOptional(),
	chosen: z.array(chosen)
} satisfies Keys<Attempt>);

const declaration = z.strictObject({
	id: word,
	at: instant,
	method: z.literal('typed-name'),
	name: z.string(),
	school: z.string(),
	policy: word,
	title: z.string(),
	edition: z.string(),
	editionHash: hash,
	statements: z.array(z.string()),
	attempts: z.array(
		z.strictObject({
			scenario: word,
			attempt: word,
			score: z.strictObject({ n: count, d: count.min(1) }),
			inPart: z.literal(true).exactOptional(),
			log: hash.exactOptional()
		} satisfies Keys<Behind>)
	),
	refresher: z
		.strictObject({
			cycle: word,
			skipped: z.array(z.strictObject({ scenario: word, because: word })),
			sample: word.exactOptional()
		} satisfies Keys<Refreshed>)
		.exactOptional()
} satisfies Keys<Declaration>);

const saltText = z.string().regex(/^[0-9a-f]{64}$/, 'not a salt of 64 hex digits');
const salted = z.strictObject({
	declaration: word,
	salt: saltText,
	vouched: z
		.string()
		.regex(/^[0-9a-f]{128}$/, 'not a signature of 128 hex digits')
		.exactOptional(),
	logs: saltText.exactOptional()
} satisfies Keys<Salted>);

const question = z.strictObject({
	id: word,
	at: instant,
	about: z.strictObject({ kind: z.enum(ABOUT), ref: z.string(), words: z.string() }),
	says: z.string()
} satisfies Keys<Question>);

const absence = z.strictObject({
	from: day,
	to: day.exactOptional()
} satisfies Keys<Absence>);

const time = z.strictObject({ from: day, to: day } satisfies Keys<Time>);

/** What the staff list says of a person, in their own file and in the journal of an import. */
export const listed = {
	name: z.string(),
	group: word,
	phase: word.exactOptional(),
	roles: z.array(z.enum(ROLES)),
	email: word.exactOptional(),
	staffNumber: word.exactOptional(),
	manager: personId.exactOptional(),
	startsOn: day,
	listedOn: day.exactOptional(),
	relistedOn: day.exactOptional(),
	leftOn: day.exactOptional(),
	earlier: z.array(time).exactOptional(),
	absences: z.array(absence)
};

/** One person's file. */
export const personRecord: z.ZodType<PersonRecord> = z.strictObject({
	version: z.literal(RECORD_VERSION),
	school: schoolId,
	id: personId,
	...listed,
	keeping: z.strictObject({ until: day, because: word } satisfies Keys<Keeping>).exactOptional(),
	pseudonymisedAt: instant.exactOptional(),
	attempts: z.array(attempt),
	declarations: z.array(declaration),
	evidence: z.array(salted).exactOptional(),
	questions: z.array(question)
} satisfies Keys<PersonRecord>);

const monthDay = z.string().regex(/^\d\d-\d\d$/, 'not a month and a day such as 09-01');
const duties = z.strictObject({
	yearStarts: monthDay,
	induction: z.enum(INDUCTIONS),
	inductions: z.record(word, z.enum(INDUCTIONS)),
	refresher: z.strictObject({
		opens: monthDay,
		due: monthDay,
		carriesFrom: monthDay.exactOptional()
	} satisfies Keys<Duties['refresher']>)
} satisfies Keys<Duties>);

const days = z.array(count.min(1)).readonly();
const minute = count.max(24 * 60);
const reminders = z.strictObject({
	on: z.boolean(),
	before: days,
	onDay: z.boolean(),
	after: days,
	most: count.min(1),
	from: minute,
	until: minute,
	digest: z.boolean()
} satisfies Keys<ReminderSettings>);

const weekday: z.ZodType<Weekday> = z.literal([1, 2, 3, 4, 5]);
const governors = z.strictObject({
	on: z.boolean(),
	weekday,
	addresses: z.array(
		z.strictObject({
			email: word,
			answer: z.strictObject({ says: z.enum(['yes', 'no']), at: instant }).exactOptional()
		} satisfies Keys<Governor>)
	)
} satisfies Keys<GovernorsSettings>);

/** One school's file. */
export const schoolRecord: z.ZodType<SchoolRecord> = z.strictObject({
	version: z.literal(RECORD_VERSION),
	id: schoolId,
	name: z.string(),
	policy: word,
	edition: hash,
	baseline: hash,
	sample: z.boolean(),
	colour: z
		.string()
		.regex(/^#[0-9a-f]{6}$/)
		.exactOptional(),
	contacts: z.array(z.strictObject({ role: word, for: z.string() } satisfies Keys<Contact>)),
	editionSince: instant,
	editionsBefore: z
		.array(z.strictObject({ edition: hash, since: instant } satisfies Keys<EditionBefore>))
		.exactOptional(),
	duties,
	calendar: z.array(
		z.strictObject({
			from: day,
			to: day,
			kind: z.enum(['holiday', 'inset']),
			name: z.string()
		} satisfies Keys<Stretch>)
	),
	secondFactor: z.enum(['required', 'off']),
	retention: z.strictObject({ months: count.min(1), because: word } satisfies Keys<Retention>),
	reminders: reminders.exactOptional(),
	governors: governors.exactOptional(),
	createdAt: instant
} satisfies Keys<SchoolRecord>);

/** One line of what was done or sent. */
const logShape = z.strictObject({
	version: z.literal(LOG_VERSION),
	id: word,
	at: instant,
	by: personId,
	byName: z.string(),
	what: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not a code such as person-changed'),
	about: personId.exactOptional(),
	says: word.max(SAYS_AT_MOST)
} satisfies Keys<LogEntry>);
const logEntry: z.ZodType<LogEntry> = logShape;

/** What a leader noted about somebody. */
const followUpEntry: z.ZodType<FollowUpEntry> = z.strictObject({
	...logShape.shape,
	what: z.enum([...KINDS_OF_FOLLOW_UP, 'closed']),
	about: personId,
	followUp: word,
	on: day,
	due: day.exactOptional(),
	until: day.exactOptional()
} satisfies Keys<FollowUpEntry>);

/** One link of the chain of evidence. */
const evidenceEntry: z.ZodType<EvidenceEntry> = z.strictObject({
	version: z.literal(LOG_VERSION),
	n: count.min(1),
	at: instant,
	kind: z.enum(KINDS),
	commitment: hash,
	previous: hash,
	hash,
	by: z.string().regex(/^[0-9a-f]{16}$/, 'not the id of a key, 16 hex digits'),
	signature: z.string().regex(/^[0-9a-f]{128}$/, 'not a signature of 128 hex digits'),
	key: hash.exactOptional()
} satisfies Keys<EvidenceEntry>);

/** One line of each log. */
export const logEntries: Readonly<Record<LogName, z.ZodType<AnyEntry>>> = {
	audit: logEntry,
	deliveries: logEntry,
	evidence: evidenceEntry,
	'follow-ups': followUpEntry
};

/** The first thing wrong with a shape, as one line: where, then what. */
export function firstFault(error: z.ZodError): string {
	const [issue] = error.issues;
	if (!issue) return 'it does not have the shape of a record';
	const where = issue.path.map(String).join('.');
	return where === '' ? issue.message : `${where}: ${issue.message}`;
}
