/**
 * What a learning platform is told of a course, and the table that says so in words.
 *
 * @module
 */
import { percent, type Ratio } from '../units.ts';

/** What a school chooses the platform to show. */
export interface Reporting {
	/** When everything is done: `completed` is for platforms that know no “passed”. */
	readonly onPass: 'passed' | 'completed';
	/** When every situation was played to an end and one is not passed: `failed` may lock people out. */
	readonly onFail: 'incomplete' | 'failed';
	/** When every situation is passed and the declaration is not signed. */
	readonly onUndeclared: 'incomplete' | 'failed';
	/** For gradebooks that go by the score alone: until the course is complete, the score stays below the pass mark. */
	readonly capScore: boolean;
}

/** Where a course stands, as far as a platform can be told. */
export const STANDS = ['under-way', 'not-passed', 'undeclared', 'complete'] as const;
export type Stand = (typeof STANDS)[number];

/** What a platform is told. The two axes of SCORM 2004 and cmi5; SCORM 1.2 has one word for both. */
export interface Reported {
	readonly completion: 'incomplete' | 'completed';
	readonly success: 'unknown' | 'passed' | 'failed';
	/** Whole per cent, rounded down once; absent until every situation has an ending. */
	readonly score?: number;
}

/** Presets by platform, with what each is for. */
export const PRESETS = {
	standard: {
		title: 'Any learning platform',
		says: 'Passed when everything is done; incomplete until then, so that nobody is locked out. The score is the true one.',
		reporting: {
			onPass: 'passed',
			onFail: 'incomplete',
			onUndeclared: 'incomplete',
			capScore: false
		}
	},
	moodle: {
		title: 'Moodle and Totara',
		says: 'As above; and as the gradebook goes by the score alone, the score stays below the pass mark until the course is complete.',
		reporting: {
			onPass: 'passed',
			onFail: 'incomplete',
			onUndeclared: 'incomplete',
			capScore: true
		}
	},
	canvas: {
		title: 'Canvas, Google Classroom and other gradebooks',
		says: 'Only points reach the gradebook: the score stays below the pass mark until the course is complete.',
		reporting: {
			onPass: 'passed',
			onFail: 'incomplete',
			onUndeclared: 'incomplete',
			capScore: true
		}
	},
	'completion-only': {
		title: 'A platform that only knows “completed”',
		says: 'Completed when everything is done, never before.',
		reporting: {
			onPass: 'completed',
			onFail: 'incomplete',
			onUndeclared: 'incomplete',
			capScore: false
		}
	},
	'fail-is-final': {
		title: 'A platform on which a failed attempt ends',
		says: 'Failed once every situation has ended and one is not passed. Many platforms then allow no further try.',
		reporting: { onPass: 'passed', onFail: 'failed', onUndeclared: 'incomplete', capScore: false }
	}
} as const satisfies Readonly<
	Record<string, { readonly title: string; readonly says: string; readonly reporting: Reporting }>
>;
export type Preset = keyof typeof PRESETS;

/**
 * What is told when a course stands so (P1, P2).
 *
 * @param score the mean of the best scores, once every situation has an ending
 * @param passMark the ratio a pass takes; its whole per cent is what a capped score stays below
 */
export function reportedFor(
	stand: Stand,
	score: Ratio | undefined,
	passMark: Ratio,
	reporting: Reporting
): Reported {
	const reached = score === undefined ? undefined : percent(score);
	if (stand === 'complete')
		return {
			completion: 'completed',
			success: reporting.onPass === 'passed' ? 'passed' : 'unknown',
			...(reached === undefined ? {} : { score: reached })
		};
	const told =
		stand === 'not-passed'
			? reporting.onFail
			: stand === 'undeclared'
				? reporting.onUndeclared
				: 'incomplete';
	const most = reporting.capScore ? Math.max(0, percent(passMark) - 1) : 100;
	return {
		completion: 'incomplete',
		success: told === 'failed' ? 'failed' : 'unknown',
		...(reached === undefined || stand === 'under-way' ? {} : { score: Math.min(reached, most) })
	};
}
