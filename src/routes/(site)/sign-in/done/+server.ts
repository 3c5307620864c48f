import { redirect } from '@sveltejs/kit';
import { landingOf } from '#server/identity/landing.ts';
import { PASS } from '#server/identity/pass.ts';
import type { RequestHandler } from './$types';

/** Where somebody comes out who has signed in: at the page they most likely want. */
export const GET: RequestHandler = ({ locals: { person, school, visit }, cookies }) => {
	if (!person || !school || !visit) redirect(303, '/sign-in');
	if (visit.means === 'sample') cookies.delete(PASS, { path: '/' });
	redirect(303, visit.means === 'sample' ? '/sign-in/done' : landingOf({ person, school, visit }));
};
