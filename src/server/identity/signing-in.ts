/**
 * Signing in and out. Each way ends in cookies to be set, or in a refusal that does not say whether an account exists.
 *
 * @module
 */
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { hasAccess } from '#domain/staff/staff.ts';
import { isAPIError } from 'better-auth/api';
import type { PersonRecord } from '../store/records.ts';
import { hasEmail, type Identity } from './identity.ts';
import { PROVIDER } from './oidc.ts';
import { LOCKS_MINUTES, TRIES_BEFORE_LOCK } from './staff-number-plugin.ts';

/** Somebody is in, or has one more thing to show: the cookies to be set, and where to go. */
export interface SignedIn {
	readonly headers: Headers;
	readonly next: 'in' | 'second-factor' | 'choose-pin';
}

/** What somebody gives to sign in with an address. */
export interface ByPassword {
	readonly email: string;
	readonly password: string;
	/** Others use this computer too. */
	readonly shared: boolean;
}

type Wrong = Refusal<'sign-in-wrong'>;
const wrong = (): Wrong =>
	refuse(
		'sign-in-wrong',
		'That e-mail address and password do not go together. Check both, or have a link sent to you.'
	);

/** Signs in with an address and a password. Refuses `sign-in-wrong`, the same for an address that nobody has. */
export async function withPassword(
	identity: Identity,
	{ email, password, shared }: ByPassword,
	headers: Headers
): Promise<SignedIn | Wrong> {
	if (!hasEmail({ email })) return wrong();
	const answer = await orRefusal(
		identity.auth.api.signInEmail({
			body: { email, password, rememberMe: !shared },
			headers,
			returnHeaders: true
		}),
		wrong
	);
	if (isRefusal(answer)) return answer;
	const asks = 'twoFactorRedirect' in answer.response;
	return { headers: answer.headers, next: asks ? 'second-factor' : 'in' };
}

/**
 * Sends a link that signs in, where somebody on a staff list has the address; otherwise does nothing. Whoever asks is
 * told the same either way. Rejects with a MailFault when the mail server does not take it.
 */
export async function sendLink(identity: Identity, email: string, headers: Headers): Promise<void> {
	const people = identity.seatsOf(email).flatMap((seat) => {
		const [school = '', id = ''] = seat.split('/');
		return identity.store.people.read(school, id) ?? [];
	});
	if (people.length === 0) return;
	for (const person of people) await identity.account(person);
	await identity.auth.api.signInMagicLink({ body: { email: email.toLowerCase() }, headers });
}

/** Signs in with a link. Refuses `link-used` for one that was used, is too old, or was never sent. */
export async function withLink(
	identity: Identity,
	token: string,
	headers: Headers
): Promise<SignedIn | Refusal<'link-used'>> {
	const answer = await orRefusal(
		identity.auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true }),
		() =>
			refuse(
				'link-used',
				'This link has been used already, or is more than 20 minutes old. Ask for a new one.'
			)
	);
	return isRefusal(answer) ? answer : { headers: answer.headers, next: 'in' };
}

/**
 * Where to send somebody to sign in with the provider, and the cookies that belong to it; `to` is where they come out.
 * Refuses `provider-away`.
 */
export async function toProvider(
	identity: Identity,
	headers: Headers,
	to?: string
): Promise<{ readonly url: string; readonly headers: Headers } | Refusal<'provider-away'>> {
	if (!(await identity.reachProvider())) return away();
	const answer = await orRefusal(
		identity.auth.api.signInSocial({
			body: {
				provider: PROVIDER,
				callbackURL:
					to === undefined ? '/sign-in/done' : `/sign-in/done?to=${encodeURIComponent(to)}`,
				errorCallbackURL: '/sign-in',
				disableRedirect: true
			},
			headers,
			returnHeaders: true
		}),
		away
	);
	if (isRefusal(answer)) return answer;
	const { url } = answer.response;
	return url === undefined ? away() : { url, headers: answer.headers };
}

/**
 * Takes somebody in who comes back from the provider: on to `/sign-in/done` with a session, or to `/sign-in` with the
 * code of what went wrong.
 */
export async function fromProvider(identity: Identity, request: Request): Promise<Response> {
	await identity.reachProvider();
	return identity.auth.handler(request);
}

const away = () =>
	refuse(
		'provider-away',
		'Your school’s own sign-in cannot be reached at the moment. Try again in a minute, or sign in another way.'
	);

/** What somebody gives to sign in without an address. */
export interface ByNumber {
	readonly school: string;
	readonly staffNumber: string;
	/** A PIN, or the code that the office printed. */
	readonly secret: string;
	readonly shared: boolean;
}

export type NumberRefused = Refusal<'number-wrong'>;

/**
 * Signs in with a staff number and a code or a PIN. There is one refusal, also for numbers that are locked or that nobody
 * has: how it is said, or how long it takes, tells no stranger which numbers there are.
 */
export async function withNumber(
	identity: Identity,
	{ school, staffNumber, secret, shared }: ByNumber,
	headers: Headers
): Promise<SignedIn | NumberRefused> {
	const person = personWith(identity, school, staffNumber);
	const user = person && identity.userOf(person);
	const answer = await orRefusal(
		identity.auth.api.signInStaffNumber({
			body: { userId: user?.id ?? 'nobody', secret, rememberMe: !shared },
			headers,
			returnHeaders: true
		}),
		numberWrong
	);
	if (isRefusal(answer)) return answer;
	const { response } = answer;
	return 'opened' in response
		? { headers: answer.headers, next: response.opened === 'code' ? 'choose-pin' : 'in' }
		: numberWrong();
}

const numberWrong = (): NumberRefused =>
	refuse(
		'number-wrong',
		`That staff number and that code or PIN do not go together. After ${TRIES_BEFORE_LOCK} wrong tries in a row a number takes nothing for ${LOCKS_MINUTES[0]} minutes, later for longer, not even what is right. A new code from the office opens at once.`
	);

/** The person of a school with a staff number who may come in today. */
function personWith(
	identity: Identity,
	school: string,
	staffNumber: string
): PersonRecord | undefined {
	if (identity.store.schools.read(school)?.sample !== false) return undefined;
	const today = identity.today();
	return identity.store.people
		.list(school)
		.find(
			(person) =>
				person.staffNumber !== undefined &&
				person.staffNumber.toLowerCase() === staffNumber.trim().toLowerCase() &&
				hasAccess(person, today)
		);
}

/** Signs out; the session is over on the server too. */
export async function signOut(identity: Identity, headers: Headers): Promise<Headers> {
	const answer = await identity.auth.api.signOut({ headers, returnHeaders: true });
	return answer.headers;
}

/** Waits for the library; what it refuses becomes a refusal of ours, and anything else stays a fault. */
export async function orRefusal<Answer, Refused extends Refusal>(
	asking: Promise<Answer>,
	refused: (code: string) => Refused
): Promise<Answer | Refused> {
	try {
		return await asking;
	} catch (cause) {
		if (!isAPIError(cause) || cause.statusCode >= 500) throw cause;
		return refused(String(cause.body?.code ?? ''));
	}
}
