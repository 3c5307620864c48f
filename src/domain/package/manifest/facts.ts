/**
 * What a manifest is made from, and the names a platform files the course under.
 *
 * @module
 */
import type { Slug } from '../../units.ts';
import type { PackagedCourse } from '../packaged.ts';

/** What a manifest says. */
export interface ManifestFacts {
	readonly id: Slug;
	readonly title: string;
	readonly description: string;
	/** Every file of the zip but the manifest itself, `index.html` first. */
	readonly files: readonly string[];
}

/** The page a platform opens. */
export const LAUNCH = 'index.html';

/**
 * A word id for the course of a policy: `beckstone`, `beckstone--teacher`, and with the situations where they are not
 * the whole course. The same course has the same id in every edition, so that a platform keeps what it has recorded.
 */
export function courseId(policy: Slug, group: Slug | undefined, only: readonly Slug[]): Slug {
	return [policy, ...(group === undefined ? [] : [group]), ...only].join('--');
}

/** The name of the whole, of the organisation, of the item and of the resource: XML names that begin with a letter. */
export function identifiers(id: Slug) {
	const whole = `clause-and-effect-${id}`;
	return {
		manifest: whole,
		organisation: `${whole}-course`,
		item: `${whole}-item`,
		resource: `${whole}-sco`
	} as const;
}

/**
 * The course's and its unit's names in cmi5, which are addresses that need not lead anywhere. The host is one that
 * nobody can own (RFC 2606).
 */
export function addresses(id: Slug) {
	const course = `https://clause-and-effect.example/course/${id}`;
	return { course, unit: `${course}/unit` } as const;
}

/** The title a platform shows, and a sentence about the course. */
export function wordsFor({ title, school, edition, minutes, situations }: PackagedCourse) {
	const count = situations.length;
	return {
		title: `${title}: ${school}`,
		description: `${count} ${count === 1 ? 'situation' : 'situations'}, judged by ${title} of ${school}, edition ${edition}. About ${minutes} minutes.`
	} as const;
}
