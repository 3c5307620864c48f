import { redirect } from '@sveltejs/kit';
import { landingOf, wayBack } from '#server/identity/landing.ts';
import { PASS } from '#server/identity/pass.ts';
import { dropCookie } from '#server/transport/cookies.ts';
import type { RequestHandler } from './$types';

/** Where somebody comes out who has signed in: at the page they most likely want. */
export const GET: RequestHandler = ({ locals: { person, school, visit }, cookies, url }) => {
	if (!person || !school || !visit) redirect(303, '/sign-in');
	const to = wayBack(url.searchParams.get('to'));
	if (visit.means !== 'sample') redirect(303, to ?? landingOf({ person, school, visit }));
	dropCookie(cookies, url, PASS);
	redirect(303, `/sign-in/done${url.search}`);
};
