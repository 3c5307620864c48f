import { error } from '@sveltejs/kit';
import { answerPasskey, PASSKEY_PATHS } from '#server/identity/factors/passkey-door.ts';
import { fromProvider } from '#server/identity/signing-in.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** Of the identity library's own addresses these are open: coming back from a provider, and the steps of a passkey. */
const answer: RequestHandler = async ({ locals, params: { path }, request }) => {
	const { identity, visit } = locals;
	const method = request.method === 'POST' ? 'POST' : 'GET';
	const isPasskey = PASSKEY_PATHS[method].some((each) => each === path);
	const isReturn = method === 'GET' && path === 'callback/oidc';
	if (!isPasskey && !isReturn) error(404, { message: 'There is no such page.' });
	await orWait(locals, 'doors');
	return isPasskey
		? answerPasskey(identity, path, request, visit)
		: fromProvider(identity, request);
};

export const GET = answer;
export const POST = answer;
