import { verifierPage } from '#server/evidence/verifier.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The verifier, to be kept and opened from a disk: never from here, where it would have to trust this server. */
export const GET: RequestHandler = async ({ locals }) => {
	await orWait(locals, 'exports');
	return new Response(verifierPage('build/verifier'), {
		headers: {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Disposition': 'attachment; filename="verifier.html"'
		}
	});
};
