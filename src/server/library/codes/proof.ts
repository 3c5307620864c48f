/**
 * PR: what the proof of every path finds (G7), per scenario and policy.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '#domain/attempt/prove.ts';
import type { Example, Row, Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

const EARLIER = 'Reading the files finds it first, as';
const PROGRAM = 'A fault of the program, which no content can cause.';

/** Why a code has no example. */
const WITHOUT: Partial<Record<ProblemCode, string>> = {
	PR004: `${EARLIER} SC018.`,
	PR008: PROGRAM,
	PR009: PROGRAM,
	PR014: `${EARLIER} SC009.`,
	PR015: 'A story of so many paths is too long to print.',
	PR016: `${EARLIER} SC022.`,
	PR017: PROGRAM
};

const TALK = `        text: Tell them what you think before they have finished
        conduct: talk-over
        effect: { headline: They stop, says: You have not heard it. }`;

const EXAMPLES: Partial<Record<ProblemCode, Example>> = {
	PR001: {
		file,
		instead: 'to: street-door',
		text: 'to: [{ if: { chose: street-door.sorry }, to: street-door }, { to: farewell }]'
	},
	PR002: {
		file,
		instead: TALK,
		text: `${TALK}\n        if: { chose: door.wait }`,
		also: [
			[
				'        conduct: listen-well',
				'        if: { chose: door.wait }\n        conduct: listen-well'
			]
		]
	},
	PR003: {
		file,
		instead: 'says: Now you know. }\n        to: farewell',
		text: 'says: Now you know. }\n        to: home'
	},
	PR005: { file, instead: 'conduct: listen-well', text: 'conduct: talk-over' },
	PR006: { file, instead: 'conduct: listen-well', text: 'conduct: talk-over' },
	PR007: { file, instead: 'conduct: open-the-door', text: 'conduct: shout-through' },
	PR010: {
		file,
		instead: 'conduct: open-the-door',
		text: 'conduct: write-to-paper',
		also: [
			['conduct: listen-well', 'conduct: write-to-paper'],
			['conduct: say-goodbye', 'conduct: write-to-paper']
		]
	},
	PR011: {
		file,
		instead: 'says: You look at each other. }\n        to: talk',
		text: 'says: You look at each other. }\n        to: street-door'
	},
	PR012: {
		file,
		instead: 'text: Open the door',
		text: 'text: Open the door, because the policy of the school asks you to do so',
		also: [
			['text: Hear them out', 'text: Hear them out, because that is what anybody would like best'],
			[
				'text: Say goodbye',
				'text: Say goodbye kindly, because that is what anybody would like best'
			]
		]
	},
	PR013: {
		file,
		instead: 'conduct: stay-silent',
		text: 'conduct: listen-well',
		also: [[TALK, TALK.replace('talk-over', 'listen-well')]]
	}
};

/** The proof states the problem and then what to do; each is a sentence or more. */
function rowOf(code: ProblemCode): Row {
	const [title = '', ...rest] = PROBLEMS[code].split(/(?<=\.) /);
	const example = EXAMPLES[code];
	const without = WITHOUT[code];
	return {
		severity: 'error',
		title: title.replace(/\.$/, ''),
		says: 'Under {policies}: {found}{path}',
		expected: 'what rule G7 asks of every scenario, way in and edition',
		doThis: rest.join(' '),
		...(example ? { example } : {}),
		...(without === undefined ? {} : { without })
	};
}

export const PROOF: Rows = Object.fromEntries(
	(Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [code, rowOf(code)])
);
