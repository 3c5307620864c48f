/**
 * Everything that is held about one person, for that person: what the page shows and what the JSON holds.
 *
 * The shape is stable: a key keeps its meaning for as long as `version` stays; new keys may come. docs/my-data.md
 * describes it.
 *
 * @module
 */
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { Declaration } from '#domain/declaration/declaration.ts';
import { DOUBT_TO_SIGNER, type Doubt } from '#domain/declaration/doubt.ts';
import type { Judgement } from '#domain/policy/policy.ts';
import type { Absence } from '#domain/staff/absence.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { phaseName } from '#domain/staff/phases.ts';
import { expiresOn, type Keeping } from '#domain/staff/retention.ts';
import { ROLE_WORDS } from '#domain/staff/roles.ts';
import type { Time } from '#domain/staff/times.ts';
import type { Day, Instant, Ratio, Slug } from '#domain/units.ts';
import { auditName } from '../audit/audit.ts';
import type { Identity } from '../identity/identity.ts';
import { deliveryName } from '../invitations/deliveries.ts';
import type { FollowUpEntry, LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';
import type { PersonRecord, Question, Retention, Salted, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { RecordFault, type Playing } from '../training/playing.ts';
import { accountHeld, type HeldAccount } from './held-account.ts';
import { importsHeld, type HeldImport } from './held-imports.ts';

/** The version of the shape below. */
export const HELD_VERSION = 1;

/** A code with what it is called. */
export interface Named {
	readonly code: Slug;
	readonly name: string;
}

/** The entry of the staff list. */
export interface HeldEntry {
	readonly id: string;
	readonly name: string;
	readonly group: Named;
	readonly phase?: Named;
	readonly roles: readonly Named[];
	readonly email?: string;
	readonly staffNumber?: string;
	readonly manager?: { readonly id: string; readonly name: string };
	/** How many people name this one as their line manager. */
	readonly manages: number;
	readonly startsOn: Day;
	readonly listedOn?: Day;
	/** The day on which the list heard that they are back, where that was later. */
	readonly relistedOn?: Day;
	readonly leftOn?: Day;
	/** The times at the school before this one, for somebody who came back. */
	readonly earlier?: readonly Time[];
	readonly absences: readonly Absence[];
	readonly keeping?: Keeping;
	readonly pseudonymisedAt?: Instant;
}

/** One decision: what is kept of it (scene, choice, when), and what that means. */
export interface HeldDecision {
	readonly scene: Slug;
	readonly choice: Slug;
	readonly at: Instant;
	/** What was asked, and what was chosen, in words; absent where the situation cannot be read any more. */
	readonly asked?: string;
	readonly chose?: string;
	/** How it is judged under the edition it was taken under: worked out from the above, not kept. */
	readonly judged?: {
		readonly judgement: Judgement;
		readonly by: 'policy' | 'good-practice';
		readonly because: string;
	};
}

/** One attempt at a situation. */
export interface HeldAttempt {
	readonly id: string;
	readonly situation: Named;
	/** Which beginning of the story it was. */
	readonly wayIn: Named;
	readonly under: Attempt['under'];
	readonly startedAt: Instant;
	readonly from?: NonNullable<Attempt['from']>;
	/** How many of its first decisions were told, and taken by nobody in it. */
	readonly told?: number;
	readonly decisions: readonly HeldDecision[];
	/** Worked out from the decisions, not kept. */
	readonly outcome?: { readonly ended: boolean; readonly passed: boolean; readonly score: Ratio };
}

/** A line of a log of the school that this person did, or that is about them. */
export interface HeldLine {
	readonly id: string;
	readonly at: Instant;
	readonly by: { readonly id: string; readonly name: string };
	readonly what: Named;
	/** Whether it is about this person; else they did it. */
	readonly aboutYou: boolean;
	readonly says: string;
}

/** What was noted about somebody, or by them about others: those words are kept from this page. */
export interface HeldFollowUp extends HeldLine {
	readonly due?: Day;
	readonly until?: Day;
}

/** A declaration that does not count (D5), with what the course and the declaration's own page say of it. */
export interface HeldDoubt {
	readonly declaration: string;
	readonly doubt: Doubt;
	readonly says: string;
}

/** Everything held about one person. */
export interface Held {
	readonly version: typeof HELD_VERSION;
	readonly madeAt: Instant;
	readonly school: { readonly id: string; readonly name: string };
	readonly recordVersion: number;
	readonly staffList: HeldEntry;
	/** How they sign in; absent for somebody who has no account yet, and in the sample. */
	readonly account?: HeldAccount;
	readonly attempts: readonly HeldAttempt[];
	readonly declarations: readonly Declaration[];
	/** Which of those do not count, and why: worked out, not kept. */
	readonly notCounted: readonly HeldDoubt[];
	/** What ties each declaration to its link of the school's chain of evidence. */
	readonly evidence: readonly Salted[];
	readonly questions: readonly Question[];
	/** What administrators did, and what was sent. */
	readonly log: readonly HeldLine[];
	readonly deliveries: readonly HeldLine[];
	/** What leaders noted about this person, and that this person noted something about others. */
	readonly followUps: readonly HeldFollowUp[];
	/** What imports of the staff list changed of their entry, for as long as they can be undone. */
	readonly imports: readonly HeldImport[];
	/** How long it is kept after the last day at the school, why, and the day that would be. */
	readonly kept: Retention & { readonly until?: Day };
}

/** Everything that is held about one person. */
export function heldAbout(
	{ store, playing, evidence }: Training,
	identity: Identity,
	school: SchoolRecord,
	person: PersonRecord,
	now: Instant
): Held {
	const until = expiresOn(person, school.retention.months);
	const account = accountHeld(identity, person);
	return {
		version: HELD_VERSION,
		madeAt: now,
		school: { id: person.school, name: school.name },
		recordVersion: person.version,
		staffList: entryOf(store, person),
		...(account && { account }),
		attempts: person.attempts.map((attempt) => attemptOf(playing, attempt)),
		declarations: person.declarations,
		notCounted: person.declarations.flatMap(({ id }) => {
			const doubt = evidence.doubtOf(person, id);
			return doubt ? [{ declaration: id, doubt, says: DOUBT_TO_SIGNER[doubt] }] : [];
		}),
		evidence: person.evidence ?? [],
		questions: person.questions,
		log: linesOf(store.logs.list(school.id, 'audit'), person.id, auditName),
		deliveries: linesOf(store.logs.list(school.id, 'deliveries'), person.id, deliveryName),
		followUps: followUpsOf(store.logs.list(school.id, 'follow-ups'), person.id),
		imports: importsHeld(store, person),
		kept: { ...school.retention, ...(until !== undefined && { until }) }
	};
}

function entryOf(store: Store, person: PersonRecord): HeldEntry {
	const { id, name, group, phase, roles, manager, startsOn, absences } = person;
	const { email, staffNumber, listedOn, relistedOn, leftOn, earlier } = person;
	const { keeping, pseudonymisedAt } = person;
	return {
		id,
		name,
		group: { code: group, name: GROUPS[group] ?? group },
		...(phase !== undefined && { phase: { code: phase, name: phaseName(phase) } }),
		roles: roles.map((role) => ({ code: role, name: ROLE_WORDS[role].name })),
		...(email !== undefined && { email }),
		...(staffNumber !== undefined && { staffNumber }),
		...(manager !== undefined && {
			manager: { id: manager, name: store.people.read(person.school, manager)?.name ?? manager }
		}),
		manages: store.people.list(person.school).filter((each) => each.manager === id).length,
		startsOn,
		...(listedOn !== undefined && { listedOn }),
		...(relistedOn !== undefined && { relistedOn }),
		...(leftOn !== undefined && { leftOn }),
		...(earlier && { earlier }),
		absences,
		...(keeping && { keeping }),
		...(pseudonymisedAt !== undefined && { pseudonymisedAt })
	};
}

function attemptOf(playing: Playing, attempt: Attempt): HeldAttempt {
	const { id, scenario, who, under, startedAt, from, told: before, chosen } = attempt;
	const told = toldBy(playing, attempt);
	return {
		id,
		situation: { code: scenario, name: told?.title ?? scenario },
		wayIn: { code: who, name: told?.wayIn ?? who },
		under,
		startedAt,
		...(from && { from }),
		...(before !== undefined && { told: before }),
		decisions: chosen.map((each, index) => ({ ...each, ...told?.decisions[index] })),
		...(told && { outcome: told.outcome })
	};
}

/** What an attempt means in words; undefined where its situation cannot be read any more. */
function toldBy(playing: Playing, attempt: Attempt) {
	try {
		const { scenario } = playing.stage(attempt.under, attempt.who).play;
		const { ended, grade, decisions } = playing.played(attempt);
		return {
			title: scenario.title,
			wayIn: scenario.ways[attempt.who]?.title ?? attempt.who,
			outcome: { ended, passed: grade.passed, score: grade.score },
			decisions: decisions.map(({ scene, choice, judged }) => ({
				asked: scenario.scenes[scene]?.asks ?? scene,
				chose: scenario.scenes[scene]?.choices[choice]?.text ?? choice,
				judged: { judgement: judged.judgement, by: judged.source, because: judged.because }
			}))
		};
	} catch (cause) {
		if (!(cause instanceof RecordFault)) throw cause;
		return undefined;
	}
}

function linesOf(
	entries: readonly LogEntry[],
	person: string,
	nameOf: (what: string) => string
): readonly HeldLine[] {
	return entries
		.filter(({ by, about }) => by === person || about === person)
		.map(({ id, at, by, byName, what, about, says }) => ({
			id,
			at,
			by: { id: by, name: byName },
			what: { code: what, name: nameOf(what) },
			aboutYou: about === person,
			says
		}));
}

const NOTED: Readonly<Record<FollowUpEntry['what'], string>> = {
	conversation: 'Conversation',
	action: 'Action',
	exemption: 'Exemption',
	closed: 'Closed'
};

function followUpsOf(entries: readonly FollowUpEntry[], person: string): readonly HeldFollowUp[] {
	return entries
		.filter(({ by, about }) => by === person || about === person)
		.map(({ id, at, by, byName, what, about, says, due, until }) => ({
			id,
			at,
			by: { id: by, name: byName },
			what: { code: what, name: NOTED[what] },
			aboutYou: about === person,
			says: about === person ? says : 'Words about somebody else, which are theirs to read.',
			...(about === person && due !== undefined && { due }),
			...(about === person && until !== undefined && { until })
		}));
}
