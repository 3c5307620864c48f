/**
 * RE: what is wrong in readings.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'policies/willow/readings/knock.yaml';

/** The rows about readings, by code. */
export const READINGS: Rows = {
	RE001: {
		severity: 'error',
		title: 'Conduct read twice',
		says: '“{found}” has two readings in this file; only one could count.',
		expected: 'each conduct once',
		doThis: 'Merge the two readings, or correct the name of one.',
		example: { file, instead: '  stay-silent:\n', text: '  open-the-door:\n' }
	},
	RE002: {
		severity: 'error',
		title: 'Reading names an unknown clause',
		says: 'The reading names “{found}”, which is not a clause of this policy or of good practice.',
		expected: 'the id of a clause of this edition or of good practice',
		doThis: 'Correct the id, or add the clause to policy.yaml.',
		example: { file, instead: 'clauses: [willow/2.1]', text: 'clauses: [willow/2.l]' }
	},
	RE003: {
		severity: 'error',
		title: 'Judgement without a clause',
		says: '“{conduct}” is judged {found}, but no clause is named (J2).',
		expected: 'at least one clause, or not-addressed',
		doThis: 'Name the clause that says so. If none does, the judgement is not-addressed.',
		example: { file, instead: 'clauses: [willow/2.1]', text: 'clauses: []' }
	},
	RE004: {
		severity: 'error',
		title: 'Unknown judgement',
		says: '“{found}” is not a judgement.',
		expected: 'one of: {known}',
		doThis: 'Use one of these words.',
		example: { file, instead: 'judgement: compliant-best', text: 'judgement: compliant-bets' }
	},
	RE005: {
		severity: 'error',
		title: 'Conduct that good practice does not know',
		says: 'Good practice has no reading of “{found}”.',
		expected: 'a conduct that good practice judges in this scenario',
		doThis: 'Correct the spelling, or add the reading to good practice too.',
		example: { file, instead: '  stay-silent:\n', text: '  stay-silnet:\n' }
	},
	RE006: {
		severity: 'error',
		title: 'Conduct is not a word id',
		says: '“{found}” is not a word id.',
		expected: 'lower-case words joined by hyphens',
		doThis: 'Name what is done, such as refuse-and-report.',
		example: { file, instead: '  stay-silent:\n', text: '  Stay_silent:\n' }
	},
	RE007: {
		severity: 'error',
		title: 'Readers is not a count',
		says: '“{found}” is not a number of readers.',
		expected: 'a whole number from 1',
		doThis: 'Write how many people have read this against the document.',
		example: { file, instead: 'readers: 2', text: 'readers: 0' }
	},
	RE008: {
		severity: 'error',
		title: 'Clause id or code in a reason',
		says: 'Staff would read “{found}” in this reason.',
		expected: 'plain words; the clause is shown beside them',
		doThis: 'Leave the id and the backticks out; name a clause by its reference.',
		example: { file, instead: 'because: The door', text: 'because: By willow/2.1 the door' }
	},
	RE009: {
		severity: 'error',
		title: 'Good practice leaves a conduct open',
		says: 'Good practice does not judge “{conduct}”; nothing else would.',
		expected: 'a judgement other than not-addressed',
		doThis: 'Judge it, and add a clause to good practice if none says so.',
		example: {
			file: 'policies/good-practice/readings/knock.yaml',
			instead: 'judgement: risky',
			text: 'judgement: not-addressed'
		}
	},
	RE010: {
		severity: 'warning',
		title: 'Clause named twice',
		says: 'The reading of “{conduct}” names “{found}” twice.',
		expected: 'each clause once',
		doThis: 'Take one out.',
		example: {
			file,
			instead: 'clauses: [willow/2.1]',
			text: 'clauses: [willow/2.1, willow/2.1]'
		}
	}
};
