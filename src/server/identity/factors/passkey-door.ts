/**
 * The four addresses of the identity library at which a passkey is added or shown, with what the library leaves open
 * shut: whoever has a second factor shows it before they add another, a device has to have checked who holds it, and a
 * session that began anew takes the place of the one before.
 *
 * @module
 */
import { refuse, type Refusal } from '#domain/refusal.ts';
import { z } from 'zod';
import { nameOf } from '../account-name.ts';
import { equals, hasEmail, type Identity } from '../identity.ts';
import type { Visit } from '../who.ts';
import { signInAgain } from './app.ts';
import { markStrong, mayChange, passkeysOf, showOneFirst } from './factors.ts';

/** The addresses, as they stand below `/auth/`, by their method. */
export const PASSKEY_PATHS = {
	GET: ['passkey/generate-authenticate-options', 'passkey/generate-register-options'],
	POST: ['passkey/verify-authentication', 'passkey/verify-registration']
} as const;

/** More than anybody has devices. */
const MOST_PASSKEYS = 20;

const Answer = z.object({ response: z.record(z.string(), z.unknown()) });

/** Answers a request at one of the addresses; `visit` is that of whoever is signed in. */
export async function answerPasskey(
	identity: Identity,
	path: string,
	request: Request,
	visit: Visit | undefined
): Promise<Response> {
	const account = visit?.account;
	const registers = path.endsWith('-registration') || path.includes('register');
	if (registers) {
		const refused = account ? mayAdd(identity, account) : signInAgain();
		if (refused) return Response.json(refused, { status: 403 });
	}
	if (request.method === 'GET')
		return told(identity, await identity.auth.handler(request), account);
	const parsed = Answer.safeParse(await request.json().catch(() => undefined));
	if (!parsed.success)
		return Response.json(refuse('unreadable', 'That could not be read. Try again.'), {
			status: 400
		});
	// What the device has answered, and nothing else of what the library would listen to.
	const headers = new Headers(request.headers);
	headers.delete('content-length');
	const answer = await identity.auth.handler(
		new Request(request.url, { method: 'POST', headers, body: JSON.stringify(parsed.data) })
	);
	if (!answer.ok)
		return saysUnchecked(parsed.data.response)
			? Response.json({ code: 'holder_not_checked' }, { status: 403 })
			: answer;
	if (registers && account) {
		await markStrong(identity, account);
		await identity.letters.tell(account.user, 'passkey');
	} else if (account)
		await identity.rows.remove('session', [
			equals('userId', account.user),
			equals('id', account.session)
		]);
	// The library would tell the script all of the session; the cookie is enough.
	const said = new Headers();
	for (const line of answer.headers.getSetCookie()) said.append('set-cookie', line);
	return Response.json({ done: true }, { headers: said });
}

/**
 * Whether a device says itself that it has not checked who holds it: only for the words of a refusal. That nobody is let
 * in so is seen to where the signature is checked (auth.ts).
 */
function saysUnchecked({ response }: Readonly<Record<string, unknown>>): boolean {
	const data =
		typeof response === 'object' && response !== null && 'authenticatorData' in response
			? response.authenticatorData
			: undefined;
	const flags = typeof data === 'string' ? Buffer.from(data, 'base64url')[32] : undefined;
	return flags !== undefined && (flags & 4) === 0;
}

function mayAdd(identity: Identity, account: NonNullable<Visit['account']>): Refusal | undefined {
	if (passkeysOf(identity, account.user).length >= MOST_PASSKEYS)
		return refuse('passkeys-many', 'You have twenty passkeys. Remove one you no longer use first.');
	switch (mayChange(identity, account)) {
		case 'yes':
			return undefined;
		case 'show-one':
			return showOneFirst();
		case 'sign-in-again':
			return signInAgain();
	}
}

/** What a device is told: to check who holds it, and a name that its owner knows. */
async function told(
	identity: Identity,
	answer: Response,
	account: Visit['account']
): Promise<Response> {
	if (!answer.ok) return answer;
	const options = (await answer.json()) as Record<string, unknown>;
	const user = account && identity.userById(account.user);
	if ('user' in options && user) {
		const displayName = nameOf(identity, user);
		const name = hasEmail(user) ? user.email : displayName;
		options['user'] = { ...(options['user'] as object), name, displayName };
	} else options['userVerification'] = 'required';
	const headers = new Headers(answer.headers);
	headers.delete('content-length');
	return Response.json(options, { headers });
}
