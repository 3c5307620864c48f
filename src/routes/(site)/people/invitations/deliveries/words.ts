/**
 * What has become of a letter, in words and with its symbol.
 *
 * @module
 */
import type { Outcome } from '#server/bounces/bounces.ts';
import type { Became, DeliveryKind } from '#server/invitations/deliveries.ts';
import type { Tone } from '#ui/words.ts';

export const becameWords: Readonly<Record<Became, string>> = {
	waiting: 'On its way',
	sent: 'Delivered to the mail server',
	failed: 'Not delivered',
	'not-sent': 'Not sent',
	again: 'Not yet delivered',
	unknown: 'Unknown whether it left',
	delayed: 'Delayed on its way',
	bounced: 'Came back'
};

export const becameTones: Readonly<Record<Became, Tone>> = {
	waiting: 'silent',
	sent: 'best',
	failed: 'breach',
	'not-sent': 'risky',
	again: 'silent',
	unknown: 'risky',
	delayed: 'silent',
	bounced: 'breach'
};

export const kindWords: Readonly<Record<DeliveryKind, string>> = {
	invitation: 'Invitation',
	account: 'A change to how they sign in',
	reminder: 'Reminder',
	digest: 'Weekly letter',
	test: 'Test letter',
	governors: 'Verification values',
	'governors-question': 'Question to a governor',
	'governors-test': 'Test of the letter to governors'
};

/** What came of a file that was read in, in words and with its symbol. */
export const outcomeWords: Readonly<Record<Outcome['state'], readonly [Tone, string]>> = {
	bounced: ['breach', 'Came back'],
	delayed: ['silent', 'Delayed on its way'],
	known: ['best', 'Known already'],
	arrived: ['best', 'Nothing is wrong'],
	unmatched: ['risky', 'Of no letter from here'],
	unreadable: ['risky', 'Not read']
};
