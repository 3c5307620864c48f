import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import { fileName } from '#server/package/build.ts';
import { packedOf } from '#server/package/packed.ts';
import { askedIn, packageFor } from '#server/package/for-school.ts';
import { audited } from '#server/audit/audit.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The package as asked for; what is refused is said on the page it was asked on. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'packages');
	const made = packageFor(school, locals.training.playing, askedIn(url.searchParams));
	if (isRefusal(made)) redirect(303, `/packages${url.search}`);
	const bytes = packedOf(made);
	const says = `A package was made: ${fileName(made)}.`;
	const done = { what: 'package-made', says } as const;
	const { store } = locals.training;
	await orSayWhy(audited(store, { person, school }, done, locals.clock.now()));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Length': String(bytes.length),
			'Content-Disposition': `attachment; filename="${fileName(made)}"`
		}
	});
};
