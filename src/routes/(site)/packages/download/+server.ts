import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { fileName } from '#server/package/build.ts';
import { packedOf } from '#server/package/packed.ts';
import { askedIn, packageFor } from '#server/package/for-school.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The package as asked for; what is refused is said on the page it was asked on. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { school } = someone(locals);
	await orWait(locals, 'packages');
	const made = packageFor(school, locals.training.playing, askedIn(url.searchParams));
	if (isRefusal(made)) redirect(303, `/packages${url.search}`);
	const bytes = packedOf(made);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Length': String(bytes.length),
			'Content-Disposition': `attachment; filename="${fileName(made)}"`
		}
	});
};
