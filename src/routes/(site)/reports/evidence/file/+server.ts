import { evidenceFileOf } from '#server/evidence/school-file.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The school's evidence, to be checked away from this server. */
export const GET: RequestHandler = async ({ locals }) => {
	const { school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	return new Response(JSON.stringify(evidenceFileOf(locals.training, school, now)), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="evidence-${school.id}-${now.slice(0, 10)}.json"`
		}
	});
};
