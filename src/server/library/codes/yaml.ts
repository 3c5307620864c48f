/**
 * YA: what is wrong with a page as YAML, or with the shape of any page.
 *
 * @module
 */
import type { Rows } from './row.ts';

const KNOCK = 'scenarios/knock/scenario.yaml';
const WILLOW = 'policies/willow/policy.yaml';

/** The rows about pages as such, by code. */
export const YAML: Rows = {
	YA001: {
		severity: 'error',
		title: 'Tab as indentation',
		says: 'This line is indented with a tab.',
		expected: 'two spaces for each level',
		doThis: 'Replace the tab by spaces.',
		example: { file: KNOCK, instead: '  home: { headline', text: '\thome: { headline' }
	},
	YA002: {
		severity: 'error',
		title: 'Key twice',
		says: '“{found}” stands twice on this page; only one could count.',
		expected: 'each key once',
		doThis: 'Take one of the two out, or give it its own name.',
		example: { file: WILLOW, instead: 'edition: "1"', text: 'edition: "1"\nedition: "2"' }
	},
	YA003: {
		severity: 'error',
		title: 'Anchor or alias',
		says: '“{found}” is an anchor or an alias, which content files do not use.',
		expected: 'the text itself',
		doThis: 'Write the text out where it is needed; quote a text that starts with * or &.',
		example: { file: WILLOW, instead: 'binds: [all staff]', text: 'binds: &all [all staff]' }
	},
	YA004: {
		severity: 'error',
		title: 'Several documents in one file',
		says: 'A second document starts here (a line of three hyphens).',
		expected: 'one document a file',
		doThis: 'Take the line out, or move what follows to a file of its own.',
		example: { file: WILLOW, instead: 'edition: "1"', text: '---\nedition: "1"' }
	},
	YA005: {
		severity: 'error',
		title: 'Not YAML',
		says: 'This cannot be read as YAML: {found}',
		expected: 'a page of “key: value” lines',
		doThis:
			'Look at this line and the one before: quotes, brackets, a missing space after a colon.',
		example: { file: WILLOW, instead: 'edition: "1"', text: 'edition: "1' }
	},
	YA006: {
		severity: 'error',
		title: 'Nested too deeply',
		says: 'This page is nested too deeply ({found}).',
		expected: 'at most 30 levels',
		doThis: 'Write it flatter; nothing in content needs so many levels.',
		example: {
			file: WILLOW,
			instead: 'topics: [requests]',
			text: `topics: ${'['.repeat(40)}${']'.repeat(40)}`
		}
	},
	YA007: {
		severity: 'warning',
		title: 'Byte order mark',
		says: 'The file starts with a byte order mark. It is read as if it were not there.',
		expected: 'UTF-8 without a byte order mark',
		doThis: 'Save the file as “UTF-8”, not as “UTF-8 with BOM”.',
		example: { file: WILLOW, instead: 'policy: willow', text: '\uFEFFpolicy: willow' }
	},
	YA008: {
		severity: 'warning',
		title: 'Windows line ends',
		says: 'The file has Windows line ends (CRLF). It is read as if it had not.',
		expected: 'lines that end in LF',
		doThis: 'Save the file with “LF” line ends.',
		example: { file: WILLOW, instead: 'edition: "1"\n', text: 'edition: "1"\r\n' }
	},
	YA009: {
		severity: 'error',
		title: 'YAML tag',
		says: 'This value has a tag of its own: {found}',
		expected: 'plain text, numbers, lists and pages',
		doThis: 'Take the tag out; quote a text that starts with an exclamation mark.',
		example: { file: WILLOW, instead: 'edition: "1"', text: 'edition: !first "1"' }
	},
	YA010: {
		severity: 'error',
		title: 'Unknown key',
		says: '“{found}” is not a key of this page.',
		expected: 'one of: {known}',
		doThis: 'Correct the spelling, or take the line out.',
		example: { file: WILLOW, instead: 'force: must-not', text: 'fource: must-not' }
	},
	YA011: {
		severity: 'error',
		title: 'Missing key',
		says: '“{found}” is missing here.',
		expected: 'a line “{found}: …”',
		doThis: 'Add the line.',
		example: { file: WILLOW, instead: 'school: Willow School\n', text: '' }
	},
	YA012: {
		severity: 'error',
		title: 'Value of the wrong kind',
		says: 'Found “{found}”, which is not {expected}.',
		expected: '{expected}',
		doThis: 'Write {expected}. A number or a yes/no that is meant as text stands in quotes.',
		example: { file: WILLOW, instead: 'edition: "1"', text: 'edition: 1' }
	},
	YA013: {
		severity: 'error',
		title: 'Key that is not a word',
		says: '“{found}” cannot be a key.',
		expected: 'a word',
		doThis: 'Use lower-case words joined by hyphens; quote a key that looks like a number.',
		example: { file: KNOCK, instead: '  home: { headline', text: '  7: { headline' }
	},
	YA014: {
		severity: 'error',
		title: 'Nothing where something is needed',
		says: '“{found}” says nothing.',
		expected: 'some text, or at least one entry',
		doThis: 'Fill it in, or take the line out if it is optional.',
		example: { file: WILLOW, instead: 'school: Willow School', text: 'school:' }
	}
};
