/**
 * PR: what the proof of every path finds (G7), per scenario and policy.
 *
 * @module
 */
import { PROBLEMS, type ProblemCode } from '#domain/attempt/prove.ts';
import type { Example, Row, Rows } from './row.ts';

const scenario = 'scenarios/knock/scenario.yaml';

const EXAMPLES: Partial<Record<ProblemCode, Example>> = {};

/** The proof states the problem and what to do as two sentences or more; the first is the title. */
function rowOf(code: ProblemCode): Row {
	const [title = '', ...rest] = PROBLEMS[code].split(/(?<=\.) /);
	const example = EXAMPLES[code];
	return {
		severity: 'error',
		title: title.replace(/\.$/, ''),
		says: '{scenario} under {policy}: {found}{path}',
		expected: 'what RULES.md G7 asks of every scenario, way in and edition',
		doThis: rest.join(' '),
		...(example ? { example } : {})
	};
}

export const PROOF: Rows = Object.fromEntries(
	(Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [code, rowOf(code)])
);
