/**
 * The letter that tells somebody what has changed about how they sign in, so that a change that was not theirs does not
 * stay unseen. It holds no secret and no link.
 *
 * @see OWASP ASVS 5.0, 6.3.7
 * @module
 */
import type { Instant } from '#domain/units.ts';
import { momentInWords } from '../clock.ts';
import type { Letter } from './mailer.ts';

/** What an owner is told of: for the subject, and in a sentence. */
export const TOLD = {
	password: ['a new password', 'A new password was chosen for your account.'],
	pin: ['a new PIN', 'A new PIN was chosen for your staff number.'],
	app: ['an authenticator app', 'An authenticator app was set up as your second factor.'],
	'app-removed': [
		'the authenticator app is removed',
		'The authenticator app that was your second factor was removed.'
	],
	codes: ['new backup codes', 'New backup codes were made. The earlier ones do not open any more.'],
	passkey: ['a new passkey', 'A passkey was added to your account.'],
	'passkey-removed': ['a passkey is removed', 'A passkey was removed from your account.'],
	'office-code': [
		'a new code from the office',
		'A school administrator has printed a new code for your staff number. Whoever has it can sign in as you and choose a new PIN; the one you have ends then.'
	],
	provider: [
		'a new way to sign in',
		'Your account was opened with your school’s own sign-in for the first time.'
	],
	'factors-reset': [
		'your second factor is reset',
		'A school administrator has taken your second factors away, and you are signed out everywhere. Sign in as before; where your role needs a second factor, you set up a new one then.'
	],
	'another-school': [
		'your account opens another school',
		'Another school of this server has put your address on its staff list, and your account opens it too. A code from an office, or what was typed when a school was set up, must not open another school: your PIN, passkeys and second factor have ended, and you are signed out everywhere. Sign in with your password or with a link to this address, and set up a new second factor then.'
	],
	'factors-reset-by-host': [
		'your second factor is reset',
		'Whoever runs this server has taken your second factors away, and you are signed out everywhere. Sign in as before; where your role needs a second factor, you set up a new one then.'
	]
} as const satisfies Readonly<Record<string, readonly [subject: string, says: string]>>;

export type ToldOf = keyof typeof TOLD;

/** Writes the letter, as plain text. */
export function ownerLetter(
	of: ToldOf,
	owner: { readonly name: string; readonly email: string; readonly schools: readonly string[] },
	at: Instant
): Letter {
	const [subject, says] = TOLD[of];
	return {
		to: owner.email,
		subject: `Your training account: ${subject}`,
		text: `Hello ${oneLine(owner.name)},

${says} That was on ${momentInWords(at)}.

If this was you, or you asked for it, there is nothing to do.

If not, somebody else may be able to use your account. Tell the school office at once. Then open your training as you always do; on the page under your name you can choose a new password and sign out everywhere else.

${owner.schools.map(oneLine).join('\n')}
`
	};
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
