/**
 * A certificate as the answer to a request.
 *
 * @module
 */
import { error } from '@sveltejs/kit';
import { isRefusal } from '#domain/refusal.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { certificateOf } from './certificates.ts';

/** Answers with the certificate of a declaration, or with a page that says why there is none. */
export async function certificateAnswer(
	training: Training,
	school: SchoolRecord,
	person: PersonRecord,
	declaration: string,
	origin: string
): Promise<Response> {
	const certificate = certificateOf(training, school, person, declaration, origin);
	if (isRefusal(certificate))
		error(certificate.refused === 'not-linked' ? 503 : 404, { message: certificate.because });
	const pdf = await certificatePdf(certificate);
	return new Response(new Uint8Array(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="certificate-${certificate.link.n}.pdf"`
		}
	});
}
