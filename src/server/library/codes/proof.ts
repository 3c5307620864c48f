/**
 * PR: what the proof of every path finds (G7), per scenario and policy.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '#domain/attempt/prove.ts';
import type { Example, Row, Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

const TALK = `        text: Tell them what you think before they have finished
        conduct: talk-over
        effect: { headline: They stop, says: You have not heard it. }`;

/** Choices that are on offer only once the door has been opened: more than five at a time, but on that way alone. */
const THANKS = ['smile', 'nod', 'bow']
	.map(
		(id) => `      ${id}:
        text: Thank them and ${id}
        conduct: say-goodbye
        effect: { headline: They ${id} too, says: All is well. }
        if: { chose: door.open }
        to: home
`
	)
	.join('');

/** As many paths as can be followed, and some: five choices in each of seven scenes that lead to one another. */
const AGAIN = Array.from({ length: 7 }, (_, at) => again(at + 1));

function again(at: number): string {
	const to = at < 7 ? `again-${at + 1}` : 'farewell';
	const choices = ['listen-well', 'talk-over', 'say-sorry', 'say-goodbye', 'stay-silent'].map(
		(conduct) => `      ${conduct}:
        text: Do it (${conduct.replace('-', ' ')})
        conduct: ${conduct}
        effect: { headline: They begin again, says: It takes a while. }
        to: ${to}
`
	);
	return `  again-${at}:
    title: Once more
    medium: in-person
    when: Now
    where: In the doorway
    headline: They begin again
    says: It takes a while.
    asks: What do you do?
    choices:
${choices.join('')}`;
}

const EXAMPLES: Readonly<Record<ProblemCode, Example>> = {
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
	PR004: { file, instead: '      wave:\n', text: `${THANKS}      wave:\n` },
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
	},
	PR015: {
		file,
		instead: 'says: Now you know. }\n        to: farewell',
		text: 'says: Now you know. }\n        to: [{ if: { who: [parent] }, to: again-1 }, { to: farewell }]',
		also: [['endings:\n', `${AGAIN.join('')}endings:\n`]],
		excerpt: `${again(1).split('      talk-over')[0] ?? ''}      … four more choices, and six more scenes like this, up to again-7`
	}
};

/** The proof states the problem and then what to do; each is a sentence or more. */
function rowOf(code: ProblemCode): Row {
	const [title = '', ...rest] = PROBLEMS[code].split(/(?<=\.) /);
	return {
		severity: 'error',
		title: title.replace(/\.$/, ''),
		says: 'Under {policies}: {found}{path}',
		expected: 'what rule G7 asks of every scenario, way in and edition',
		doThis: rest.join(' '),
		example: EXAMPLES[code]
	};
}

/** The rows about the proof of every path, by code. */
export const PROOF: Rows = Object.fromEntries(
	(Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [code, rowOf(code)])
);
