import { audited } from '#server/audit/audit.ts';
import { orNoDownload } from '#server/faults.ts';
import { someone } from '#server/identity/someone.ts';
import { orWait } from '#server/limits/held.ts';
import { certificatesOf } from '#server/pack/certificates.ts';
import { begun } from '#server/pack/zip-stream.ts';
import { forceWords } from '#ui/words.ts';
import type { RequestHandler } from './$types';

/** The latest certificate of everybody who has one, and the transcript beside it. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, school } = someone(locals);
	await orWait(locals, 'exports');
	const now = locals.clock.now();
	const asked = { origin: url.origin, now, words: forceWords };
	const { people, bytes } = certificatesOf(locals.training, school, asked);
	const says = `The certificates and transcripts of ${people} ${people === 1 ? 'person' : 'people'} were downloaded.`;
	const done = { what: 'evidence-exported', says } as const;
	const store = locals.training.store;
	const log = () => audited(store, { person, school }, done, now);
	return new Response(await orNoDownload(begun(bytes), log), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="certificates-${school.id}-${now.slice(0, 10)}.zip"`
		}
	});
};
