/**
 * WA: what is wrong in walks, and what no walk covers.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'scenarios/knock/walks.yaml';

/** The rows about walks, by code. */
export const WALKS: Rows = {
	WA001: {
		severity: 'error',
		title: 'Walk under an unknown policy',
		says: 'The walk is played under “{found}”, which is not a policy.',
		expected: 'one of: {known}',
		doThis: 'Correct the name; it is the folder of the policy.',
		example: { file, instead: 'policy: willow', text: 'policy: wilow' }
	},
	WA002: {
		severity: 'error',
		title: 'Walk by an unknown way in',
		says: 'The walk begins as “{found}”, which is not a way in.',
		expected: 'one of: {known}',
		doThis: 'Correct the name, or leave it out for the first way in.',
		example: { file, instead: 'who: stranger', text: 'who: strnger' }
	},
	WA003: {
		severity: 'error',
		title: 'Walk with an unknown choice',
		says: 'The walk chooses “{found}”, which no scene offers.',
		expected: 'the id of a choice',
		doThis: 'Correct the name.',
		example: { file, instead: 'choose: [open, listen', text: 'choose: [opne, listen' }
	},
	WA004: {
		severity: 'error',
		title: 'Walk to an unknown ending',
		says: 'The walk expects to end at “{found}”, which is not an ending.',
		expected: 'one of: {known}',
		doThis: 'Correct the name.',
		example: { file, instead: 'ends: home', text: 'ends: hoem' }
	},
	WA005: {
		severity: 'error',
		title: 'Score is not a fraction',
		says: '“{found}” is not a score.',
		expected: 'points over points available, such as 5/6',
		doThis: 'Write the fraction you expect by hand; never copy what the program prints.',
		example: { file, instead: 'score: 6/6', text: 'score: "1.0"' }
	},
	WA006: {
		severity: 'error',
		title: 'Walk ends elsewhere',
		says: 'The walk ends at “{found}”, not at “{expected}” as expected.',
		expected: '{expected}',
		doThis: 'Find out which of the two is right: the walk or the story.',
		example: { file, instead: 'ends: home', text: 'ends: street' }
	},
	WA007: {
		severity: 'error',
		title: 'Walk scores otherwise',
		says: 'The walk scores {found}, not {expected} as expected.',
		expected: '{expected}',
		doThis: 'Count by hand from the readings, then correct the walk, a reading or the story.',
		example: { file, instead: 'score: 6/6', text: 'score: 5/6' }
	},
	WA008: {
		severity: 'error',
		title: 'Walk passes or fails otherwise',
		says: 'The walk is {found} ({because}), not {expected} as expected.',
		expected: '{expected}',
		doThis: 'Find out which is right: the walk, the readings or the pass mark.',
		example: { file, instead: 'passed: true', text: 'passed: false' }
	},
	WA009: {
		severity: 'error',
		title: 'Choice not offered on this walk',
		says: 'At “{scene}” the walk chooses “{found}”, which is not offered there.',
		expected: 'one of: {known}',
		doThis: 'Choose what the scene offers to this way in.',
		example: { file, instead: 'choose: [open, listen', text: 'choose: [listen, listen' }
	},
	WA010: {
		severity: 'error',
		title: 'Walk goes on after the end',
		says: 'The story has ended at “{ending}” before “{found}” is chosen.',
		expected: 'no choice after an ending',
		doThis: 'Take the last choices out.',
		example: { file, instead: 'listen, wave]', text: 'listen, wave, open]' }
	},
	WA011: {
		severity: 'error',
		title: 'Walk stops before an ending',
		says: 'The walk stops at “{found}”, which is not an ending.',
		expected: 'choices up to an ending',
		doThis: 'Go on choosing: {known}.',
		example: { file, instead: 'listen, wave]', text: 'listen]' }
	},
	WA012: {
		severity: 'error',
		title: 'Ending without a walk',
		says: 'No walk ends at “{found}”.',
		expected: 'at least one walk to every ending',
		doThis: 'Add a walk that ends there.',
		example: { file, text: '[]\n' }
	},
	WA013: {
		severity: 'error',
		title: 'Conduct without a walk',
		says: 'No walk makes a choice that stands for “{found}”.',
		expected: 'at least one walk through every conduct',
		doThis: 'Add a walk that chooses it.',
		example: { file, text: '[]\n' }
	},
	WA014: {
		severity: 'error',
		title: 'Way in without a walk',
		says: 'No walk begins as “{found}”.',
		expected: 'at least one walk for every way in',
		doThis: 'Add a walk that begins so.',
		example: { file, text: '[]\n' }
	},
	WA015: {
		severity: 'error',
		title: 'Policy without a passing walk',
		says: 'No walk under “{found}” passes.',
		expected: 'a passing walk under every school’s policy',
		doThis: 'Add a walk that does the right thing throughout.',
		example: { file, text: '[]\n' }
	},
	WA016: {
		severity: 'error',
		title: 'Policy without a failing walk',
		says: 'No walk under “{found}” fails.',
		expected: 'a failing walk under every school’s policy',
		doThis: 'Add a walk that goes wrong.',
		example: { file, text: '[]\n' }
	},
	WA017: {
		severity: 'error',
		title: 'Two walks of one name',
		says: 'Two walks are called “{found}”.',
		expected: 'each walk its own name',
		doThis: 'Say what sets this one apart.',
		example: { file, instead: 'walk: lets the stranger in', text: 'walk: greets the parent' }
	}
};
