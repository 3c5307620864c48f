/**
 * PR: what the proof of every path finds (G7), per scenario and policy.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '#domain/attempt/prove.ts';
import type { Example, Row, Rows } from './row.ts';

const file = 'scenarios/knock/scenario.yaml';

/** Codes without an example are faults of the program, or take a story too large to print. */
const EXAMPLES: Partial<Record<ProblemCode, Example>> = {
	PR001: {
		file,
		instead: 'to: talk\n      shout',
		text: 'to: [{ if: { who: [nobody-yet] }, to: talk }, { to: farewell }]\n      shout'
	}
};

/** The proof states the problem and then what to do; each is a sentence or more. */
function rowOf(code: ProblemCode): Row {
	const [title = '', ...rest] = PROBLEMS[code].split(/(?<=\.) /);
	const example = EXAMPLES[code];
	return {
		severity: 'error',
		title: title.replace(/\.$/, ''),
		says: 'Under {policies}: {found}{path}',
		expected: 'what rule G7 asks of every scenario, way in and edition',
		doThis: rest.join(' '),
		...(example ? { example } : {})
	};
}

export const PROOF: Rows = Object.fromEntries(
	(Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [code, rowOf(code)])
);
