/**
 * FI: what is wrong with files and folders.
 *
 * @module
 */
import type { Rows } from './row.ts';

/** The rows about files and folders, by code. */
export const FILES: Rows = {
	FI001: {
		severity: 'error',
		title: 'File missing',
		says: 'The file “{found}” is missing.',
		expected: 'a file of this name',
		doThis: 'Create it; a neighbour of the same kind is a good start.',
		example: { file: 'scenarios/knock/walks.yaml' }
	},
	FI002: {
		severity: 'error',
		title: 'No readings',
		says: 'There are no readings in “{found}”.',
		expected: 'one file for each scenario, such as readings/pupil-follow.yaml',
		doThis: 'Add a file of readings, even if most of them are not-addressed.',
		example: { file: 'policies/willow/readings/knock.yaml' }
	},
	FI004: {
		severity: 'error',
		title: 'File too large',
		says: 'The file has {found} bytes and was not read.',
		expected: 'at most 1,000,000 bytes',
		doThis: 'Check that this is the right file; content files are far smaller.',
		example: { file: 'policies/willow/policy.yaml', text: `# ${'long '.repeat(200_000)}` }
	},
	FI005: {
		severity: 'error',
		title: 'File cannot be read',
		says: 'The file cannot be read ({found}).',
		expected: 'a plain file that this program may read',
		doThis: 'Check that it is a file and not a folder, and who may read it.',
		example: {
			file: 'policies/willow/policy.yaml/notes.txt',
			text: 'A folder where a file is due.'
		}
	},
	FI006: {
		severity: 'error',
		title: 'Not UTF-8',
		says: 'The file is not UTF-8 text.',
		expected: 'UTF-8',
		doThis: 'Open it in your editor and save it as “UTF-8”.',
		example: { file: 'policies/willow/policy.yaml', text: 'school: Caf\u00E9', encoding: 'latin1' }
	},
	FI007: {
		severity: 'error',
		title: 'File empty',
		says: 'The file “{found}” is empty.',
		expected: 'a page of “key: value” lines',
		doThis: 'Fill it in, or take it away if nobody needs it.',
		example: { file: 'policies/willow/policy.yaml', text: '# nothing yet\n' }
	},
	FI008: {
		severity: 'error',
		title: 'Name differs from the folder or file',
		says: 'The file calls itself “{found}”, but it stands where “{expected}” belongs.',
		expected: '{expected}',
		doThis: 'Make the two the same; records name content by this word.',
		example: {
			file: 'policies/willow/policy.yaml',
			instead: 'policy: willow',
			text: 'policy: wilow'
		}
	},
	FI009: {
		severity: 'warning',
		title: 'File that nobody reads',
		says: 'Nothing reads “{found}” here.',
		expected: 'only the files and folders of the format',
		doThis: 'Correct its name, or take it away; notes may stand in a file that ends in .md.',
		example: { file: 'scenarios/knock/walk.yaml', text: '[]\n' }
	},
	FI010: {
		severity: 'error',
		title: 'Folder name is not a word id',
		says: 'The folder “{found}” is not named by a word id, and was not read.',
		expected: 'lower-case words joined by hyphens',
		doThis: 'Rename the folder, such as “the-grange”.',
		example: { file: 'policies/Willow School/policy.yaml', text: 'policy: willow-school\n' }
	},
	FI011: {
		severity: 'error',
		title: 'Good practice missing',
		says: 'There is no policy “{found}”, which judges what schools leave open.',
		expected: 'policies/good-practice/policy.yaml with its readings',
		doThis: 'Restore the folder; no scenario can be judged without it.',
		example: { file: 'policies/good-practice' }
	},
	FI012: {
		severity: 'error',
		title: 'Content folder missing',
		says: 'There is no folder “{found}” in the content root.',
		expected: 'a folder of this name',
		doThis: 'Check the content root (--root), or create the folder.',
		example: { file: 'scenarios' }
	},
	FI013: {
		severity: 'error',
		title: 'Readings for a scenario that good practice does not know',
		says: 'Good practice has no readings for “{found}”.',
		expected: 'one of: {known}',
		doThis: 'Correct the name, or add the readings to good practice first.',
		example: {
			file: 'policies/willow/readings/knok.yaml',
			text: 'scenario: knok\nreadings: {}\n'
		}
	}
};
