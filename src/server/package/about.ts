/**
 * `about.json`: what a package is, for people and for the question whether one can replace another.
 *
 * @module
 */
import { z } from 'zod';
import { FORMATS, type PackagedCourse } from '#domain/package/packaged.ts';
import { percent } from '#domain/units.ts';

/** The shape of the file; what it holds is never trusted further than to answer that question. */
export const about = z.object({
	madeWith: z.literal('Clause & Effect'),
	version: z.literal(1),
	course: z.string().max(2_000),
	format: z.enum(FORMATS),
	school: z.string().max(2_000),
	title: z.string().max(2_000),
	edition: z.string().max(200),
	editionHash: z.string().regex(/^[0-9a-f]{64}$/),
	passMark: z.number(),
	declaration: z.boolean(),
	situations: z
		.array(
			z.object({
				slug: z.string().max(200),
				hash: z.string().regex(/^[0-9a-f]{64}$/),
				title: z.string().max(2_000)
			})
		)
		.max(200)
});
export type About = z.infer<typeof about>;

/** What a package is. */
export function aboutOf(course: PackagedCourse): About {
	return {
		madeWith: 'Clause & Effect',
		version: 1,
		course: course.id,
		format: course.format,
		school: course.school,
		title: course.title,
		edition: course.edition,
		editionHash: course.editionHash,
		passMark: percent(course.threshold.passMark),
		declaration: course.statements.length > 0,
		situations: course.situations.map(({ slug, hash, title }) => ({ slug, hash, title }))
	};
}

/** The file's text. */
export function aboutText(course: PackagedCourse): string {
	return `${JSON.stringify(aboutOf(course), null, '\t')}\n`;
}
