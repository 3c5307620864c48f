/**
 * What a leader does about somebody who is not in order: a conversation, an action with a due day, an exemption.
 *
 * @module
 */
import { refuse, type Refusal } from '../refusal.ts';
import { dayNumber, type Day, type Instant } from '../units.ts';

/** What can be noted. */
export const KINDS = ['conversation', 'action', 'exemption'] as const;
export type Kind = (typeof KINDS)[number];

/** One entry of the log: what was noted, or that something noted before is closed (U1). */
export interface Noted {
	readonly id: string;
	readonly at: Instant;
	/** The day of `at`, where the school is. */
	readonly on: Day;
	readonly byName: string;
	/** Whom it is about: a person's id. */
	readonly about: string;
	readonly what: Kind | 'closed';
	/** The follow-up this belongs to: the id of the entry that began it. */
	readonly followUp: string;
	readonly says: string;
	/** The day an action is due. */
	readonly due?: Day;
	/** The last day of an exemption. */
	readonly until?: Day;
}

/** A follow-up as it stands. */
export interface FollowUp {
	readonly id: string;
	readonly kind: Kind;
	readonly at: Instant;
	readonly on: Day;
	readonly byName: string;
	readonly about: string;
	readonly says: string;
	readonly due?: Day;
	readonly until?: Day;
	readonly closed?: Pick<Noted, 'at' | 'on' | 'byName' | 'says'>;
}

/** How a follow-up stands on a day. */
export type State = 'noted' | 'open' | 'overdue' | 'closed' | 'in-force' | 'over';

/** Until when somebody is exempt, and why. */
export interface Exempt {
	readonly until: Day;
	readonly because: string;
}

/** How long words may be. */
export const WORDS_AT_MOST = 500;

/** The longest exemption, in days: after a year somebody looks at it again. */
export const EXEMPT_AT_MOST = 366;

/** Folds the log, oldest first, into follow-ups, the newest first (U1). */
export function followUpsFrom(entries: readonly Noted[]): readonly FollowUp[] {
	const all = new Map<string, FollowUp>();
	for (const entry of entries) {
		const { id, at, on, byName, about, what, followUp, says, due, until } = entry;
		if (what !== 'closed') {
			const dates = { ...(due !== undefined && { due }), ...(until !== undefined && { until }) };
			all.set(id, { id, kind: what, at, on, byName, about, says, ...dates });
			continue;
		}
		const open = all.get(followUp);
		if (open && !open.closed) all.set(followUp, { ...open, closed: { at, on, byName, says } });
	}
	return [...all.values()].reverse();
}

/** How a follow-up stands on a day (U2, U3). */
export function stateOn({ kind, due, until, closed }: FollowUp, day: Day): State {
	if (closed) return 'closed';
	if (kind === 'conversation') return 'noted';
	if (kind === 'exemption') return until !== undefined && until >= day ? 'in-force' : 'over';
	return due !== undefined && due < day ? 'overdue' : 'open';
}

/** The actions that are overdue on a day, the longest first (U2). */
export function overdueOn(followUps: readonly FollowUp[], day: Day): readonly FollowUp[] {
	return followUps
		.filter((each) => stateOn(each, day) === 'overdue')
		.sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
}

/**
 * Who is exempt on a day, by the person's id: from the day it was noted to its last day, or to the day before it was
 * ended (U3). Of two exemptions the one that lasts longer counts.
 */
export function exemptionsFrom(
	followUps: readonly FollowUp[],
	day: Day
): ReadonlyMap<string, Exempt> {
	const exempt = new Map<string, Exempt>();
	for (const { kind, about, on, until, says, closed } of followUps) {
		if (kind !== 'exemption' || until === undefined) continue;
		if (day < on || day > until || (closed && closed.on <= day)) continue;
		const other = exempt.get(about);
		if (!other || other.until < until) exempt.set(about, { until, because: says });
	}
	return exempt;
}

/** What a leader wants to note. */
export interface Wanted {
	readonly kind: Kind;
	readonly says: string;
	/** The due day of an action, the last day of an exemption. */
	readonly day?: Day | undefined;
}

/** A field of the form that is refused. */
export type Wrong = Refusal<
	'words-missing' | 'words-too-long' | 'day-missing' | 'day-past' | 'day-too-far' | 'own-exemption'
>;

/** Why something cannot be noted; empty when it can (U3, U4). */
export function whyNotNote(
	{ kind, says, day }: Wanted,
	today: Day,
	isOneself: boolean
): readonly Wrong[] {
	const wrong: Wrong[] = [];
	if (kind === 'exemption' && isOneself)
		wrong.push(refuse('own-exemption', 'Ask another leader: nobody exempts themselves.'));
	if (says === '')
		wrong.push(refuse('words-missing', `Write ${NEEDED[kind]}, in a sentence or two.`));
	if (says.length > WORDS_AT_MOST)
		wrong.push(
			refuse(
				'words-too-long',
				`Write at most ${WORDS_AT_MOST} characters; these are ${says.length}.`
			)
		);
	if (kind === 'conversation') return wrong;
	const which = kind === 'action' ? 'the day it is due' : 'the last day of the exemption';
	if (day === undefined) wrong.push(refuse('day-missing', `Enter ${which}.`));
	else if (day < today) wrong.push(refuse('day-past', `Enter ${which}: today, or a day to come.`));
	else if (kind === 'exemption' && dayNumber(day) - dayNumber(today) > EXEMPT_AT_MOST)
		wrong.push(
			refuse('day-too-far', 'Enter a day within a year: then somebody looks at it again.')
		);
	return wrong;
}

const NEEDED = {
	conversation: 'what was talked about',
	action: 'what is to be done',
	exemption: 'the reason'
} as const;

/** Why a follow-up cannot be closed, if it cannot (U5). */
export function whyNotClose(
	followUp: FollowUp | undefined
): Refusal<'follow-up-unknown' | 'nothing-to-close' | 'already-closed'> | undefined {
	if (!followUp)
		return refuse('follow-up-unknown', 'There is no such follow-up. Open the page again.');
	if (followUp.kind === 'conversation')
		return refuse('nothing-to-close', 'A conversation is noted; there is nothing left to close.');
	return followUp.closed
		? refuse('already-closed', `${followUp.closed.byName} has closed it already.`)
		: undefined;
}
