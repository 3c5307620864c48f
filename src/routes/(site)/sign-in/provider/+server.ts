import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { wayBack } from '#server/identity/landing.ts';
import { toProvider } from '#server/identity/signing-in.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** On to the school's own sign-in: a link, as a page's policy lets no form lead away from here. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
	await orWait(locals, 'sign-in');
	if (!locals.identity.oidc) redirect(303, '/sign-in');
	const answer = await toProvider(
		locals.identity,
		request.headers,
		wayBack(url.searchParams.get('to'))
	);
	if (isRefusal(answer)) redirect(303, '/sign-in?error=provider-away');
	locals.sets.push(...answer.headers.getSetCookie());
	redirect(303, answer.url);
};
