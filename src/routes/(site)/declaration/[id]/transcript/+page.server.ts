import { error } from '@sveltejs/kit';
import { dayInWords } from '#domain/cycle/words.ts';
import { printed } from '#domain/evidence/link.ts';
import { isRefusal } from '#domain/refusal.ts';
import { KINDS, transcriptOf, triesInWords } from '#server/evidence/transcripts.ts';
import { someone } from '#server/identity/someone.ts';
import type { PageServerLoad } from './$types';

/** What one's own declaration stands on, to be read on a screen or printed. */
export const load: PageServerLoad = ({ locals, params, url }) => {
	const { person, school } = someone(locals);
	const transcript = transcriptOf(locals.training, school, person, params.id, url.origin);
	if (isRefusal(transcript))
		error(transcript.refused === 'not-linked' ? 503 : 404, { message: transcript.because });
	const { certificate, covered, kind, ...rest } = transcript;
	const { link, head } = certificate;
	return {
		...rest,
		id: params.id,
		isRefresher: kind === 'refresher',
		kind: KINDS[kind],
		covered: covered.map((each) => ({
			...each,
			on: each.passedOn === undefined ? 'Not known' : dayInWords(each.passedOn),
			tries: triesInWords(each.tries)
		})),
		certificate,
		check: `/verify?certificate=${certificate.code}`,
		content: printed(certificate.editionHash),
		link: { n: link.n, hash: printed(link.hash) },
		head: { n: head.n, hash: printed(head.hash) }
	};
};
