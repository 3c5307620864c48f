/**
 * A certificate, or the transcript beside it, as the answer to a request.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { certificateOf, type NoCertificate } from './certificates.ts';
import { transcriptPdf, type ClauseWords } from './transcript-pdf.ts';
import { transcriptOf } from './transcripts.ts';

/** Answers with the certificate of a declaration, or with a page that says why there is none. */
export async function certificateAnswer(
	training: Training,
	school: SchoolRecord,
	person: PersonRecord,
	declaration: string,
	origin: string
): Promise<Response> {
	const certificate = certificateOf(training, school, person, declaration, origin);
	if (isRefusal(certificate)) return refused(certificate);
	return asFile(await certificatePdf(certificate), `certificate-${certificate.link.n}`);
}

/** Answers with the transcript of a declaration, or with a page that says why there is none. */
export async function transcriptAnswer(
	training: Training,
	school: SchoolRecord,
	person: PersonRecord,
	declaration: string,
	{ origin, words }: { readonly origin: string; readonly words: ClauseWords }
): Promise<Response> {
	const transcript = transcriptOf(training, school, person, declaration, origin);
	if (isRefusal(transcript)) return refused(transcript);
	const { n } = transcript.certificate.link;
	return asFile(await transcriptPdf(transcript, words), `transcript-${n}`);
}

function refused({ refused: code, because }: NoCertificate): never {
	error(code === 'not-linked' ? 503 : 404, { message: because });
}

function asFile(pdf: Buffer, name: string): Response {
	return new Response(new Uint8Array(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="${name}.pdf"`
		}
	});
}
