/**
 * `cmi5.xml`: one assignable unit, done when it is both completed and passed, with no mastery score.
 *
 * @see cmi5 specification, Quartz 1st edition, sections 13 and 14
 * @module
 */
import type { Reporting } from '../reporting.ts';
import { addresses, LAUNCH, type ManifestFacts } from './facts.ts';
import { titleText } from './xml.ts';

/** The most characters of a description. */
const LONGEST_DESCRIPTION = 1_000;

/** Writes the course structure. */
export function cmi5Structure(
	{ id, title, description }: ManifestFacts,
	{ onPass }: Reporting
): string {
	const at = addresses(id);
	const words = `<title>
      <langstring lang="en-GB">${titleText(title)}</langstring>
    </title>
    <description>
      <langstring lang="en-GB">${titleText(description, LONGEST_DESCRIPTION)}</langstring>
    </description>`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${at.course}">
    ${words}
  </course>
  <au id="${at.unit}" moveOn="${onPass === 'passed' ? 'CompletedAndPassed' : 'Completed'}" launchMethod="AnyWindow">
    ${words}
    <url>${LAUNCH}</url>
  </au>
</courseStructure>
`;
}
