/**
 * The declaration of a package: made from its log and the name that was typed, whenever it is wanted.
 *
 * @module
 */
import type { Standing } from '../attempt/standing.ts';
import { sign, type Behind, type Declaration } from '../declaration/declaration.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant, Slug } from '../units.ts';
import { standingsIn, type CourseLog } from './log.ts';
import type { PackagedCourse } from './packaged.ts';
import type { Stories } from './stories.ts';

/** The declaration of a log, signed anew from what was typed; refuses as {@link sign} does. */
export function declarationOf(
	course: PackagedCourse,
	log: CourseLog,
	stories: Stories,
	typed: string,
	at: Instant
): Declaration | Refusal {
	const { standings } = standingsIn(course, log, stories);
	const { policy, title, edition, statements } = course;
	return sign(
		{
			edition: {
				policy,
				title,
				edition,
				declaration: statements.map((says) => ({ says, clauses: [] }))
			},
			editionHash: course.editionHash,
			school: course.school,
			behind: course.situations.map(({ slug }) => behindOf(slug, standings[slug])),
			signed: []
		},
		typed,
		at,
		`${course.id}-declaration`
	);
}

function behindOf(scenario: Slug, standing: Standing | undefined): Behind | undefined {
	const best = standing?.best;
	return best?.grade.passed
		? { scenario, attempt: best.attempt, score: best.grade.score }
		: undefined;
}
