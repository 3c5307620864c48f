/**
 * A school's evidence as the file that is checked away from the server.
 *
 * @module
 */
import { FORMAT, type EvidenceFile } from '#domain/evidence/evidence-file.ts';
import type { Instant } from '#domain/units.ts';
import type { SchoolRecord } from '../store/records.ts';
import type { Training } from '../training/attempts.ts';

/** Everything of a school's chain, and what is behind it as long as that is kept. */
export function evidenceFileOf(
	{ evidence, store }: Pick<Training, 'evidence' | 'store'>,
	school: SchoolRecord,
	made: Instant
): EvidenceFile {
	return {
		format: FORMAT,
		version: 1,
		school: school.id,
		name: school.name,
		made,
		links: evidence.links(school.id).map(({ version: _, ...link }) => link),
		details: store.people.list(school.id).flatMap((person) => evidence.detailsOf(person)),
		erased: evidence.erased(school.id)
	};
}
