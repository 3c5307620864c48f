/**
 * SC, second part: what is wrong in what a scenario tells and offers.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

/** The rows about what scenarios tell and offer, by code. */
export const STORY: Rows = {
	SC018: {
		severity: 'error',
		title: 'Too few or too many choices',
		says: 'Scene “{scene}” has {found} choices for one way in.',
		expected: 'two to five',
		doThis: 'Take the weakest out, split the scene, or add a choice somebody would really make.',
		example: {
			file,
			instead: `      ignore:
        text: Look away and wait until they have gone
        conduct: stay-silent
        effect: { headline: They go, says: You wait. }
        to: farewell
`,
			text: ''
		}
	},
	SC019: {
		severity: 'error',
		title: 'Choice too long',
		says: 'The text of “{choice}” has {found} characters.',
		expected: 'at most 90 characters',
		doThis: 'Say what one does in fewer words; the consequence belongs in effect.',
		example: {
			file,
			instead: 'text: Open the door',
			text: `text: Open the door ${'wide '.repeat(20)}`
		}
	},
	SC020: {
		severity: 'error',
		title: 'Headline too long',
		says: 'The headline has {found} characters.',
		expected: 'at most 70 characters',
		doThis: 'Shorten it; the rest belongs in says.',
		example: {
			file,
			instead: 'headline: Somebody knocks',
			text: `headline: Somebody knocks ${'again '.repeat(12)}`
		}
	},
	SC021: {
		severity: 'warning',
		title: 'Scene says too much',
		says: 'Scene “{scene}” says {found} lines.',
		expected: 'at most three short lines',
		doThis: 'Keep what one needs to know to decide.',
		example: {
			file,
			instead: 'says: You are alone in the room.',
			text: 'says: |\n      One.\n      Two.\n      Three.\n      Four.'
		}
	},
	SC022: {
		severity: 'error',
		title: 'Conduct without a reading in good practice',
		says: 'Choice “{choice}” stands for “{found}”, which good practice does not judge.',
		expected: 'a conduct with a reading in good practice, for this scenario or way-back',
		doThis: 'Correct the name, or add the reading to good practice.',
		example: { file, instead: 'conduct: open-the-door', text: 'conduct: open-teh-door' }
	},
	SC023: {
		severity: 'error',
		title: 'Unknown medium',
		says: '“{found}” is not a medium.',
		expected: 'one of: {known}',
		doThis: 'Use the nearest of these.',
		example: { file, instead: 'medium: in-person', text: 'medium: inperson' }
	},
	SC024: {
		severity: 'error',
		title: 'Unknown avatar',
		says: '“{found}” is not an avatar.',
		expected: 'one of: {known}',
		doThis: 'Use one of these.',
		example: { file, instead: 'avatar: fern', text: 'avatar: ferm' }
	},
	SC025: {
		severity: 'error',
		title: 'Clock is not a time',
		says: '“{found}” is not a time of day.',
		expected: 'a time such as "20:14", in quotes',
		doThis: 'Write hours and minutes with two digits each.',
		example: { file, instead: 'clock: "20:14"', text: 'clock: 8.14 pm' }
	},
	SC026: {
		severity: 'error',
		title: 'Unknown speaker',
		says: '“{found}” cannot speak on the stage.',
		expected: 'one of: {known}',
		doThis: 'Use other, with a name, for anybody else.',
		example: { file, instead: 'by: them', text: 'by: parent' }
	},
	SC027: {
		severity: 'error',
		title: 'Unknown light',
		says: '“{found}” is not a light.',
		expected: 'dusk or day',
		doThis: 'Write dusk or day.',
		example: { file, instead: 'light: dusk', text: 'light: night' }
	},
	SC028: {
		severity: 'error',
		title: 'Minutes out of range',
		says: '“{found}” is not a number of minutes for one playthrough.',
		expected: 'a whole number from 1 to 60',
		doThis: 'Write the honest time for one playthrough.',
		example: { file, instead: 'minutes: 3', text: 'minutes: 2.5' }
	},
	SC029: {
		severity: 'error',
		title: 'Unknown concern',
		says: '“{found}” is not something a scenario can concern.',
		expected: 'one of: {known}',
		doThis: 'Write [child], or leave the line out when no child is in the story.',
		example: { file, instead: 'concerns: [child]', text: 'concerns: [pupil]' }
	},
	SC030: {
		severity: 'warning',
		title: 'Way back without a wrong turn',
		says: '“{choice}” leads to the way back “{found}” without having been a wrong turn.',
		expected: 'a way back only after a wrong turn',
		doThis: 'Guard the way by “if: { judged: … }”, or make the scene an ordinary one.',
		example: { file, instead: 'way-back: false', text: 'way-back: true' }
	},
	SC031: {
		severity: 'error',
		title: 'Choice without a conduct',
		says: 'Choice “{choice}” does not say what is done.',
		expected: 'a conduct with a reading in good practice',
		doThis: 'Name the conduct that the choice stands for.',
		example: { file, instead: 'conduct: open-the-door', text: 'conduct: " "' }
	},
	SC032: {
		severity: 'error',
		title: 'Clause id or code in text that staff read',
		says: 'Staff would read “{found}” here.',
		expected: 'plain words; the clause is shown with the feedback',
		doThis: 'Leave clause ids and backticks out of the story.',
		example: { file, instead: 'asks: What do you do?', text: 'asks: What does willow/2.1 say?' }
	},
	SC033: {
		severity: 'error',
		title: 'Scene and ending of one name',
		says: '“{found}” is both a scene and an ending.',
		expected: 'each name once among scenes and endings',
		doThis: 'Rename one of them.',
		example: {
			file,
			instead: '  home: { headline',
			text: '  talk: { headline: Talk, says: It ends. }\n  home: { headline'
		}
	},
	SC034: {
		severity: 'error',
		title: 'No ending',
		says: 'The scenario has no ending.',
		expected: 'at least one ending',
		doThis: 'Write an ending and lead the last choices to it.',
		example: {
			file,
			instead: `endings:
  street: { headline: You stand in the street, says: It is dark. }
  home: { headline: You go home, says: It is evening. }
`,
			text: 'endings: {}\n'
		}
	},
	SC035: {
		severity: 'warning',
		title: 'Scene title too long for the map',
		says: 'The title of “{scene}” has more than three words.',
		expected: 'one to three words',
		doThis: 'Shorten it; the headline can say more.',
		example: { file, instead: 'title: The knock', text: 'title: The knock at the door' }
	}
};
