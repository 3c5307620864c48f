/**
 * What has become of a letter, in words and with its symbol.
 *
 * @module
 */
import type { Became, Kind } from '#server/invitations/deliveries.ts';
import type { Tone } from '#ui/words.ts';

export const becameWords: Readonly<Record<Became, string>> = {
	waiting: 'On its way',
	sent: 'Delivered to the mail server',
	failed: 'Not delivered',
	'not-sent': 'Not sent'
};

export const kindWords: Readonly<Record<Kind, string>> = {
	invitation: 'Invitation',
	account: 'A change to how they sign in'
};

export const becameTones: Readonly<Record<Became, Tone>> = {
	waiting: 'silent',
	sent: 'best',
	failed: 'breach',
	'not-sent': 'risky'
};
