/**
 * Letters that come back hours later: what a mail server's report says is written down with the letter it is about.
 *
 * A report is nothing but a file that anybody can write. So it changes letters of the school alone that a mail server had
 * taken, and only the address the letter went to can come to count as not working; it shows among what was sent, and who
 * read it in stands in the log.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/units.ts';
import { deliveriesOf, type Delivery } from '../invitations/deliveries.ts';
import { recipients } from '../invitations/recipients.ts';
import { addressTag, messageHash, tagIn } from '../reminders/ids.ts';
import { Letters } from '../reminders/letters.ts';
import type { Store } from '../store/port.ts';
import type { SchoolRecord } from '../store/records.ts';
import { reasonOf } from './reason.ts';
import { readReport, type Report, type Returned } from './report.ts';

/** A file that was handed in. */
export interface Handed {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What came of a file. */
export interface Outcome {
	readonly file: string;
	/**
	 * `bounced`, `delayed`: written down with a letter. `known`: it was already. `arrived`: nothing is wrong. `unmatched`: of
	 * no letter of this school. `unreadable`: no report.
	 */
	readonly state: 'bounced' | 'delayed' | 'known' | 'arrived' | 'unmatched' | 'unreadable';
	/** Who the letter was to. */
	readonly to?: string;
	readonly says: string;
}

/** What is needed of the server and the school. */
export interface Receiving {
	readonly store: Store;
	readonly school: SchoolRecord;
	/** Makes the tags by which addresses that do not work are known. */
	readonly key: Uint8Array;
	readonly by: { readonly id: string; readonly name: string };
	readonly now: Instant;
}

/** How many files are read at once, and of how many bytes together. */
export const AT_ONCE = { files: 40, bytes: 5_000_000 };

/** So long after a letter, in milliseconds, a report without its Message-ID is taken to be about it. */
const RECENT = 7 * 24 * 3_600_000;

/** Reads files in, one after the other, and writes down what they say. */
export async function received(
	receiving: Receiving,
	files: readonly Handed[]
): Promise<readonly Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const { name, bytes } of files) {
		const file = name.slice(0, 100);
		const report = await readReport(bytes);
		if (isRefusal(report)) outcomes.push({ file, state: 'unreadable', says: report.because });
		else
			for (const returned of report.recipients)
				outcomes.push({ file, ...(await written(receiving, report, returned)) });
	}
	return outcomes;
}

async function written(
	receiving: Receiving,
	report: Report,
	returned: Returned
): Promise<Omit<Outcome, 'file'>> {
	const { store, school } = receiving;
	const { action } = returned;
	const found = matching(receiving, report, returned);
	if (!found) return { state: 'unmatched', says: UNMATCHED };
	const { letter, email, bySight } = found;
	const name = recipients(store, receiving.key, school)(letter);
	const to = name === undefined ? {} : { to: name };
	if (action !== 'failed' && action !== 'delayed')
		return {
			...to,
			state: 'arrived',
			says: 'The report says that the letter went on. Nothing is wrong.'
		};
	if (letter.became === 'bounced' || letter.became === action)
		return {
			...to,
			state: 'known',
			says: 'That was read in before, and stands among what was sent.'
		};
	if (!['sent', 'unknown', 'delayed'].includes(letter.became))
		return { ...to, state: 'unmatched', says: NEVER_TAKEN };
	const { says: why, isAddress } = reasonOf(returned);
	const matched = bySight
		? ' Matched by address and day, as the report does not name the letter.'
		: '';
	const what = action === 'failed' ? 'bounced' : 'delayed';
	const refusing = what === 'bounced' && isAddress && email !== undefined && !bySight;
	const says =
		what === 'delayed'
			? `A mail server is still trying: ${why}. It sends another report when it gives up.${matched}`
			: `It came back: ${why}. ${nextStep(refusing, isAddress, letter)}${matched}`;
	const mark = refusing ? addressTag(receiving.key, email) : '';
	await new Letters(store, school.id).cameBack(letter, what, says, receiving, mark);
	return { ...to, state: what, says };
}

/** What whoever reads it does next. */
function nextStep(refusing: boolean, isAddress: boolean, { id }: Delivery): string {
	const list = tagIn(id) === undefined ? 'staff list' : 'list of governors';
	if (refusing) return `Nothing more is sent there until the address is another on the ${list}.`;
	return isAddress
		? `Look whether the address on the ${list} is right.`
		: 'The address itself may be right, so later letters are sent.';
}

/** A letter that a report is about. */
interface Matched {
	readonly letter: Delivery;
	/** The address on the list now, where it is one of those the report names. */
	readonly email?: string;
	/** Whether it was found by the address and the day alone. */
	readonly bySight: boolean;
}

function matching(
	{ store, school, key, now }: Receiving,
	{ messageId, at }: Report,
	{ addresses }: Returned
): Matched | undefined {
	const letters = deliveriesOf(store.logs.list(school.id, 'deliveries'), () => false);
	const governors = new Map(
		school.governors?.addresses.map(({ email }) => [addressTag(key, email), email])
	);
	const emailOf = ({ id, about }: Delivery) => {
		const tag = tagIn(id);
		return tag === undefined ? store.people.read(school.id, about)?.email : governors.get(tag);
	};
	const hash = /^<?([0-9a-f]{40})@/.exec(messageId ?? '')?.[1];
	const named =
		hash === undefined ? undefined : letters.find(({ id }) => messageHash(school.id, id) === hash);
	if (named) {
		const email = emailOf(named);
		const isItsOwn = email !== undefined && addresses.includes(email);
		return { letter: named, bySight: false, ...(isItsOwn && { email }) };
	}
	const when = Date.parse(at ?? now);
	const letter = letters.find((each) => {
		const email = emailOf(each);
		const ago = when - Date.parse(each.endedAt ?? each.at);
		return (
			email !== undefined &&
			addresses.includes(email) &&
			(each.became === 'sent' || each.became === 'unknown') &&
			ago >= -CLOCKS_DIFFER &&
			ago <= RECENT
		);
	});
	return letter && { letter, bySight: true };
}

/** By how much the clocks of two mail servers may differ, in milliseconds. */
const CLOCKS_DIFFER = 3_600_000;

const UNMATCHED =
	'It is a report about a letter that this school did not send from here, or did so long ago. If it is about somebody of yours, look at their address on the staff list.';
const NEVER_TAKEN =
	'It is about a letter that no mail server had taken, so it cannot have come back. Nothing was changed.';
