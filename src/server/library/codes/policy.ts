/**
 * PO: what is wrong in a policy.
 *
 * @module
 */
import type { Rows } from './row.ts';

const file = 'policies/willow/policy.yaml';
const baseline = 'policies/good-practice/policy.yaml';

/** The rows about policies, by code. */
export const POLICY: Rows = {
	PO001: {
		severity: 'error',
		title: 'Clause id twice',
		says: 'Two clauses are called “{found}”.',
		expected: 'each clause id once in a policy',
		doThis: 'Give the second one its own id; add -2 when both come from one sentence.',
		example: { file, instead: 'id: willow/2.1', text: 'id: willow/1.1' }
	},
	PO002: {
		severity: 'error',
		title: 'Clause id malformed',
		says: '“{found}” is not a clause id.',
		expected: 'a word, a slash and the place in the document, such as willow/2.1',
		doThis: 'Write the id as prefix/place, without spaces.',
		example: { file, instead: 'id: willow/2.1', text: 'id: "2.1"' }
	},
	PO003: {
		severity: 'error',
		title: 'Unknown force',
		says: '“{found}” is not a force.',
		expected: 'one of: {known}',
		doThis: 'Use the force that the wording of the document carries.',
		example: { file, instead: 'force: must-not', text: 'force: must not' }
	},
	PO004: {
		severity: 'error',
		title: 'Topic malformed',
		says: '“{found}” is not a topic.',
		expected: 'words joined by hyphens, such as friend-pupils',
		doThis: 'Write the topic with hyphens in place of spaces.',
		example: { file, instead: 'topics: [requests]', text: 'topics: [follow requests]' }
	},
	PO005: {
		severity: 'error',
		title: 'Clause that binds nobody',
		says: 'This clause does not say whom it binds.',
		expected: 'at least one group, such as [all staff]',
		doThis: 'Say whom the document addresses here.',
		example: { file, instead: 'binds: [all staff]', text: 'binds: []' }
	},
	PO006: {
		severity: 'error',
		title: 'Date malformed',
		says: '“{found}” is not a date of adoption.',
		expected: 'YYYY-MM-DD, YYYY-MM or unknown',
		doThis: 'Write the date in one of these forms.',
		example: { file, instead: 'adopted: unknown', text: 'adopted: May 2024' }
	},
	PO007: {
		severity: 'error',
		title: 'Pass mark is not a fraction',
		says: '“{found}” is not a fraction.',
		expected: 'a fraction of whole numbers, such as 4/5',
		doThis: 'Write the pass mark as a fraction; 80 % is 4/5.',
		example: { file, instead: 'pass-mark: 4/5', text: 'pass-mark: 80%' }
	},
	PO008: {
		severity: 'error',
		title: 'Pass mark out of range',
		says: 'A pass mark of {found} is not between 1/2 and 1/1.',
		expected: '1/2 to 1/1',
		doThis: 'Choose a pass mark in this range; 4/5 is usual.',
		example: { file, instead: 'pass-mark: 4/5', text: 'pass-mark: 1/3' }
	},
	PO009: {
		severity: 'error',
		title: 'Unknown judgement to fail on',
		says: '“{found}” cannot fail an attempt on its own.',
		expected: 'one of: {known}',
		doThis: 'List serious-breach, and breach if the school wants it.',
		example: { file, instead: 'fails-on: [serious-breach]', text: 'fails-on: [serious-breech]' }
	},
	PO010: {
		severity: 'error',
		title: 'Clause id with another prefix',
		says: 'Clause “{found}” starts with another word than the first clause of the policy.',
		expected: 'an id such as {expected}',
		doThis: 'Give all clauses of a policy the same first word.',
		example: { file, instead: 'id: willow/2.1', text: 'id: wilow/2.1' }
	},
	PO011: {
		severity: 'error',
		title: 'Floor or not-scored list outside good practice',
		says: '“{found}” may only stand in good practice: it holds under every edition.',
		expected: 'no such list in a school’s policy',
		doThis: 'Take it out. A school is stricter through its readings and fails-on.',
		example: {
			file,
			instead: 'clauses:\n',
			text: 'floor:\n  - { conduct: open-the-door, because: Never. }\nclauses:\n'
		}
	},
	PO012: {
		severity: 'error',
		title: 'Unknown conduct on a list',
		says: '“{found}” stands on the {list} list, but good practice has no reading of it.',
		expected: 'a conduct that good practice judges',
		doThis: 'Correct the spelling, or add the reading.',
		example: { file: baseline, instead: 'conduct: shout-through', text: 'conduct: shout-trough' }
	},
	PO013: {
		severity: 'error',
		title: 'Conduct on both lists',
		says: '“{found}” is on the floor and on the not-scored list.',
		expected: 'at most one of the two',
		doThis: 'Decide: what always fails cannot count neither way.',
		example: { file: baseline, instead: 'conduct: write-to-paper', text: 'conduct: shout-through' }
	},
	PO014: {
		severity: 'error',
		title: 'Unknown limit of a floor entry',
		says: '“{found}” does not limit a floor entry.',
		expected: 'child, or no such line',
		doThis: 'Write “when: child”, or take the line out to hold everywhere.',
		example: {
			file: baseline,
			instead: 'conduct: shout-through,',
			text: 'conduct: shout-through, when: pupil,'
		}
	},
	PO015: {
		severity: 'error',
		title: 'Statement names an unknown clause',
		says: 'The statement rests on “{found}”, which is not a clause of this policy.',
		expected: 'the id of a clause of this policy',
		doThis: 'Correct the id, or leave the list empty.',
		example: {
			file,
			instead: 'declaration: []',
			text: 'declaration:\n  - { says: I have read it., clauses: [willow/1.2] }'
		}
	},
	PO016: {
		severity: 'error',
		title: 'Clause id or code in text that staff read',
		says: 'Staff would read “{found}” here.',
		expected: 'plain words, and references as the document prints them',
		doThis: 'Name the clause by its reference, such as “2. Doors, ¶1”, and leave backticks out.',
		example: {
			file,
			instead: 'says: Open the door',
			text: 'says: Despite willow/1.1, open the door'
		}
	},
	PO017: {
		severity: 'error',
		title: 'Serious breach would not fail',
		says: 'The policy fails on {found}; a serious breach must always fail.',
		expected: 'serious-breach in the list',
		doThis: 'Add serious-breach; a school may add to the list, not take away.',
		example: { file, instead: 'fails-on: [serious-breach]', text: 'fails-on: [breach]' }
	},
	PO018: {
		severity: 'error',
		title: 'Prefix of another policy',
		says: 'The clauses start with “{found}”, as those of “{policy}” do.',
		expected: 'a first word no other policy uses',
		doThis: 'Choose another first word for the clause ids of this policy.',
		example: {
			file: baseline,
			text: 'policy: good-practice\nschool: Good practice\ntitle: Good practice\nedition: "1"\nadopted: unknown\nreview: unknown\nsource: Our own\nclauses:\n  - { id: willow/1, ref: "1", binds: [all staff], force: must, says: Knock first., topics: [] }\n'
		}
	},
	PO019: {
		severity: 'error',
		title: 'Conduct twice on a list',
		says: '“{found}” stands twice on the {list} list.',
		expected: 'each conduct once',
		doThis: 'Keep the entry that holds more widely.',
		example: {
			file: baseline,
			instead: 'not-scored:\n',
			text: '  - { conduct: shout-through, because: Again. }\nnot-scored:\n'
		}
	},
	PO020: {
		severity: 'error',
		title: 'Policy without clauses',
		says: 'The policy has no clauses.',
		expected: 'at least one clause',
		doThis: 'Add the provisions of the document, each with its reference and force.',
		example: {
			file,
			text: 'policy: willow\nschool: Willow School\ntitle: Doors\nedition: "1"\nadopted: unknown\nreview: unknown\nsource: Ours\nclauses: []\n'
		}
	}
};
