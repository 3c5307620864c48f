/**
 * A course as it travels in a package: one edition, its situations, and what a learning platform shall be told.
 *
 * @module
 */
import type { Threshold } from '../attempt/score.ts';
import type { Standard } from '../policy/judge.ts';
import type { Contact } from '../policy/policy.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Hash, Slug } from '../units.ts';
import type { Reporting } from './reporting.ts';

/** The standards a package can be made for. */
export const FORMATS = ['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5'] as const;
export type Format = (typeof FORMATS)[number];

/** A situation of the course, as far as the start page shows it; the story itself is a file of its own. */
export interface Situation {
	readonly slug: Slug;
	readonly hash: Hash;
	readonly title: string;
	readonly summary: string;
	readonly minutes: number;
}

/** A situation with its story and what it is judged by. */
export interface Story {
	readonly scenario: Scenario;
	readonly standard: Standard;
}

/** Everything a package knows before a situation is opened. Plain facts: written at export, read by the player. */
export interface PackagedCourse {
	/** A word id such as `beckstone-social-media`; everything an LMS files the course under derives from it. */
	readonly id: Slug;
	readonly format: Format;
	readonly school: string;
	readonly policy: Slug;
	/** The title of the policy document. */
	readonly title: string;
	readonly edition: string;
	readonly editionHash: Hash;
	/** Honest time for the whole, in minutes. */
	readonly minutes: number;
	/** The staff group it was made for; absent for everyone. */
	readonly group?: Slug;
	readonly contacts: readonly Contact[];
	readonly threshold: Threshold;
	/** In the order of the course. */
	readonly situations: readonly Situation[];
	/** What is signed; empty when the package asks for no declaration. */
	readonly statements: readonly string[];
	readonly reporting: Reporting;
}
