import { audited } from '#server/audit/audit.ts';
import { orNoDownload } from '#server/faults.ts';
import { verifierPage } from '#server/evidence/verifier.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { packOf } from '#server/pack/pack.ts';
import { begun } from '#server/pack/zip-stream.ts';
import type { RequestHandler } from './$types';
import { askedFor } from '../../asked-for.ts';

/** The evidence pack of a day, with names or without. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	const { on } = askedFor(url, now);
	const named = url.searchParams.get('names') !== 'no';
	const verifier = verifierPage('build/verifier');
	const asked = { on, named, now };
	const { name, bytes } = packOf(locals.training, school, asked, () => verifier);
	const says = `The evidence pack of ${on} was downloaded, ${named ? 'with names' : 'without names'}.`;
	const done = { what: 'evidence-exported', says } as const;
	const store = locals.training.store;
	const log = () => audited(store, { person, school }, done, now);
	return new Response(await orNoDownload(begun(bytes), log), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="${name}"`
		}
	});
};
