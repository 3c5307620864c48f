/**
 * The certificates of a whole school in one zip.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import type { Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { certificatePdf } from '../evidence/certificate-pdf.ts';
import { certificateOf } from '../evidence/certificates.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { asCsv } from '../training/report-table.ts';
import { zipStream, type ZipFile } from './zip-stream.ts';

/** What is asked for. */
export interface CertificatesAsked {
	/** Where people find this server, such as `https://training.school.example`. */
	readonly origin: string;
	readonly now: Instant;
}

/** Who has a certificate, with the declaration it is of. */
interface Signed {
	readonly person: PersonRecord;
	readonly declaration: string;
	readonly at: Instant;
	readonly n: number;
}

/**
 * The latest certificate of everybody on the staff list who has signed, and a list of whose is which. Leavers have theirs
 * on their own page.
 */
export function certificatesOf(
	training: Pick<Training, 'evidence' | 'playing' | 'store'>,
	school: SchoolRecord,
	asked: CertificatesAsked
): { readonly people: number; readonly bytes: ReadableStream<Uint8Array> } {
	const signed = signedAt(training, school, asked.now);
	return {
		people: signed.length,
		bytes: zipStream(filesOf(training, school, signed, asked.origin), asked.now)
	};
}

function signedAt(
	{ evidence, store }: Pick<Training, 'evidence' | 'store'>,
	school: SchoolRecord,
	now: Instant
): readonly Signed[] {
	const today = dayOf(now);
	return store.people.list(school.id).flatMap((person) => {
		const last = person.declarations.at(-1);
		const link = last && evidence.linkOf(person, last.id);
		const hasLeft = person.leftOn !== undefined && person.leftOn < today;
		return link && !hasLeft ? [{ person, declaration: last.id, at: last.at, n: link.n }] : [];
	});
}

async function* filesOf(
	training: Pick<Training, 'evidence' | 'playing'>,
	school: SchoolRecord,
	signed: readonly Signed[],
	origin: string
): AsyncGenerator<ZipFile> {
	yield {
		name: 'list.csv',
		content: asCsv({
			name: 'Certificates',
			headings: ['File', 'Name', 'Staff group', 'Signed on'],
			lines: signed.map(({ person, at, n }) => [
				fileOf(n),
				person.name,
				GROUPS[person.group] ?? person.group,
				dayOf(at)
			])
		})
	};
	for (const { person, declaration, n } of signed) {
		const certificate = certificateOf(training, school, person, declaration, origin);
		if (isRefusal(certificate)) throw new TypeError(certificate.because);
		yield { name: fileOf(n), content: await certificatePdf(certificate) };
	}
}

/** Named by the link, not by the person: two people may have the same name, and any letters. */
function fileOf(n: number): string {
	return `certificate-${n}.pdf`;
}
