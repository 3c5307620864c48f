/**
 * The manifest of a package, by its format.
 *
 * @module
 */
import type { PackagedCourse } from '../packaged.ts';
import { cmi5Structure } from './cmi5.ts';
import { wordsFor } from './facts.ts';
import { scorm12Manifest } from './scorm12.ts';
import { scorm2004Manifest } from './scorm2004.ts';

/** A file of the zip that a platform looks for by its name. */
export interface Manifest {
	readonly name: 'imsmanifest.xml' | 'cmi5.xml';
	readonly text: string;
}

/** Writes the manifest of a course; `files` is every other file of the zip. */
export function manifestOf(course: PackagedCourse, files: readonly string[]): Manifest {
	const facts = { id: course.id, ...wordsFor(course), files };
	switch (course.format) {
		case 'scorm12':
			return { name: 'imsmanifest.xml', text: scorm12Manifest(facts) };
		case 'scorm2004-3':
			return { name: 'imsmanifest.xml', text: scorm2004Manifest(facts, '3rd') };
		case 'scorm2004-4':
			return { name: 'imsmanifest.xml', text: scorm2004Manifest(facts, '4th') };
		case 'cmi5':
			return { name: 'cmi5.xml', text: cmi5Structure(facts, course.reporting) };
	}
}
