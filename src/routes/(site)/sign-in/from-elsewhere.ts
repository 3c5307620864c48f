/**
 * What is said when a sign-in by the school’s own provider did not lead in.
 *
 * @module
 */

/** A sentence for the code that came back; undefined when none did. */
export function fromElsewhere(code: string | null): string | undefined {
	if (code === null) return undefined;
	switch (code) {
		case 'not_on_the_list':
		case 'access_ended':
		case 'signup_disabled':
			return 'You are known there, but no staff list here has your address. Ask the school office to add it.';
		case 'account_not_linked':
		case 'email_not_found':
		case 'unable_to_link_account':
			return 'The sign-in there did not vouch for your e-mail address. Sign in another way, or ask whoever looks after it.';
		case 'access_denied':
			return 'You stopped the sign-in there. Nothing has changed; try again when you like.';
		case 'challenge-over':
			return 'It is more than ten minutes since you gave your password, or there were five wrong codes. Give your password again.';
		case 'provider-away':
			return 'Your school’s own sign-in cannot be reached at the moment. Try again in a minute, or sign in another way.';
		default:
			return 'That sign-in did not work. It may have taken too long; try again.';
	}
}
