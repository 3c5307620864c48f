/**
 * One slip is one error: nothing is concluded from a file that has errors, and the cause comes first.
 *
 * @module
 */
import { describe, expect, test } from 'vitest';
import { checkContent } from './check.ts';
import { CODES } from './codes/codes.ts';
import type { Example } from './codes/row.ts';
import { contentWith } from './content.test-data.ts';

const policy = 'policies/willow/policy.yaml';
const readings = 'policies/willow/readings/knock.yaml';
const goodPractice = 'policies/good-practice/policy.yaml';
const baseline = 'policies/good-practice/readings/knock.yaml';
const walks = 'scenarios/knock/walks.yaml';

/** What the check finds, as `file:line code`. */
function found(...edits: readonly Example[]): readonly string[] {
	return checkContent(contentWith(...edits), () => 0).diagnostics.map(
		({ file, line, code }) => `${file}:${line} ${code}`
	);
}

describe('one slip is told alone', () => {
	test.for([
		['a tab', policy, 'edition: "1"', 'edition: "1"\n\treview: never', `${policy}:5 YA001`],
		['an unknown force', policy, 'force: must-not', 'force: msut', `${policy}:17 PO003`],
		['a key twice', policy, 'edition: "1"', 'edition: "1"\nedition: "2"', `${policy}:5 YA002`],
		['a misspelt key', policy, 'says: Shout', 'sasy: Shout', `${policy}:18 YA010`],
		[
			'an unknown judgement',
			readings,
			'judgement: compliant-best',
			'judgement: braech',
			`${readings}:4 RE004`
		],
		['a tab in good practice', goodPractice, 'review:', '\treview:', `${goodPractice}:6 YA001`],
		[
			'an unknown judgement in good practice',
			baseline,
			'judgement: risky',
			'judgement: riksy',
			`${baseline}:6 RE004`
		],
		[
			'a walk that names no policy',
			walks,
			'willow\n  who: str',
			'wilow\n  who: str',
			`${walks}:10 WA001`
		],
		['a walk that misspells a choice', walks, '[wait,', '[wiat,', `${walks}:12 WA003`],
		['a walk that misspells its ending', walks, 'ends: home', 'ends: hoem', `${walks}:5 WA004`]
	] as const)('%s', ([, file, instead, text, expected]) => {
		expect(found({ file, instead, text })).toEqual([expected]);
	});

	const broken = Object.entries(CODES).flatMap(([code, { example, severity }]) =>
		example.file.startsWith('policies/') && severity === 'error' ? [[code, example] as const] : []
	);
	test.for(broken)('%s puts no blame on walks, paths and minutes', ([, example]) => {
		expect(found(example).filter((each) => /(WA|PR|ME)\d+$/.test(each))).toEqual([]);
	});

	test('a policy whose folder is not named as one should be puts no blame on its walks', () => {
		expect(found({ file: 'policies/Willow/policy.yaml', text: 'policy: Willow\n' })).toEqual([
			'policies/Willow:1 FI010'
		]);
	});
});

test('what does not rest on the broken file is still checked', () => {
	const other = 'scenario: bell\nreadings:\n  ring:\n    judgement: ';
	const because = '\n    clauses: [gp/1]\n    because: It rings.\n';
	expect(
		found(
			{ file: 'policies/good-practice/readings/bell.yaml', text: `${other}risky${because}` },
			{ file: 'policies/willow/readings/bell.yaml', text: `${other}riksy${because}` },
			{ file: walks, instead: 'score: 6/6', text: 'score: 5/6' }
		)
	).toEqual(['policies/willow/readings/bell.yaml:4 RE004', `${walks}:6 WA007`]);
});

test('a way in that no walk begins by is told also while another walk stops short', () => {
	expect(
		found(
			{ file: walks, instead: 'who: stranger', text: 'who: parent' },
			{ file: walks, instead: 'listen, wave]', text: 'listen]' }
		)
	).toEqual([`${walks}:4 WA011`, `${walks}:1 WA014`]);
});

test('errors come before warnings, and clauses before the readings that name them', () => {
	expect(
		found(
			{ file: policy, instead: 'id: willow/2.1', text: 'id: willow/1.1' },
			{ file: policy, instead: 'policy: willow', text: '\uFEFFpolicy: willow' }
		)
	).toEqual([
		`${policy}:21 PO001`,
		`${readings}:5 RE002`,
		`${readings}:10 RE002`,
		`${policy}:1 YA007`
	]);
	const shared = found(CODES['PO018']?.example ?? { file: '' });
	expect(shared[0]).toBe(`${policy}:14 PO018`);
	expect(shared[1]).toMatch(/^policies\/good-practice\/readings\/knock.yaml:\d+ RE002$/);
});
