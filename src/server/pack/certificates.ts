/**
 * The certificates of a whole school in one zip, each with its transcript.
 *
 * @module
 */
import { isRefusal } from '#domain/refusal.ts';
import { GROUPS } from '#domain/staff/groups.ts';
import { namesAmong } from '#domain/staff/namesakes.ts';
import { timedOn } from '#domain/staff/times.ts';
import type { Instant } from '#domain/units.ts';
import { dayOf } from '../clock.ts';
import { certificatePdf } from '../evidence/certificate-pdf.ts';
import { transcriptPdf, type ClauseWords } from '../evidence/transcript-pdf.ts';
import { transcriptOf } from '../evidence/transcripts.ts';
import type { PersonRecord, SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';
import { asCsv } from '../training/report-table.ts';
import { zipStream, type ZipFile } from './zip-stream.ts';

/** What is asked for. */
export interface CertificatesAsked {
	/** Where people find this server, such as `https://training.school.example`. */
	readonly origin: string;
	readonly now: Instant;
	/** Says whom a clause addresses and how strongly. */
	readonly words: ClauseWords;
}

/** Who has a certificate, with the declaration it is of. */
interface Signed {
	readonly person: PersonRecord;
	/** As they are called in a list of the school (R17). */
	readonly name: string;
	readonly declaration: string;
	readonly at: Instant;
	readonly n: number;
}

/**
 * The latest certificate of everybody on the staff list who has signed, with its transcript, and a list of whose is which.
 * None of a declaration that does not count (E14).
 * Leavers have theirs on their own page.
 */
export function certificatesOf(
	training: Pick<Training, 'evidence' | 'playing' | 'store'>,
	school: SchoolRecord,
	asked: CertificatesAsked
): { readonly people: number; readonly bytes: ReadableStream<Uint8Array> } {
	const signed = signedAt(training, school, asked.now);
	return {
		people: signed.length,
		bytes: zipStream(filesOf(training, school, signed, asked), asked.now)
	};
}

function signedAt(
	{ evidence, store }: Pick<Training, 'evidence' | 'store'>,
	school: SchoolRecord,
	now: Instant
): readonly Signed[] {
	const today = dayOf(now);
	const people = store.people.list(school.id);
	const called = namesAmong(people);
	return people.flatMap((person) => {
		const last = person.declarations.at(-1);
		if (!last || evidence.doubtOf(person, last.id)) return [];
		const link = evidence.linkOf(person, last.id);
		const { leftOn } = timedOn(person, today);
		const hasLeft = leftOn !== undefined && leftOn < today;
		return link && !hasLeft
			? [{ person, name: called(person), declaration: last.id, at: last.at, n: link.n }]
			: [];
	});
}

async function* filesOf(
	training: Pick<Training, 'evidence' | 'playing'>,
	school: SchoolRecord,
	signed: readonly Signed[],
	{ origin, words }: CertificatesAsked
): AsyncGenerator<ZipFile> {
	yield {
		name: 'list.csv',
		content: asCsv({
			name: 'Certificates',
			headings: ['Certificate', 'Transcript', 'Name', 'Staff group', 'Signed on'],
			lines: signed.map(({ person, name, at, n }) => [
				fileOf('certificate', n),
				fileOf('transcript', n),
				name,
				GROUPS[person.group] ?? person.group,
				dayOf(at)
			])
		})
	};
	for (const { person, declaration, n } of signed) {
		const transcript = transcriptOf(training, school, person, declaration, origin);
		if (isRefusal(transcript)) throw new TypeError(transcript.because);
		const certificate = await certificatePdf(transcript.certificate);
		yield { name: fileOf('certificate', n), content: certificate };
		yield { name: fileOf('transcript', n), content: await transcriptPdf(transcript, words) };
	}
}

/** Named by the link, not by the person: two people may have the same name, and any letters. */
function fileOf(what: 'certificate' | 'transcript', n: number): string {
	return `${what}-${n}.pdf`;
}
