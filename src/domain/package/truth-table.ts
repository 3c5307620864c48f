/**
 * What a platform is told in each case, in words: made from the same function that decides it.
 *
 * @module
 */
import { percent, ratio } from '../units.ts';
import type { Format, PackagedCourse } from './packaged.ts';
import { reportedFor, STANDS, type Reported, type Stand } from './reporting.ts';

/** A table to be shown, in plain text. */
export interface TruthTable {
	readonly heads: readonly string[];
	/** The first cell of each row says where someone stands. */
	readonly rows: readonly (readonly string[])[];
	readonly notes: readonly string[];
}

const WHERE: Readonly<Record<Stand, string>> = {
	'under-way': 'Under way: a situation has no ending yet',
	'not-passed': 'Every situation has ended, and one is not passed',
	undeclared: 'Every situation is passed, and the declaration is not signed',
	complete: 'Everything is done'
};

/** The words in which each standard tells of completion and success. */
const HEADS: Readonly<Record<Format, readonly string[]>> = {
	scorm12: ['Lesson status'],
	'scorm2004-3': ['Completion', 'Success'],
	'scorm2004-4': ['Completion', 'Success'],
	cmi5: ['Statements']
};

/** The table of one package: only the cases that can happen with it. */
export function truthTable(
	course: Pick<PackagedCourse, 'format' | 'reporting' | 'statements' | 'threshold'>
): TruthTable {
	const { format, reporting, statements, threshold } = course;
	const { passMark } = threshold;
	const full = ratio(1, 1);
	const rows = STANDS.filter((stand) => stand !== 'undeclared' || statements.length > 0).map(
		(stand) => {
			const reported = reportedFor(stand, full, passMark, reporting);
			return [WHERE[stand], ...told(format, reported), scoreWords(stand, reported)];
		}
	);
	const most = percent(passMark) - 1;
	return {
		heads: ['Where someone stands', ...HEADS[format], 'Score'],
		rows,
		notes: [
			`To pass takes ${percent(passMark)}% in every situation${statements.length > 0 ? ', and the declaration' : ''}; a serious breach fails a situation whatever its score.`,
			...(reporting.capScore
				? [
						`For gradebooks that go by the score alone, the score is held at ${most}% or less until everything is done. It is never raised.`
					]
				: []),
			'There is no mastery score in the package: the platform must not work out “passed” from the score. Nothing achieved is ever lowered.'
		]
	};
}

/** One case in the words of a standard. */
function told(format: Format, { completion, success }: Reported): readonly string[] {
	if (format === 'scorm12') return [success === 'unknown' ? completion : success];
	if (format !== 'cmi5') return [completion, success];
	const sent = [
		...(success === 'unknown' ? [] : [success]),
		...(completion === 'completed' ? ['completed'] : [])
	];
	return [sent.length > 0 ? sent.join(', then ') : 'none yet but the answers'];
}

function scoreWords(stand: Stand, { score }: Reported): string {
	if (score === undefined) return 'none yet';
	if (stand === 'complete' || score === 100) return 'the mean of the best scores';
	return `the mean of the best scores, ${score}% at most`;
}
