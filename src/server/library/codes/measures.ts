/**
 * ME: what measuring a scenario finds. These are signs, not proof: a warning asks somebody to read the place again.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

/** The highest reading age, in years. */
export const MOST_READING_AGE = 13;
/** The most words of a sentence. */
export const MOST_WORDS = 25;
/** How far the stated minutes may be from the measured ones, either way. */
export const MOST_MINUTES_OUT = 1;
/** The most minutes that a situation may take: it is played between two lessons, or not at all. */
export const MOST_MINUTES = 6;

/** The rows about measures, by code. */
export const MEASURES: Rows = {
	ME001: {
		severity: 'warning',
		title: 'Hard to read',
		says: 'The story has a reading age of {found} years.',
		expected: `a reading age of at most ${MOST_READING_AGE}, over all that a learner reads in the file`,
		doThis: 'Shorten the longest sentences, and say it in everyday words.',
		example: {
			file,
			instead: 'says: You are alone in the room.',
			text: `says: ${Array(20).fill('Unaccompanied professionals occasionally encounter unanticipated circumstances.').join(' ')}`
		}
	},
	ME002: {
		severity: 'warning',
		title: 'Sentence too long',
		says: 'A sentence has {words} words: “{found}”.',
		expected: `at most ${MOST_WORDS} words in a sentence`,
		doThis: 'Make two of it.',
		example: {
			file,
			instead: 'says: You are alone in the room.',
			text: 'says: You are alone in the room, and it is late, and the lights in the corridor have gone out, so that you cannot see who it is.'
		}
	},
	ME003: {
		severity: 'warning',
		title: 'Minutes not as measured',
		says: 'The file says {found} minutes; it typically takes about {measured}: {words} words and {decisions} decisions.',
		expected: `minutes that are at most ${MOST_MINUTES_OUT} from the measured ones`,
		doThis: 'State the minutes that it takes, or make the story shorter or longer.',
		example: { file, instead: 'minutes: 3', text: 'minutes: 12' }
	},
	ME004: {
		severity: 'warning',
		title: 'Too long to play',
		says: 'It typically takes about {found} minutes: {words} words and {decisions} decisions.',
		expected: `at most ${MOST_MINUTES} minutes, reasons and clauses included`,
		doThis: 'Cut words that do no work: what nobody’s judgement rests on, and what is said twice.',
		example: {
			file,
			instead: 'says: You are alone in the room.',
			text: `says: ${Array(160).fill('You are alone in the room.').join(' ')}`
		}
	}
};
