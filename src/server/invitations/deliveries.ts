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
import { LOG_VERSION, type LogEntry } from '../store/logs.ts';
import type { Store } from '../store/port.ts';

/** What can have become of a letter. `not-sent`: the server was stopped before its turn came. */
export type Became = 'waiting' | 'sent' | 'failed' | 'not-sent';

/** An invitation, or a letter that tells somebody what has changed about how they sign in. */
export type Kind = 'invitation' | 'account';

/** The code of a line about a letter; that of an invitation has no beginning of its own. */
const PREFIX: Readonly<Record<Kind, string>> = { invitation: '', account: 'account-' };

/** What a line of this log is called. */
const DELIVERY_NAMES: Readonly<Record<string, string>> = {
	queued: 'Invitation by e-mail',
	sent: 'Invitation sent',
	failed: 'Invitation not delivered',
	'account-queued': 'Letter about an account',
	'account-sent': 'Letter about an account sent',
	'account-failed': 'Letter about an account not delivered'
};

/** What a code of this log is called; the code itself where a newer program has written it. */
export function deliveryName(what: string): string {
	return (Object.hasOwn(DELIVERY_NAMES, what) && DELIVERY_NAMES[what]) || what;
}

/** A letter that was to be sent. */
export interface Delivery {
	readonly id: string;
	readonly kind: Kind;
	/** When it was asked for. */
	readonly at: Instant;
	readonly byName: string;
	/** Whom it is for: a person's id. */
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
		const kind = code.startsWith(PREFIX.account) ? 'account' : 'invitation';
		const what = code.slice(PREFIX[kind].length);
		if (what === 'queued') {
			const became = isWaiting(id) ? 'waiting' : 'not-sent';
			letters.set(id, { id, kind, at, byName, about, became, says: UNTIL_THEN[became] });
			continue;
		}
		const letter = letters.get(id.slice(0, id.lastIndexOf('.')));
		if (letter && (what === 'sent' || what === 'failed'))
			letters.set(letter.id, { ...letter, became: what, endedAt: at, says });
	}
	return [...letters.values()].reverse();
}

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
	kind: Kind = 'invitation'
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
	readonly kind?: Kind;
	readonly what: 'sent' | 'failed';
	readonly says: string;
}

/** What a mail server said when it took a letter, without anything that may be an address or a token. */
export function takenSaid(answer: string): string {
	const plain = answer
		.replace(/\S+@\S+|[\w-]{32,}/g, '…')
		.replace(/[^\x20-\x7e…]+/g, ' ')
		.trim()
		.slice(0, 160);
	return plain === '' ? 'Taken by the mail server.' : `Taken by the mail server: “${plain}”.`;
}

function entry({ person }: Doer, about: string, at: Instant) {
	return { version: LOG_VERSION, at, by: person.id, byName: person.name, about } as const;
}
