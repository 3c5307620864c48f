/**
 * Why a declaration that stands in a record does not count, in words that blame nobody.
 *
 * @module
 */

/**
 * Why a declaration does not count: it is not one that was signed here as it stands, or an attempt that it covers is not
 * as it was when it was signed (D5).
 */
export type Doubt = 'not-signed-here' | 'attempts-changed';

/** What a leader is told of somebody whose declaration does not count; of who still works there, with what to do. */
export function doubtWords(doubt: Doubt, hasLeft: boolean): string {
	return hasLeft ? SAYS[doubt] : `${SAYS[doubt]} ${TO_DO[doubt]}`;
}

const SAYS: Readonly<Record<Doubt, string>> = {
	'not-signed-here':
		'What stands as their declaration was not signed here as it stands: it was changed, or put into the record, by something else than this program.',
	'attempts-changed':
		'What they played for their declaration is not as it was when they signed: it was changed by something else than this program.'
};

const TO_DO: Readonly<Record<Doubt, string>> = {
	'not-signed-here':
		'Ask whoever looks after the server; unless the record is put right, they have to sign again.',
	'attempts-changed':
		'Ask whoever looks after the server; unless the record is put right, they have to play that again, and sign again.'
};

/** What the person is told of it. */
export const DOUBT_TO_SIGNER: Readonly<Record<Doubt, string>> = {
	'not-signed-here':
		'What stands in your record as your declaration was not signed here as it stands: it was changed, or put there, by something else than this program. It does not count. It is kept, and your leaders see this too.',
	'attempts-changed':
		'Something you played for your declaration is not as it was when you signed: it was changed by something else than this program. So that declaration does not count. It is kept, and your leaders see this too.'
};

/** What a certificate is refused with. */
export const DOUBT_REFUSES: Readonly<Record<Doubt, string>> = {
	'not-signed-here':
		'There is no certificate for this declaration: it was changed, or put into the record, by something else than this program. Ask whoever looks after the server, and sign again where it is really owed.',
	'attempts-changed':
		'There is no certificate for this declaration: what was played for it was changed by something else than this program after it was signed. Ask whoever looks after the server, and sign again where it is really owed.'
};
