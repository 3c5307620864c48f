/**
 * Choosing a password: with an invitation, or with a link for those who have forgotten theirs.
 *
 * @module
 */
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts';
import { randomBytes } from 'node:crypto';
import { SHORTEST_PASSWORD } from './auth.ts';
import { namesOf } from './account-name.ts';
import { isGuessable } from './guessable.ts';
import { equals, type Identity, type User } from './identity.ts';
import { orRefusal } from './signing-in.ts';

/** How long an invitation opens, in days. */
export const INVITATION_DAYS = 14;

/** As the library names what lets somebody choose a password. */
const nameOf = (token: string) => `reset-password:${token}`;

/** The table of invitations; each names the token that it was sent with, never the token itself. */
export const INVITATION = 'invitation';

/** Makes a token with which somebody may choose a password, once, until `until`. */
export async function passwordToken(identity: Identity, user: User, until: Date): Promise<string> {
	return (await makeToken(identity, user, until)).token;
}

/** As {@link passwordToken}, with the name under which the token can be ended. */
export async function makeToken(
	identity: Identity,
	user: Pick<User, 'id'>,
	until: Date
): Promise<{ readonly token: string; readonly row: string }> {
	const { internalAdapter } = await identity.auth.$context;
	const token = randomBytes(24).toString('base64url');
	const { id: row } = await internalAdapter.createVerificationValue({
		identifier: nameOf(token),
		value: user.id,
		expiresAt: until
	});
	return { token, row };
}

/** Ends the invitations of an account, or of one seat of it: their links open nothing any more. */
export async function endTokens(
	identity: Identity,
	userId: string,
	seat?: string
): Promise<number> {
	const ended = await identity.rows.remove(INVITATION, [
		equals('userId', userId),
		...(seat === undefined ? [] : [equals('seat', seat)])
	]);
	for (const { token } of ended)
		await identity.rows.remove('verification', [equals('id', token)], 1);
	return ended.length;
}

/** Whose a token is, without using it up; undefined for one that opens nothing. */
export async function holderOf(identity: Identity, token: string): Promise<User | undefined> {
	const { internalAdapter } = await identity.auth.$context;
	const found = await internalAdapter.findVerificationValue(nameOf(token));
	if (!found || new Date(found.expiresAt).getTime() <= Date.parse(identity.clock.now()))
		return undefined;
	const user = identity.userById(found.value);
	return user && identity.peopleOf(user).length > 0 ? user : undefined;
}

/** The school that has sent a token, where it was an invitation. */
export async function invitedBy(
	identity: Identity,
	holder: User,
	token: string
): Promise<string | undefined> {
	const { internalAdapter } = await identity.auth.$context;
	const found = await internalAdapter.findVerificationValue(nameOf(token));
	const [row] = found
		? identity.rows.select(INVITATION, [equals('userId', holder.id), equals('token', found.id)])
		: [];
	return typeof row?.['seat'] === 'string' ? row['seat'].split('/')[0] : undefined;
}

export type PasswordRefused = Refusal<'password-short' | 'password-long' | 'password-easy'>;

/** Keeps a chosen password; every session of the account is over. Refuses `invitation-over` and what makes no password. */
export async function choosePassword(
	identity: Identity,
	token: string,
	password: string
): Promise<PasswordRefused | Refusal<'invitation-over'> | undefined> {
	const holder = await holderOf(identity, token);
	if (!holder) return over();
	const refused = passwordFault(password, [holder.email, ...namesOf(identity, holder)]);
	if (refused) return refused;
	const answer = await orRefusal(
		identity.auth.api.resetPassword({ body: { token, newPassword: password } }),
		over
	);
	if (isRefusal(answer)) return answer;
	// A letter that was sent as well must not choose another one later.
	await endTokens(identity, holder.id);
	await identity.letters.tell(holder.id, 'password');
	return undefined;
}

/**
 * What is wrong with a password, if anything: too short, too long, or one of the first that anybody would try. No rule
 * asks for digits or signs.
 */
export function passwordFault(
	password: string,
	known: readonly string[]
): PasswordRefused | undefined {
	if (password.length < SHORTEST_PASSWORD)
		return refuse(
			'password-short',
			`Use at least ${SHORTEST_PASSWORD} characters. Three or four words in a row are easy to remember.`
		);
	if (password.length > 128) return refuse('password-long', 'Use 128 characters at most.');
	return isGuessable(password, known)
		? refuse(
				'password-easy',
				'That password is one of the first that anybody would try. Three or four words that do not belong together are better.'
			)
		: undefined;
}

const over = () =>
	refuse(
		'invitation-over',
		'This link has been used already, or is too old. Whoever sent it can send a new one.'
	);
