/**
 * Which staff group a word of a school's own lists means: a job title, an abbreviation, a group's name.
 *
 * @module
 */
import { nearestTo } from '../nearest.ts';
import type { Slug } from '../units.ts';
import { normal } from './fields.ts';
import { GROUPS } from './groups.ts';

/** Words that school offices use, beside the groups’ own names. */
const WORDS: Readonly<Record<Slug, string>> = {
	teacher:
		'class teacher, classroom teacher, teaching staff, qualified teacher, early career teacher, ect, nqt, ' +
		'supply teacher, main scale teacher, subject teacher, form tutor, head of department, senco',
	'teaching-assistant':
		'ta, hlta, higher level teaching assistant, learning support assistant, lsa, classroom assistant, ' +
		'cover supervisor, learning mentor, nursery nurse, early years practitioner, teacher assistant',
	'midday-supervisor':
		'midday supervisory assistant, midday meals supervisor, mds, msa, lunchtime supervisor, ' +
		'lunchtime assistant, midday assistant, playground supervisor',
	office:
		'office, admin, administrator, admin staff, office staff, school administrator, receptionist, secretary, ' +
		'administrative assistant, school secretary, school business manager, business manager, bursar, ' +
		'finance officer, attendance officer, exams officer, data manager',
	site:
		'site, caretaker, site manager, site staff, site team, premises manager, premises officer, cleaner, cook, ' +
		'catering, catering assistant, kitchen, kitchen assistant, kitchen staff, groundsperson',
	'volunteer-agency':
		'volunteer, agency, agency staff, agency worker, supply, contractor, governor, peripatetic, ' +
		'parent helper, student teacher, trainee teacher',
	leader:
		'leader, slt, senior leadership, senior leadership team, headteacher, head teacher, principal, ' +
		'deputy headteacher, deputy head, assistant headteacher, assistant head, vice principal, ' +
		'assistant principal, executive headteacher, head of school',
	'it-lms':
		'it, ict, it technician, ict technician, network manager, it manager, ict manager, it support, it staff'
};

/** What a group's word is compared by: small letters, one space or hyphen between words, nothing else. */
export function wordKey(text: string): string {
	return normal(text)
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();
}

const MEANT: ReadonlyMap<string, Slug> = new Map(
	Object.entries(GROUPS).flatMap(([group, name]) =>
		[group, name, ...(WORDS[group] ?? '').split(', ')].flatMap((word): [string, Slug][] => [
			[wordKey(word), group],
			[`${wordKey(word)}s`, group]
		])
	)
);

const KNOWN: readonly string[] = [...MEANT.keys()].map((word) => word.replaceAll(' ', '-'));

/** The group that a word means; undefined when it is not a known one. */
export function groupFrom(text: string): Slug | undefined {
	return MEANT.get(wordKey(text));
}

/** The group somebody probably meant by a word that is not known; to be asked about, never to be assumed (S13). */
export function groupNear(text: string): Slug | undefined {
	const near = nearestTo(wordKey(text).replaceAll(' ', '-'), KNOWN);
	return near === undefined ? undefined : MEANT.get(near.replaceAll('-', ' '));
}
