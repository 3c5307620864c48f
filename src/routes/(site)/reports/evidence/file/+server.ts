import { audited } from '#server/audit/audit.ts';
import { evidenceFileOf } from '#server/evidence/school-file.ts';
import { orSayWhy } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import type { RequestHandler } from './$types';

/** The school's evidence, to be checked away from this server. */
export const GET: RequestHandler = async ({ locals }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	const done = {
		what: 'evidence-exported',
		says: 'The chain of evidence was downloaded.'
	} as const;
	await orSayWhy(audited(locals.training.store, { person, school }, done, now));
	return new Response(JSON.stringify(evidenceFileOf(locals.training, school, now)), {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="evidence-${school.id}-${now.slice(0, 10)}.json"`
		}
	});
};
