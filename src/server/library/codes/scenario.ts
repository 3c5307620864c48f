/**
 * SC, first part: what is wrong in the names and links of a scenario.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

/** The rows about the shape of scenarios, by code. */
export const SCENARIO: Rows = {
	SC001: {
		severity: 'error',
		title: 'Start for an unknown way in',
		says: '“{found}” has a start, but it is not a way in.',
		expected: 'a word of opens.who',
		doThis: 'Correct the spelling, or add it to opens.who.',
		example: { file, instead: 'start: { parent: door', text: 'start: { parents: door' }
	},
	SC002: {
		severity: 'error',
		title: 'Way in without a start',
		says: 'The way in “{found}” has no first scene.',
		expected: 'a line for it under start',
		doThis: 'Say under start which scene it begins with.',
		example: { file, instead: ', stranger: door }', text: ' }' }
	},
	SC003: {
		severity: 'error',
		title: 'Way in without words',
		says: 'The way in “{found}” has no title and sentence.',
		expected: 'an entry for it under ways-in',
		doThis: 'Add it under ways-in with title and says.',
		example: {
			file,
			instead: '  stranger: { title: A stranger, says: Somebody you do not know knocks. }\n',
			text: ''
		}
	},
	SC004: {
		severity: 'error',
		title: 'Choice leads nowhere',
		says: 'Choice “{choice}” leads to “{found}”, which is not a scene.',
		expected: 'a scene or an ending of this scenario',
		doThis: 'Correct the name, or write the scene or ending.',
		example: { file, instead: 'to: talk', text: 'to: tlak' }
	},
	SC005: {
		severity: 'error',
		title: 'Start at an unknown scene',
		says: 'The way in “{who}” starts at “{found}”, which is not a scene.',
		expected: 'a scene of this scenario',
		doThis: 'Correct the name, or write the scene.',
		example: { file, instead: 'start: { parent: door', text: 'start: { parent: dor' }
	},
	SC006: {
		severity: 'error',
		title: 'Words for an unknown way in',
		says: '“{found}” has words under ways-in, but it is not a way in.',
		expected: 'a word of opens.who',
		doThis: 'Correct the spelling, add it to opens.who, or take it out.',
		example: {
			file,
			instead: '  stranger: { title',
			text: '  nobody: { title: Nobody, says: Nobody knocks. }\n  stranger: { title'
		}
	},
	SC007: {
		severity: 'error',
		title: 'Scene never reached',
		says: 'Nothing leads to the scene “{found}”.',
		expected: 'a way in or a choice that leads to it',
		doThis: 'Lead a choice to it, or take it out.',
		example: { file, instead: 'to: talk', text: 'to: farewell' }
	},
	SC008: {
		severity: 'error',
		title: 'Ending never reached',
		says: 'Nothing leads to the ending “{found}”.',
		expected: 'a choice that leads to it',
		doThis: 'Lead a choice to it, or take it out.',
		example: {
			file,
			instead: '  home: { headline',
			text: '  away: { headline: Gone, says: You have left. }\n  home: { headline'
		}
	},
	SC009: {
		severity: 'error',
		title: 'Story goes back',
		says: 'Choice “{choice}” of “{scene}” leads back to “{found}”. A story only goes forward.',
		expected: 'a scene that has not been played on the way here',
		doThis: 'Lead to a new scene, even if it takes place where the other did.',
		example: { file, instead: 'to: farewell', text: 'to: door' }
	},
	SC010: {
		severity: 'error',
		title: 'Last way has a condition',
		says: 'The last way of “{choice}” has a condition; where it fails, the story stops.',
		expected: 'a last way without “if”',
		doThis: 'Take the condition off the last way, or add one after it for all other cases.',
		example: { file, instead: 'to: talk', text: 'to: [{ if: { who: [parent] }, to: talk }]' }
	},
	SC011: {
		severity: 'error',
		title: 'Condition names an unknown scene',
		says: 'The condition looks at “{found}”, which is not a scene.',
		expected: 'a scene of this scenario',
		doThis: 'Correct the name.',
		example: {
			file,
			instead: 'to: talk',
			text: 'to: [{ if: { judged: { dor: [breach] } }, to: talk }, { to: talk }]'
		}
	},
	SC012: {
		severity: 'error',
		title: 'Condition names an unknown choice',
		says: 'The condition looks at the choice “{found}”, which the scene “{scene}” does not have.',
		expected: 'scene.choice, with a choice of that scene',
		doThis: 'Correct the name.',
		example: {
			file,
			instead: 'to: talk',
			text: 'to: [{ if: { chose: door.opne }, to: talk }, { to: talk }]'
		}
	},
	SC013: {
		severity: 'error',
		title: 'Condition names an unknown way in',
		says: 'The condition asks for “{found}”, which is not a way in.',
		expected: 'a word of opens.who',
		doThis: 'Correct the name.',
		example: {
			file,
			instead: 'to: talk',
			text: 'to: [{ if: { who: [parents] }, to: talk }, { to: talk }]'
		}
	},
	SC014: {
		severity: 'error',
		title: 'Way without a condition before the last',
		says: 'A way of “{choice}” without a condition comes before others, which are never taken.',
		expected: 'a condition on every way but the last',
		doThis: 'Give it a condition, or move it to the end.',
		example: { file, instead: 'to: talk', text: 'to: [{ to: talk }, { to: farewell }]' }
	},
	SC015: {
		severity: 'error',
		title: 'Not a word id',
		says: '“{found}” is not a word id, as every {kind} needs.',
		expected: 'lower-case words joined by hyphens',
		doThis: 'Rename it, such as “ring-the-parent”.',
		example: { file, instead: '      wait:\n', text: '      Wait_here:\n' }
	},
	SC016: {
		severity: 'error',
		title: 'Condition names an unknown judgement',
		says: '“{found}” is not a judgement.',
		expected: 'one of: {known}',
		doThis: 'Use one of these words.',
		example: {
			file,
			instead: 'to: talk',
			text: 'to: [{ if: { judged: { door: [breech] } }, to: talk }, { to: talk }]'
		}
	},
	SC017: {
		severity: 'error',
		title: 'Condition is not exactly one question',
		says: 'A condition asks one thing; this one has: {found}.',
		expected: 'exactly one of chose, judged, who, all, any, not',
		doThis: 'Join several questions by all or any.',
		example: {
			file,
			instead: 'to: talk',
			text: 'to: [{ if: { who: [parent], chose: door.open }, to: talk }, { to: talk }]'
		}
	},
	SC036: {
		severity: 'error',
		title: 'Way in twice',
		says: '“{found}” stands twice in opens.who.',
		expected: 'each way in once',
		doThis: 'Take one out.',
		example: { file, instead: 'who: [parent, stranger]', text: 'who: [parent, stranger, parent]' }
	}
};
