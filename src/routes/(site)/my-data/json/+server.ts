import { dayOf } from '#server/clock.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { heldAbout } from '#server/privacy/held.ts';
import type { RequestHandler } from './$types';

/** Everything that is held about whoever asks, as a file of their own; docs/my-data.md describes its shape. */
export const GET: RequestHandler = async ({ locals }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	const held = heldAbout(locals.training, locals.identity, school, person, now);
	return new Response(`${JSON.stringify(held, undefined, '\t')}\n`, {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': `attachment; filename="what-is-held-about-me-${dayOf(now)}.json"`
		}
	});
};
