import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What of the identity library's own addresses is open: coming back from a provider, and the steps of a passkey. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
	GET: [
		'callback/oidc',
		'passkey/generate-authenticate-options',
		'passkey/generate-register-options'
	],
	POST: ['passkey/verify-authentication', 'passkey/verify-registration']
};

const answer: RequestHandler = ({ locals, params, request }) => {
	if (!OPEN[request.method]?.includes(params.path))
		error(404, { message: 'There is no such page.' });
	return locals.identity.auth.handler(request);
};

export const GET = answer;
export const POST = answer;
