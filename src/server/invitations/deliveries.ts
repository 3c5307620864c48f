/**
 * What was sent to whom, and what came of it: the delivery log of a school, as letters.
 *
 * A letter is written down before it is sent, as `queued`, and once more when something has come of it.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '#domain/units.ts';
import type { Doer } from '../audit/audit.ts';
import { LETTERS, type LetterKind } from '../reminders/letters.ts';
import { LOG_VERSION, type LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';

/**
 * What can have become of a letter. `not-sent`: the server was stopped before its turn came. `again`: the mail server
 * does not have it yet. `unknown`: nobody knows whether it left. `delayed`, `bounced`: the mail server had taken it; a
 * report that came later says that it is still on its way, or came back.
 */
export type Became =
	'waiting' | 'sent' | 'failed' | 'not-sent' | 'again' | 'unknown' | 'delayed' | 'bounced';

/**
 * What a letter is: an invitation, one that tells somebody what has changed about how they sign in, or one of the
 * reminders.
 */
export type DeliveryKind = Asked | LetterKind;

/** What is sent because somebody asked for it. */
export type Asked = 'invitation' | 'account';

/** The code of a line about a letter; that of an invitation has no beginning of its own. */
const PREFIX: Readonly<Record<Asked, string>> = { invitation: '', account: 'account-' };

/** What a line of this log is called. */
const NAMES: Readonly<Record<string, string>> = {
	queued: 'Invitation',
	'account-queued': 'Letter about an account',
	reminder: 'Reminder',
	digest: 'Weekly letter about others',
	test: 'Test letter',
	governors: 'Verification values to a governor',
	'governors-question': 'Question to a governor',
	'governors-test': 'Test of the letter to governors',
	sent: 'Taken by the mail server',
	'account-sent': 'Taken by the mail server',
	failed: 'Not delivered',
	'account-failed': 'Not delivered',
	unknown: 'Unknown whether it left',
	deferred: 'To be tried again',
	trying: 'Tried again',
	delayed: 'Delayed on its way',
	bounced: 'Came back',
	restored: 'Backup restored',
	released: 'What was held is released',
	trusted: 'Address to be written to again'
};

/** What a code of this log is called; the code itself where a newer program has written it. */
export function deliveryName(what: string): string {
	return (Object.hasOwn(NAMES, what) && NAMES[what]) || what;
}

/** A letter that was to be sent. */
export interface Delivery {
	readonly id: string;
	readonly kind: DeliveryKind;
	/** When it was asked for. */
	readonly at: Instant;
	readonly byName: string;
	/** Whom it is for: a person's id; empty for a letter to a governor, which is on no staff list. */
	readonly about: string;
	readonly became: Became;
	/** When something came of it. */
	readonly endedAt?: Instant;
	readonly says: string;
}

/** The letters of a school, newest first; `isWaiting` knows those whose turn is still to come. */
export function deliveriesOf(
	entries: readonly LogEntry[],
	isWaiting: (id: string) => boolean
): readonly Delivery[] {
	const letters = new Map<string, Delivery>();
	for (const { id, at, byName, what: code, about = '', says } of entries) {
		const asked = code.startsWith(PREFIX.account) ? 'account' : 'invitation';
		const what = code.slice(PREFIX[asked].length);
		const kind = LETTERS.find((each) => each === what);
		if (what === 'queued' || kind) {
			const became = kind || isWaiting(id) ? 'waiting' : 'not-sent';
			const letter = { id, kind: kind ?? asked, at, byName, about } as const;
			letters.set(id, { ...letter, became, says: UNTIL_THEN[became] });
			continue;
		}
		const letter = letters.get(id.slice(0, id.lastIndexOf('.')));
		if (letter && Object.hasOwn(BECAME, what))
			letters.set(letter.id, {
				...letter,
				became: BECAME[what as keyof typeof BECAME],
				endedAt: at,
				says
			});
	}
	return [...letters.values()].reverse();
}

const BECAME = {
	sent: 'sent',
	failed: 'failed',
	unknown: 'unknown',
	deferred: 'again',
	trying: 'waiting',
	delayed: 'delayed',
	bounced: 'bounced'
} as const satisfies Readonly<Record<string, Became>>;

const UNTIL_THEN = {
	waiting: 'Waits for its turn.',
	'not-sent': 'Not sent: the server was stopped before its turn came.'
} as const;

/** The last invitation of everybody, by the person's id. */
export function lastTo(deliveries: readonly Delivery[]): ReadonlyMap<string, Delivery> {
	const invitations = deliveries.filter(({ kind }) => kind === 'invitation');
	return new Map(invitations.reverse().map((delivery) => [delivery.about, delivery]));
}

/** Writes down that a letter is to be sent; answers with its id. */
export async function queued(
	store: Store,
	here: Doer,
	about: string,
	now: Instant,
	kind: Asked = 'invitation'
): Promise<string> {
	const id = randomUUID();
	await store.logs.append(here.school.id, 'deliveries', {
		...entry(here, about, now),
		id,
		what: `${PREFIX[kind]}queued`,
		says:
			kind === 'invitation'
				? 'An invitation is to be sent.'
				: 'A letter about the account is to be sent.'
	});
	return id;
}

/** Writes down what has come of a letter. */
export async function became(
	store: Store,
	here: Doer,
	about: string,
	{ letter, kind = 'invitation', ...came }: Came,
	now: Instant
): Promise<void> {
	const id = `${letter}.${came.what}`;
	await store.logs.append(here.school.id, 'deliveries', {
		...entry(here, about, now),
		id,
		what: `${PREFIX[kind]}${came.what}`,
		says: came.says
	});
}

/** What has come of a letter. */
export interface Came {
	readonly letter: string;
	readonly kind?: Asked;
	readonly what: 'sent' | 'failed';
	readonly says: string;
}

function entry({ person }: Doer, about: string, at: Instant) {
	return { version: LOG_VERSION, at, by: person.id, byName: person.name, about } as const;
}
