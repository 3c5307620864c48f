/**
 * Why a letter came back, in words for a school office, and whether it is the address that does not work.
 *
 * @see RFC 3463, and the IANA list of enhanced status codes
 * @module
 */
import type { Returned } from './report.ts';

/** Why a letter came back. */
export interface Reason {
	/** One plain sentence, with the number alone of what the mail server said. */
	readonly says: string;
	/** Whether nothing more should be sent to the address until it is another. */
	readonly isAddress: boolean;
}

const NO_MAILBOX = 'there is no such mailbox';

/** By status without its class. */
const REASONS: Readonly<Record<string, readonly [says: string, isAddress: boolean]>> = {
	'1.0': ['the address does not work', true],
	'1.1': [NO_MAILBOX, true],
	'1.2': ['the part after the @ is no mail server’s name', true],
	'1.3': ['the address is not written as addresses are', true],
	'1.4': ['the address means more than one mailbox', true],
	'1.6': ['the mailbox has moved, and left no new address', true],
	'1.10': ['that place takes no e-mail at all', true],
	'2.0': ['something is wrong with the mailbox', false],
	'2.1': ['the mailbox is switched off', true],
	'2.2': ['the mailbox is full', false],
	'2.3': ['the letter is longer than the mailbox takes', false],
	'3.4': ['the letter is larger than the mail server takes', false],
	'4.1': ['the mail server there does not answer', false],
	'4.4': ['the way to that mail server is not known', false],
	'4.6': ['the letter went round in circles between mail servers', false],
	'4.7': ['it could not be handed over in time', false],
	'7.0': ['the mail server there does not want it', false],
	'7.1': ['the mail server there does not want it', false]
};

const UNKNOWN_MAILBOX =
	/user unknown|unknown user|no such (user|mailbox|recipient)|does ?n.t exist|recipient (not found|rejected)|mailbox (not found|unavailable)/i;

/** Why a letter came back. */
export function reasonOf({ status, diagnostic }: Pick<Returned, 'status' | 'diagnostic'>): Reason {
	const permanent = status.startsWith('5');
	const kind = status.slice(2);
	const known = Object.hasOwn(REASONS, kind) ? REASONS[kind] : undefined;
	const vague = kind === '0.0' || kind === '2.0';
	const [says, isAddress] =
		vague && UNKNOWN_MAILBOX.test(diagnostic)
			? [NO_MAILBOX, true]
			: (known ??
				(kind.startsWith('7.')
					? ['the mail server there does not want it, by its rules', false]
					: ['the mail server there did not say why', false]));
	return { says: `${says} (${status})`, isAddress: isAddress && permanent };
}
